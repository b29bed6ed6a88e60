// What analysts open our tables with reads every line, each amount to its last digit, and needs no quotes for a column.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { csvRecords } from '../../../scripts/check/site/checks/data/csv.ts';
import { dist } from '../../support/built-pages.ts';
import { askPython } from '../tools.ts';

interface Opened {
  readonly columns: readonly string[];
  readonly sniffed: readonly string[];
  readonly lines: number;
  readonly pandas: readonly (readonly string[])[];
  readonly duckdb: readonly (readonly string[])[];
  readonly sqlite: readonly (readonly string[])[];
}

const tables = ['api/models.csv', 'api/history.csv'];
const path = (file: string) => join(dist, file);
const right = tables.map((file) => csvRecords(readFileSync(path(file), 'utf8')));
const fields = (index: number) => (right[index] ?? []).map((record) => Object.values(record));
let opened: readonly Opened[] = [];

beforeAll(() => {
  opened = askPython('tables.txt', join(import.meta.dirname, 'open_tables.py'), {
    tables: tables.map(path),
    descriptions: tables.map((file) => path(`${file}-metadata.json`)),
  }) as Opened[];
});

test.each(tables)('%s: pandas and SQLite read each field as it stands there', (table) => {
  const index = tables.indexOf(table);
  const { columns, pandas, sqlite } = opened[index] ?? { columns: [], pandas: [], sqlite: [] };
  expect(pandas).toEqual([columns, ...fields(index)]);
  expect(sqlite).toEqual(fields(index));
});

test.each(tables)(
  '%s: DuckDB reads amounts as exact decimals and days as days, by the description',
  (table) => {
    const index = tables.indexOf(table);
    const { duckdb } = opened[index] ?? { duckdb: [] };
    const trimmed = (value: string) => (/^\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value);
    const read = duckdb.map((row) =>
      row.map((value) => trimmed(value).replace(/^(?:True|False)$/, (word) => word.toLowerCase())),
    );
    expect(read).toEqual(fields(index).map((row) => row.map(trimmed)));
  },
);

test.each(tables)('%s: DuckDB finds columns and lines by itself', (table) => {
  const index = tables.indexOf(table);
  const { columns, sniffed, lines } = opened[index] ?? { columns: [], sniffed: [], lines: 0 };
  expect(sniffed).toEqual(columns);
  expect(lines).toBe(right[index]?.length);
});
