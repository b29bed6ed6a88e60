/** Adds a copy button to each code example. */
for (const example of document.querySelectorAll<HTMLElement>('.example')) {
  const code = example.querySelector('pre');
  if (code === null) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => void copy(code.textContent, button));
  example.append(button);
}

const shownFor = 2000;

async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // Without permission or a secure connection the reader can still select the text.
    button.textContent = 'Select the text to copy it';
  }
  setTimeout(() => {
    button.textContent = 'Copy';
  }, shownFor);
}
