/** The order of rows by a column, worked out once per column and direction. */
import type { Row } from './row.ts';

export interface SortedBy {
  readonly column: number;
  readonly kind: SortKind;
  readonly descending: boolean;
}

/** Gives rows in the order of a column; without one, in the order of the page. Equal rows keep the page's order. */
export function createOrders(rows: readonly Row[]): (sorting: SortedBy | undefined) => readonly Row[] {
  const orders = new Map<string, readonly Row[]>();
  return (sorting) => {
    if (sorting === undefined) return rows;
    const { column, descending } = sorting;
    const name = `${String(column)} ${String(descending)}`;
    const order = orders.get(name) ?? sorted(rows, sorting);
    orders.set(name, order);
    return order;
  };
}

function sorted(rows: readonly Row[], { column, kind, descending }: SortedBy): Row[] {
  return rows
    .map((row) => ({ row, key: sortKey(row.keys[column] ?? '', kind) }))
    .sort((a, b) => compareKeys(a.key, b.key, kind, descending))
    .map(({ row }) => row);
}

/** A month sorts by the number that it is read as. */
export const sortKinds = ['text', 'number', 'month'] as const;
export type SortKind = (typeof sortKinds)[number];

// One for all: making it anew for each pair is what takes the time when thousands of rows are sorted.
const collator = new Intl.Collator('en');

/** A key, taken apart once. */
export interface SortKey {
  readonly isEmpty: boolean;
  /** The text, or the unit that leads a number. */
  readonly text: string;
  readonly number: number;
}

/** A number may be led by its unit: "image 0.040". */
export function sortKey(key: string, kind: SortKind): SortKey {
  const isEmpty = key === '';
  if (kind === 'text') return { isEmpty, text: key, number: 0 };
  const space = key.lastIndexOf(' ');
  return { isEmpty, text: key.slice(0, Math.max(0, space)), number: Number(key.slice(space + 1)) };
}

/**
 * Compares two keys of a column; cells without a value come last in either direction. Units are grouped first, so
 * that prices of different units never mix.
 */
export function compareKeys(a: SortKey, b: SortKey, kind: SortKind, descending: boolean): number {
  if (a.isEmpty || b.isEmpty) return Number(a.isEmpty) - Number(b.isEmpty);
  const sign = descending ? -1 : 1;
  const byText = a.text === b.text ? 0 : collator.compare(a.text, b.text);
  return kind === 'text' ? sign * byText : byText || sign * (a.number - b.number);
}
