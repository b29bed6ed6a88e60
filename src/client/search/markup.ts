/** The elements of the search: its dialog, its list, its results. */
import { element, pageRoot } from '../element.ts';

export interface SearchElements {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  /** Says how much was found, also to those who do not see it. */
  readonly status: HTMLElement;
}

/** What makes a field a combobox over a list. */
export function comboboxAttributes(list: string): Readonly<Record<string, string>> {
  return {
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    'aria-autocomplete': 'list',
    'aria-controls': list,
    'aria-expanded': 'false',
  };
}

/** An empty list of results, and what tells how many there are. */
export function buildList(id: string): Pick<SearchElements, 'list' | 'status'> {
  return {
    list: element('div', { id, role: 'listbox', class: 'search-results', 'aria-label': 'Results' }),
    status: element('p', { role: 'status', class: 'search-status' }),
  };
}

/** Builds the dialog and puts it at the end of the page, closed. */
export function buildDialog(): SearchElements {
  const { list, status } = buildList('search-results');
  const input = element('input', {
    type: 'text',
    id: 'search-words',
    class: 'control',
    placeholder: 'Model, provider or topic',
    'aria-label': 'Search models, providers and guides',
    ...comboboxAttributes(list.id),
  });
  const close = element('button', { type: 'submit', class: 'button quiet' }, 'Close');
  const dialog = element(
    'dialog',
    { class: 'search', 'aria-label': 'Search' },
    // The dialog's own way of closing: a button of such a form.
    element('form', { method: 'dialog', class: 'search-bar' }, input, close),
    status,
    list,
    element(
      'p',
      { class: 'search-help' },
      element('kbd', {}, '↑'),
      ' ',
      element('kbd', {}, '↓'),
      ' choose ',
      element('kbd', {}, 'Enter'),
      ' open ',
      element('kbd', {}, 'Esc'),
      ' close',
    ),
  );
  pageRoot().append(dialog);
  return { dialog, input, list, status };
}

/** One result: what it is called, what it is, what it costs; a link where it leads somewhere. */
export function buildResult(
  id: string,
  { href, title, about, note, isQuiet = false }: ResultWords,
): HTMLElement {
  return element(
    href === undefined ? 'div' : 'a',
    { id, href, role: 'option', tabindex: '-1', 'aria-selected': 'false', class: isQuiet ? 'quiet' : '' },
    element('span', { class: 'search-title' }, title),
    // The space keeps the words apart where they are read out as one text.
    ' ',
    element('span', { class: 'search-about' }, about),
    ' ',
    element('span', { class: 'search-note' }, note),
  );
}

export interface ResultWords {
  readonly href?: string | undefined;
  readonly title: string;
  readonly about: string;
  readonly note: string;
  /** Drawn softer: retired models. */
  readonly isQuiet?: boolean;
}
