/** Keeps the reader's language across the examples of a page, and across pages. */
const remembered = 'code-language';
const inputs = [...document.querySelectorAll<HTMLInputElement>('.languages input')];

/** Reading or writing what is remembered is refused in some private windows: then it is only not remembered. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

function choose(language: string): void {
  for (const input of inputs) if (input.value === language) input.checked = true;
}

choose(attempt(() => localStorage.getItem(remembered)) ?? '');
for (const input of inputs) {
  input.addEventListener('change', () => {
    choose(input.value);
    attempt(() => {
      localStorage.setItem(remembered, input.value);
    });
  });
}
