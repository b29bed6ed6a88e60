/** Keeps the reader's language across the examples of a page, and across pages. */
import { recall, remember } from './remember.ts';

const remembered = 'code-language';
const inputs = [...document.querySelectorAll<HTMLInputElement>('.languages input')];

function choose(language: string): void {
  for (const input of inputs) if (input.value === language) input.checked = true;
}

choose(recall(remembered) ?? '');
for (const input of inputs) {
  input.addEventListener('change', () => {
    choose(input.value);
    remember(remembered, input.value);
  });
}
