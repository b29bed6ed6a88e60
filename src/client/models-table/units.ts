/** Prices of a table by their units: which column holds them, and when they can be bounded. */
import type { Row } from './row.ts';

export interface Units {
  /** The one unit of what is chosen; undefined when there are several. */
  readonly of: (params: URLSearchParams) => string | undefined;
  /** The place of the column with a row's price in a unit; undefined when it has none. */
  readonly columnOf: (row: Row, unit: string) => number | undefined;
  /** Lets bounds be typed when there is one unit, and names it. */
  readonly offerRange: (params: URLSearchParams) => void;
  /** Hides columns that say nothing of the kinds, providers and units chosen. */
  readonly showColumns: (params: URLSearchParams) => void;
}

/** Filters that decide which prices there are. */
const deciding = ['modality', 'provider', 'unit'];

/** Tells the units of the rows that the filters of a form leave, and shows its columns and bounds by them. */
export function createUnits(
  form: HTMLFormElement,
  headings: readonly HTMLTableCellElement[],
  rows: readonly Row[],
): Units {
  const range = form.querySelector<HTMLFieldSetElement>('.finder-range');
  const columns = new Map(headings.map(({ dataset }, index) => [dataset.column, index]));
  const table = headings[0]?.closest('table');

  let shownFor: readonly Row[] | undefined;
  let lastAnswer: { readonly asked: string; readonly rows: readonly Row[] } | undefined;

  /** Typing asks again and again for the same rows. */
  function chosenRows(params: URLSearchParams): readonly Row[] {
    const asked = deciding.flatMap((name) => params.getAll(name).map((value) => [name, value] as const));
    const name = asked.join(' ');
    if (lastAnswer?.asked !== name) lastAnswer = { asked: name, rows: rowsWith(asked) };
    return lastAnswer.rows;
  }

  function rowsWith(asked: readonly (readonly [string, string])[]): Row[] {
    return rows.filter(({ facts }) => asked.every(([name, value]) => facts[name]?.includes(value)));
  }

  function unitOf(params: URLSearchParams): string | undefined {
    const asked = params.get('unit');
    if (asked !== null && asked !== '') return asked;
    const answers = new Set(chosenRows(params).flatMap(({ facts }) => facts.unit?.[0] ?? []));
    return answers.size === 1 ? [...answers][0] : undefined;
  }

  return {
    of: unitOf,
    columnOf: ({ facts }, unit) =>
      facts.unit?.includes(unit) === true
        ? (columns.get(unit.split('/')[0]) ?? columns.get('price'))
        : undefined,
    offerRange(params) {
      if (range === null) return;
      const unit = unitOf(params);
      range.disabled = unit === undefined;
      const label = form.querySelector(`[name=unit] [value="${unit ?? ''}"]`)?.textContent;
      const words = range.querySelector('[data-unit]');
      if (words === null) return;
      words.textContent =
        unit === undefined ? 'of one unit' : `per ${(label ?? unit).replace(/\([\d,]+\)\s*$/, '').trim()}`;
    },
    showColumns(params) {
      const chosen = chosenRows(params);
      if (chosen === shownFor) return;
      shownFor = chosen;
      for (const place of headings.keys()) {
        const says = chosen.length === 0 || chosen.some(({ filled }) => filled[place]);
        table?.classList.toggle(`without-${String(place + 1)}`, !says);
      }
    },
  };
}
