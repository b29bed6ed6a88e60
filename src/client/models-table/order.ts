/** The order of rows by a column, worked out once per column and direction. */
import type { Row } from './row.ts';
import { compareKeys, sortKey, type SortKind } from './sort-keys.ts';

export interface Sorting {
  readonly column: number;
  readonly kind: SortKind;
  readonly descending: boolean;
}

/** Gives rows in the order of a column; without one, in the order of the page. Equal rows keep the page's order. */
export function createOrders(rows: readonly Row[]): (sorting: Sorting | undefined) => readonly Row[] {
  const known = new Map<string, readonly Row[]>();
  return (sorting) => {
    if (sorting === undefined) return rows;
    const { column, descending } = sorting;
    const name = `${String(column)} ${String(descending)}`;
    const order = known.get(name) ?? sorted(rows, sorting);
    known.set(name, order);
    return order;
  };
}

function sorted(rows: readonly Row[], { column, kind, descending }: Sorting): Row[] {
  return rows
    .map((row) => ({ row, key: sortKey(row.keys[column] ?? '', kind) }))
    .sort((a, b) => compareKeys(a.key, b.key, kind, descending))
    .map(({ row }) => row);
}
