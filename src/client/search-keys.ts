/**
 * Opens the search: by its link in the header, by "/" and by Ctrl-K or Cmd-K. The search itself is loaded on first
 * use; until then, and where scripts are off, the link leads to the list of all questions.
 */
const load = () => import('./search/index.ts');

function open(event: Event, opener: HTMLAnchorElement): void {
  event.preventDefault();
  load().then(
    (search) => {
      search.open();
    },
    // Without a connection to load it by, the list may still be in the browser's store.
    () => {
      location.assign(opener.href);
    },
  );
}

/** True where "/" is a character that is being typed: the field of a dialog just closed has the focus until the next frame. */
function isTyping(target: EventTarget | null): boolean {
  const field =
    target instanceof Element ? target.closest('input, select, textarea, [contenteditable]') : null;
  return field?.checkVisibility() ?? false;
}

/** Gets the search ready, on pages that have its link. */
export function offerSearch(): void {
  const opener = document.querySelector<HTMLAnchorElement>('.search-open');
  if (opener === null) return;
  // A click with a key held opens the link elsewhere, as with any other link.
  opener.addEventListener('click', (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) open(event, opener);
  });
  for (const reach of ['pointerenter', 'focus'] as const) {
    opener.addEventListener(reach, () => void load().catch(() => undefined), { once: true });
  }
  // The keys may be those of a house that the page stands in; then the link does not name them.
  if (opener.querySelector('kbd') === null) return;
  addEventListener('keydown', (event) => {
    const held = event.ctrlKey || event.metaKey;
    const isSlash = event.key === '/' && !held && !event.altKey && !isTyping(event.target);
    const isCommand = event.key.toLowerCase() === 'k' && held && !event.shiftKey && !event.altKey;
    if (isSlash || isCommand) open(event, opener);
  });
}
