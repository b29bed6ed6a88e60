/** The search in a dialog, from any page. */
import { createCombobox, places } from './combobox.ts';
import { buildDialog } from './markup.ts';

const { dialog, ...parts } = buildDialog();
const { input, list } = parts;
const combobox = createCombobox(parts, { most: 12, hint: 'Type a name, or go to:', unasked: places });

/** Opens the dialog; its field has the focus, and what was typed before is marked to be typed over. */
export function open(): void {
  if (dialog.open) return;
  dialog.showModal();
  input.focus();
  input.select();
  void combobox.refresh();
}

input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing) return;
  // Else the form would close the dialog.
  event.preventDefault();
  combobox.openChosen(event);
});

list.addEventListener('click', ({ target }) => {
  // A result on this very page, such as an error code: nothing is loaded, so the dialog would stay.
  if (target instanceof Element && target.closest('a') !== null) dialog.close();
});

// Beside the dialog is its backdrop.
dialog.addEventListener('click', ({ target }) => {
  if (target === dialog) dialog.close();
});
