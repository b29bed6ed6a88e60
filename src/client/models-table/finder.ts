/** A table of models under its filters: form, address and rows kept in step. */
import { matches, typedPrice, wordsOf, type Query } from './filter.ts';
import { clearField, fillForm, labelOf, readForm } from './form-state.ts';
import { createHeadings } from './headings.ts';
import { createOrders } from './row-order.ts';
import type { Row } from './row.ts';
import { createRowWindow } from './row-window.ts';
import { createUnits } from './units.ts';

/** Typing rewrites the address only when it pauses: browsers refuse to have it rewritten at every key. */
const pause = 300;

/** Fields that are not looked up among a row's facts. */
const bounds = ['min', 'max'];

/** @param form the filters over the table */
export function startFinder(
  form: HTMLFormElement,
  table: HTMLTableElement,
  body: HTMLTableSectionElement,
  rows: readonly Row[],
): void {
  const headingCells = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const output = form.querySelector('output');
  const clear = form.querySelector<HTMLButtonElement>('[type=reset]');
  const extra = form.querySelector('details');
  const units = createUnits(form, headingCells, rows);
  const orderOf = createOrders(rows);
  const rowsOnPage = createRowWindow(body, table.closest('.table-scroll') ?? table);
  const headings = createHeadings(headingCells, () => {
    update();
    keepAddress(true);
  });

  function queryOf(params: URLSearchParams): Query {
    const least: [string, number][] = [];
    const chosen: [string, string][] = [];
    for (const [name, value] of params) {
      if (name === 'q' || bounds.includes(name)) continue;
      const isLeast = form.querySelector(`select[name="${name}"][data-least]`) !== null;
      if (isLeast) least.push([name, Number(value)]);
      else chosen.push([name, value]);
    }
    const unit = units.of(params);
    const [min = Number.NaN, max = Number.NaN] = bounds.map((name) => typedPrice(params.get(name) ?? ''));
    const hasRange = unit !== undefined && !(Number.isNaN(min) && Number.isNaN(max));
    return {
      words: wordsOf(params.get('q') ?? ''),
      chosen,
      least,
      range: hasRange ? { unit, min, max } : undefined,
    };
  }

  function matching(params: URLSearchParams): Row[] {
    const query = queryOf(params);
    return orderOf(headings.sorting()).filter((row) => matches(row, query, units.columnOf));
  }

  function update(): void {
    units.offerRange(readForm(form));
    const params = readForm(form);
    const left = matching(params);
    units.showColumns(params);
    rowsOnPage.show(left, () => noMatch(columnsSeen(), suggestions(params)));
    if (output !== null) output.textContent = countWords(left.length);
    if (clear !== null) clear.disabled = params.size === 0;
    tellActive(params);
  }

  function columnsSeen(): number {
    return headingCells.filter((cell) => cell.checkVisibility()).length;
  }

  function countWords(count: number): string {
    const { one = '', many = '' } = form.dataset;
    if (count === rows.length) return `${String(count)} ${count === 1 ? one : many}`;
    return `${String(count)} of ${String(rows.length)} ${many}`;
  }

  /** How many of the filters that are folded away are at work. */
  function tellActive(params: URLSearchParams): void {
    const names = [...(extra?.dataset.names?.split(' ') ?? []), ...bounds];
    const active = names.flatMap((name) => params.getAll(name)).length;
    const badge = extra?.querySelector('[data-active]');
    if (badge) badge.textContent = active === 0 ? '' : `(${String(active)} in use)`;
  }

  /** What would be found without one of the filters. */
  function suggestions(params: URLSearchParams) {
    return [...new Set(params.keys())].flatMap((name) => {
      const without = new URLSearchParams([...params].filter(([other]) => other !== name));
      const count = matching(without).length;
      const drop = () => {
        clearField(form, name);
        update();
        keepAddress(true);
        form.querySelector<HTMLElement>('[name=q]')?.focus();
      };
      return count === 0 ? [] : [{ label: labelOf(form, name), count, drop }];
    });
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param isStep whether the reader can go back to what was before */
  function keepAddress(isStep: boolean): void {
    clearTimeout(waiting);
    const params = readForm(form);
    const sorted = headings.sorting();
    const name = headings.name();
    if (sorted && name !== undefined) params.set('sort', name);
    if (sorted?.descending) params.set('dir', 'desc');
    const address = `${location.pathname}${params.size > 0 ? `?${params.toString()}` : ''}`;
    if (isStep && address !== location.pathname + location.search) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  function takeAddress(): void {
    const params = new URLSearchParams(location.search);
    // Bounds can be filled in only where there is a unit.
    units.offerRange(params);
    fillForm(form, params);
    headings.set(params.get('sort') ?? undefined, params.get('dir') === 'desc');
    if (extra !== null) {
      const names = [...(extra.dataset.names?.split(' ') ?? []), ...bounds];
      extra.open ||= names.some((name) => params.has(name));
    }
    update();
  }

  form.addEventListener('input', ({ target }) => {
    update();
    clearTimeout(waiting);
    const isTyped = target instanceof HTMLInputElement && target.type !== 'checkbox';
    if (isTyped) waiting = setTimeout(keepAddress, pause, false);
    else keepAddress(true);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keepAddress(false);
  });
  form.addEventListener('reset', () => {
    // The fields are set back after this event.
    queueMicrotask(() => {
      fillForm(form, new URLSearchParams());
      update();
      keepAddress(true);
      form.querySelector<HTMLElement>('[name=q]')?.focus();
    });
  });
  addEventListener('popstate', takeAddress);
  takeAddress();
  form.dataset.ready = '';
}

export interface Suggestion {
  /** The filter in words. */
  readonly label: string;
  /** Rows that there would be without it. */
  readonly count: number;
  readonly drop: () => void;
}

/** @param columns how many columns it spans */
function noMatch(columns: number, suggestions: readonly Suggestion[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  const cell = row.insertCell();
  cell.colSpan = columns;
  cell.className = 'no-match';
  const text = document.createElement('p');
  text.textContent =
    suggestions.length > 0
      ? 'No model fits all of this. Drop one of the filters:'
      : 'No model fits all of this, nor without any single one of the filters. Clear them to start again.';
  cell.append(text, ...suggestions.map(dropButton));
  return row;
}

function dropButton({ label, count, drop }: Suggestion): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = `${label} (${String(count)} without it)`;
  button.addEventListener('click', drop);
  return button;
}
