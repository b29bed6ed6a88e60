/** "Copy page as Markdown": fetches the page's twin and puts it on the clipboard. The link beside the button stays. */
const shownFor = 3000;

/** @param element holds the link to the twin and the button. @param cause a click that came before the script did */
export function start(element: HTMLElement, cause?: Event): void {
  const link = element.querySelector('a');
  const button = element.querySelector('button');
  if (link === null || button === null) return;
  const name = button.textContent;
  // A button that changes its own name is announced by some screen readers only; a status is by all.
  const announcement = document.createElement('span');
  announcement.role = 'status';
  announcement.className = 'visually-hidden';
  element.append(announcement);
  let reset: ReturnType<typeof setTimeout> | undefined;

  const copy = async () => {
    const outcome = await copyText(link.href).then(
      () => 'Copied',
      // No permission, no secure connection or no network: whatever it was, the link may still work.
      () => 'Not copied: use the link',
    );
    button.textContent = outcome;
    announcement.textContent = outcome;
    clearTimeout(reset);
    reset = setTimeout(() => {
      button.textContent = name;
      // Emptied, so that the same words are announced again next time.
      announcement.textContent = '';
    }, shownFor);
  };
  button.addEventListener('click', () => void copy());
  if (cause?.type === 'click' && cause.target === button) void copy();
}

/** Safari copies only what is promised while the click is handled: the text may come later, the call may not. */
async function copyText(address: string): Promise<void> {
  const text = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address} was answered with ${String(response.status)}.`);
    return response.text();
  });
  const blob = text.then((markdown) => new Blob([markdown], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
