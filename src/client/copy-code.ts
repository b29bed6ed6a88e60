/** Adds a copy button to each code example. What came of it is shown on the button, and announced. */
import { pageRoot } from './element.ts';

const shownFor = 2000;

// A button that changes its own name is announced by some screen readers only; a status is by all. It has to
// be there before it speaks.
const announcement = document.createElement('span');
announcement.role = 'status';
announcement.className = 'visually-hidden';

for (const example of document.querySelectorAll<HTMLElement>('.example')) {
  const code = example.querySelector('pre');
  if (code === null) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', () => void copy(code.textContent, button));
  example.append(button);
}
if (document.querySelector('.copy') !== null) pageRoot().append(announcement);

async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  const outcome = await navigator.clipboard.writeText(text).then(
    () => 'Copied',
    // Without permission or a secure connection the reader can still select the text.
    () => 'Select the text to copy it',
  );
  button.textContent = outcome;
  announcement.textContent = outcome;
  setTimeout(() => {
    button.textContent = 'Copy';
    // Emptied, so that the same words are announced again next time.
    announcement.textContent = '';
  }, shownFor);
}
