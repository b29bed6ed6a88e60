/**
 * The field of the home page: what is typed is found at once, in a list below it. Until it is loaded, and without
 * scripts, the form leads to the table of all models.
 */
import type { Tool } from '../tool.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { createCombobox } from './combobox.ts';
import { buildList, comboboxAttributes } from './markup.ts';

export const start: Tool['start'] = (form) => {
  const input = form.querySelector('input');
  if (!(form instanceof HTMLFormElement) || input === null) return;
  const { list, status } = buildList('find-results');
  // A search field may not be a combobox everywhere, and its own Escape empties it.
  input.type = 'text';
  for (const [name, value] of Object.entries(comboboxAttributes(list.id))) input.setAttribute(name, value);
  list.classList.add('find-results');
  status.classList.add('visually-hidden');
  form.append(list, status);
  const combobox = createCombobox({ input, list, status }, { most: 8, hint: '', unasked: () => [] });

  const placing = adoptStyles('');
  const refresh = async () => {
    // It lies over what is below the field, and moves nothing.
    placing.replaceSync(`.find-results { top: ${String(input.offsetTop + input.offsetHeight)}px }`);
    await combobox.refresh();
    if (document.activeElement !== input) combobox.clear();
  };

  let ready = refresh();
  input.addEventListener('focus', () => {
    ready = refresh();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') combobox.clear();
    else if (event.key === 'Enter' && input.value.trim() !== '') {
      event.preventDefault();
      void ready.then(() => {
        if (!combobox.openChosen(event)) form.requestSubmit();
      });
    }
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) combobox.clear();
  });
  list.addEventListener('pointerdown', (event) => {
    // The field would lose the focus, and the list be gone before it is opened.
    event.preventDefault();
  });
};
