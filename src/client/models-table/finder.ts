/** A table of models under its filters: form, address and rows kept in step. */
import { matches, typedPrice, wordsOf, type Query } from './filter.ts';
import { clearField, fillForm, labelOf, readForm } from './form-state.ts';
import { createHeadings } from './headings.ts';
import { createOrders } from './row-order.ts';
import type { Row } from './row.ts';
import { createRowWindow, type RowWindow } from './row-window.ts';
import { createUnits, type Units } from './units.ts';

/** Typing rewrites the address only when it pauses: browsers refuse to have it rewritten at every key. */
const pause = 300;

/** Fields that are not looked up among a row's facts. */
const bounds = ['min', 'max'];

/** What a table is sorted and filtered by, once a reader has reached for it. */
interface OpenTable {
  readonly rows: readonly Row[];
  readonly units: Units;
  readonly orderOf: ReturnType<typeof createOrders>;
  readonly shown: RowWindow;
}

/**
 * @param form the filters over the table
 * @param rowsOf reads all rows, which takes a while; asked when a reader reaches for the table, and again where it failed
 */
export function startFinder(
  form: HTMLFormElement,
  table: HTMLTableElement,
  body: HTMLTableSectionElement,
  rowsOf: () => Promise<readonly Row[]>,
): void {
  const headingCells = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const output = form.querySelector('output');
  const clear = form.querySelector<HTMLButtonElement>('[type=reset]');
  const extra = form.querySelector('details');
  const headings = createHeadings(headingCells, () => {
    void update();
    keepAddress(true);
  });

  let opened: Promise<OpenTable | undefined> | undefined;
  let isThere = false;

  /** Undefined where rows of other pages did not come: then the form says so, and the next touch tries again. */
  function open(): Promise<OpenTable | undefined> {
    opened ??= rowsOf().then(
      (rows) => {
        isThere = true;
        return {
          rows,
          units: createUnits(form, headingCells, rows),
          orderOf: createOrders(rows),
          shown: createRowWindow(body, table.closest('.table-scroll') ?? table),
        };
      },
      () => {
        opened = undefined;
        if (output !== null) output.textContent = 'The list did not load. Try again.';
        return undefined;
      },
    );
    return opened;
  }

  function queryOf(params: URLSearchParams, units: Units): Query {
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

  function matching(params: URLSearchParams, { units, orderOf }: OpenTable): Row[] {
    const query = queryOf(params, units);
    return orderOf(headings.sorting()).filter((row) => matches(row, query, units.columnOf));
  }

  async function update(): Promise<void> {
    const opening = open();
    // Rows of other pages take a while to come.
    if (!isThere && output !== null) output.textContent = `Loading all ${form.dataset.many ?? ''}…`;
    const whole = await opening;
    if (whole === undefined) return;
    const { rows, units, shown } = whole;
    units.offerRange(readForm(form));
    const params = readForm(form);
    const left = matching(params, whole);
    units.showColumns(params);
    shown.show(left, () => noMatch(columnsSeen(), suggestions(params, whole)));
    if (output !== null) output.textContent = countWords(left.length, rows.length);
    if (clear !== null) clear.disabled = params.size === 0;
    tellActive(params);
  }

  function columnsSeen(): number {
    return headingCells.filter((cell) => cell.checkVisibility()).length;
  }

  function countWords(count: number, all: number): string {
    const { one = '', many = '' } = form.dataset;
    const [some, whole] = [count, all].map((number) => number.toLocaleString('en'));
    return count === all ? `${some} ${count === 1 ? one : many}` : `${some} of ${whole} ${many}`;
  }

  /** How many of the filters that are folded away are at work. */
  function tellActive(params: URLSearchParams): void {
    const names = [...(extra?.dataset.names?.split(' ') ?? []), ...bounds];
    const active = names.flatMap((name) => params.getAll(name)).length;
    const badge = extra?.querySelector('[data-active]');
    if (badge) badge.textContent = active === 0 ? '' : `(${String(active)} in use)`;
  }

  /** What would be found without one of the filters. */
  function suggestions(params: URLSearchParams, whole: OpenTable) {
    return [...new Set(params.keys())].flatMap((name) => {
      const without = new URLSearchParams([...params].filter(([other]) => other !== name));
      const count = matching(without, whole).length;
      const drop = () => {
        clearField(form, name);
        void update();
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

  async function takeAddress(): Promise<void> {
    const params = new URLSearchParams(location.search);
    // Bounds can be filled in only where there is a unit, of which the rows know.
    (await open())?.units.offerRange(params);
    fillForm(form, params);
    headings.set(params.get('sort') ?? undefined, params.get('dir') === 'desc');
    if (extra !== null) {
      const names = [...(extra.dataset.names?.split(' ') ?? []), ...bounds];
      extra.open ||= names.some((name) => params.has(name));
    }
    await update();
  }

  form.addEventListener('focusin', () => void open(), { once: true });
  form.addEventListener('input', ({ target }) => {
    void update();
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
      void update();
      keepAddress(true);
      form.querySelector<HTMLElement>('[name=q]')?.focus();
    });
  });
  addEventListener('popstate', () => void takeAddress());
  // A page that is asked for nothing is as it should be: reading its rows waits for a touch.
  const isReady = location.search === '' ? undefined : takeAddress();
  void Promise.resolve(isReady).then(() => {
    form.dataset.ready = '';
  });
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
