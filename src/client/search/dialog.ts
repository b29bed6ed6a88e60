/**
 * The search dialog: a text field that controls a list of results, by the combobox pattern of the ARIA Authoring
 * Practices. The focus stays in the field; `aria-activedescendant` names the result that Enter opens.
 */
import { address } from '#address.ts';
import type { SearchEntry, SearchIndex } from '#pricing/search-entry.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { createEngine, type SearchEngine } from './engine.ts';
import { buildDialog, buildResult, type ResultWords } from './markup.ts';
import css from './search.css?inline';

adoptStyles(css);

/** What fits a screen; the table of all models has the rest. */
const most = 12;
/** What is looked through. */
const indexAddress = address('search.json');

const { dialog, input, list, status } = buildDialog();
let engine: SearchEngine | undefined;
/** What is offered before anything is typed: everything but models, providers, error codes. */
let places: readonly SearchEntry[] = [];
let loading: Promise<void> | undefined;
let active = -1;

/** Opens the dialog; its field has the focus, and what was typed before is marked to be typed over. */
export function open(): void {
  if (dialog.open) return;
  dialog.showModal();
  input.focus();
  input.select();
  loading ??= load();
  void loading.then(update);
}

async function load(): Promise<void> {
  status.textContent = 'Loading…';
  try {
    const response = await fetch(indexAddress);
    if (!response.ok) throw new Error(`${indexAddress}: ${String(response.status)}`);
    const { entries } = (await response.json()) as SearchIndex;
    engine = createEngine(entries);
    places = ['Page', 'List'].flatMap((wanted) => entries.filter(({ kind }) => kind === wanted));
  } catch {
    // Tried again when the dialog is opened next.
    loading = undefined;
  }
}

function update(): void {
  const query = input.value.trim();
  if (engine === undefined) {
    show([{ href: address('q/'), title: 'All pricing questions', about: 'List', note: '' }]);
    status.textContent =
      'The search could not be loaded. Close and open it again, or use the list of all questions.';
    return;
  }
  const results = query === '' ? places : engine.find(query);
  show(results.slice(0, most).map(wordsOf));
  if (query !== '' && results.length > most) list.append(moreLink(query));
  status.textContent = query === '' ? 'Type a name, or go to:' : foundWords(results.length, query);
  setActive(query === '' ? -1 : 0);
}

function foundWords(count: number, query: string): string {
  if (count === 0) return `Nothing found for “${query}”. Try fewer words, or the name of a provider.`;
  return count === 1 ? '1 result' : `${String(count)} results`;
}

function wordsOf({ kind, title, path, id, about, note = [], retired }: SearchEntry): ResultWords {
  return {
    href: path,
    title,
    about: [id ?? kind, ...(id === undefined ? [] : [about?.[1] ?? ''])].join(' · '),
    note: note.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    isQuiet: retired === true,
  };
}

function show(results: readonly ResultWords[]): void {
  list.replaceChildren(...results.map((words, place) => buildResult(`search-${String(place)}`, words)));
  input.ariaExpanded = String(results.length > 0);
  list.scrollTop = 0;
  setActive(-1);
}

/** The same words in the table of all models, which shows every match and sorts by price. */
function moreLink(query: string): HTMLAnchorElement {
  const href = address(`models/?${new URLSearchParams({ q: query }).toString()}`);
  return buildResult('search-more', { href, title: `All models with “${query}”`, about: 'Table', note: '' });
}

function options(): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=option]')];
}

/** @param place among the results; -1 for none of them */
function setActive(place: number): void {
  const all = options();
  active = all.length === 0 ? -1 : place;
  for (const [at, option] of all.entries()) option.ariaSelected = String(at === active);
  const chosen = all[active];
  if (chosen === undefined) input.removeAttribute('aria-activedescendant');
  else {
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }
}

function move(event: KeyboardEvent): number | undefined {
  const last = options().length - 1;
  switch (event.key) {
    case 'ArrowDown':
      return active >= last ? 0 : active + 1;
    case 'ArrowUp':
      return active <= 0 ? last : active - 1;
    case 'Home':
      return event.shiftKey ? undefined : 0;
    case 'End':
      return event.shiftKey ? undefined : last;
    default:
      return undefined;
  }
}

input.addEventListener('input', update);

input.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const place = move(event);
  if (place !== undefined) {
    event.preventDefault();
    setActive(place);
  } else if (event.key === 'Enter') {
    // Else the form would close the dialog.
    event.preventDefault();
    const link = options()[active];
    // As with any link, a key held says where it opens.
    link?.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        shiftKey: event.shiftKey,
      }),
    );
  }
});

list.addEventListener('click', ({ target }) => {
  // A result on this very page, such as an error code: nothing is loaded, so the dialog would stay.
  if (target instanceof Element && target.closest('a') !== null) dialog.close();
});

list.addEventListener('pointermove', ({ target }) => {
  const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  const place = option === null ? -1 : options().indexOf(option);
  if (place >= 0 && place !== active) setActive(place);
});

// Beside the dialog is its backdrop.
dialog.addEventListener('click', ({ target }) => {
  if (target === dialog) dialog.close();
});
