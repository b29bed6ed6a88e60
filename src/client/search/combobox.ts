/**
 * A text field that controls a list of results, by the combobox pattern of the ARIA Authoring Practices. The focus stays
 * in the field; `aria-activedescendant` names the result that Enter takes, at first the best.
 */
import { address } from '#address.ts';
import type { SearchEntry, SearchIndex } from '#pricing/search-entry.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { createEngine, type SearchEngine } from './engine.ts';
import { buildResult, type ResultWords } from './markup.ts';
import css from './search.css?inline';

adoptStyles(css);

/** What is looked through. */
const indexAddress = address('search.json');

let loading: Promise<readonly SearchEntry[]> | undefined;

/** Loads the index once; what failed is tried again when it is asked for next. */
function load(): Promise<readonly SearchEntry[]> {
  loading ??= fetchIndex().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchIndex(): Promise<readonly SearchEntry[]> {
  const response = await fetch(indexAddress);
  if (!response.ok) throw new Error(`${indexAddress}: ${String(response.status)}`);
  return ((await response.json()) as SearchIndex).entries;
}

/** Where a reader may go without a word: pages, then lists. */
export function places(entries: readonly SearchEntry[]): SearchEntry[] {
  return ['Page', 'List'].flatMap((wanted) => entries.filter(({ kind }) => kind === wanted));
}

export interface ComboboxParts {
  readonly input: HTMLInputElement;
  /** Its results stand in it. */
  readonly list: HTMLElement;
  /** Says how much was found, also to those who do not see it. */
  readonly status: HTMLElement;
}

export interface ComboboxOptions {
  /** What fits; the table of all models has the rest. */
  readonly most: number;
  /** What is offered before anything is typed, and the words above it. */
  readonly unasked: (entries: readonly SearchEntry[]) => readonly SearchEntry[];
  readonly hint: string;
  /** Of a field that names something instead of leading to it. */
  readonly choice?: Choice;
}

/** A field that names one of the entries. */
export interface Choice {
  /** Whether an entry is offered; asked whenever the list opens. */
  readonly accepts: (entry: SearchEntry) => boolean;
  /** Why nothing is offered for what was typed, which may be nothing. */
  readonly nothing?: ((query: string) => string) | undefined;
  /** What the field says, as long as nothing is typed over it. */
  readonly chosen: () => string;
  readonly choose: (entry: SearchEntry) => void;
}

export interface Combobox {
  /** Loads the index and shows what is found; never rejects. */
  readonly refresh: () => Promise<void>;
  /** Shows no results. */
  readonly clear: () => void;
  /** Takes the result that is marked. @returns whether there is one */
  readonly openChosen: (event?: KeyboardEvent) => boolean;
}

interface Loaded {
  readonly entries: readonly SearchEntry[];
  readonly engine: SearchEngine;
}

/** Makes a field a combobox over a list. */
export function createCombobox(
  { input, list, status }: ComboboxParts,
  { most, unasked, hint, choice }: ComboboxOptions,
): Combobox {
  let loaded: Loaded | undefined;
  let shown: readonly SearchEntry[] = [];
  let active = -1;

  function update(): void {
    const query = input.value.trim();
    if (loaded === undefined) return;
    const { engine, entries } = loaded;
    if (query === '' || query === choice?.chosen()) {
      offer(unasked(entries));
      status.textContent = shown.length === 0 ? (choice?.nothing?.('') ?? hint) : hint;
      return;
    }
    const results = engine.find(query);
    offer(results);
    if (results.length > most && choice === undefined) list.append(moreLink(query));
    status.textContent =
      results.length === 0 && choice?.nothing ? choice.nothing(query) : foundWords(results.length, query);
    setActive(0);
  }

  function offer(entries: readonly SearchEntry[]): void {
    shown = entries.slice(0, most);
    show(
      shown.map((entry) => (choice === undefined ? wordsOf(entry) : { ...wordsOf(entry), href: undefined })),
    );
  }

  function tellFailure(): void {
    if (choice !== undefined) {
      status.textContent = 'The list of models could not be loaded. Try again.';
      return;
    }
    show([{ href: address('q/'), title: 'All pricing questions', about: 'List', note: '' }]);
    status.textContent = 'The search could not be loaded. Try again, or use the list of all questions.';
  }

  function show(results: readonly ResultWords[]): void {
    list.replaceChildren(...results.map((words, place) => buildResult(`${list.id}-${String(place)}`, words)));
    input.ariaExpanded = String(results.length > 0);
    list.scrollTop = 0;
    setActive(-1);
  }

  /** The same words in the table of all models, which shows every match and sorts by price. */
  function moreLink(query: string): HTMLElement {
    const href = address(`models/?${new URLSearchParams({ q: query }).toString()}`);
    return buildResult(`${list.id}-more`, {
      href,
      title: `All models with “${query}”`,
      about: 'Table',
      note: '',
    });
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
      // Only the list is moved, never the page below it.
      const { top, bottom } = chosen.getBoundingClientRect();
      const frame = list.getBoundingClientRect();
      if (top < frame.top) list.scrollTop -= frame.top - top;
      else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
    }
  }

  function move(event: KeyboardEvent): number | undefined {
    const last = options().length - 1;
    if (last < 0) return undefined;
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

  function openChosen({
    ctrlKey = false,
    metaKey = false,
    shiftKey = false,
  }: Partial<KeyboardEvent> = {}): boolean {
    const link = options()[active];
    // As with any link, a key held says where it opens.
    link?.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
    );
    return link !== undefined;
  }

  input.addEventListener('input', update);

  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const place = move(event);
    if (place !== undefined) {
      event.preventDefault();
      setActive(place);
    }
  });

  list.addEventListener('pointermove', ({ target }) => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
    const place = option === null ? -1 : options().indexOf(option);
    if (place >= 0 && place !== active) setActive(place);
  });

  if (choice !== undefined) {
    list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
      const entry = option === null ? undefined : shown[options().indexOf(option)];
      if (entry !== undefined) choice.choose(entry);
    });
  }

  return {
    async refresh() {
      if (loaded === undefined) status.textContent = 'Loading…';
      try {
        const entries = (await load()).filter((entry) => choice?.accepts(entry) ?? true);
        const isSame =
          loaded?.entries.length === entries.length &&
          entries.every((one, at) => one === loaded?.entries[at]);
        if (!isSame) loaded = { entries, engine: createEngine(entries) };
      } catch {
        tellFailure();
        return;
      }
      update();
    },
    clear() {
      show([]);
      status.textContent = '';
    },
    openChosen,
  };
}

function foundWords(count: number, query: string): string {
  if (count === 0) return `Nothing found for “${query}”. Try fewer words, or the name of a provider.`;
  return count === 1 ? '1 result' : `${String(count)} results`;
}

function wordsOf({ kind, title, path, id, about, note = [], ends, retired }: SearchEntry): ResultWords {
  return {
    href: path,
    title,
    about: [...(id === undefined ? [kind] : [id, about?.[1] ?? '']), ends ?? []].flat().join(' · '),
    note: note.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    isQuiet: retired === true,
  };
}
