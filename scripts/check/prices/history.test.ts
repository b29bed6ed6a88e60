import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { historyFile, loadHistory, parseHistory, type PriceChange } from '#catalog/records/price-history.ts';
import { appendHistory } from './history.ts';

const change: PriceChange = {
  ...{ kind: 'stated', source: 'the maker', to: '2.50', from: '2', meter: 'input', id: 'acme/one' },
  date: '2026-11-23',
};
const line =
  '{"date":"2026-11-23","id":"acme/one","meter":"input","from":"2","to":"2.50","source":"the maker","kind":"stated"}\n';

let catalog = '';
beforeEach(() => {
  catalog = join(mkdtempSync(join(tmpdir(), 'history-')), 'models.yaml');
});
afterEach(() => {
  rmSync(join(catalog, '..'), { recursive: true });
});

test('appends lines with keys in one order, and each change once', () => {
  expect(loadHistory(catalog)).toEqual([]);
  expect(appendHistory(catalog, [change])).toBe(1);
  expect(readFileSync(historyFile(catalog), 'utf8')).toBe(line);
  expect(appendHistory(catalog, [{ ...change, to: '2.5' }])).toBe(0);
  expect(appendHistory(catalog, [{ ...change, when: 'service=batch', observed: true }])).toBe(1);
  expect(loadHistory(catalog)).toEqual([change, { ...change, when: 'service=batch', observed: true }]);
});

test('never changes what is there', () => {
  const odd = line.replace(',', ', ').trimEnd();
  writeFileSync(historyFile(catalog), odd);
  appendHistory(catalog, [{ ...change, date: '2026-11-24' }]);
  expect(readFileSync(historyFile(catalog), 'utf8')).toBe(`${odd}\n${line.replace('23"', '24"')}`);
});

test.each([
  ['no JSON', '{'],
  ['an amount that is a number', line.replace('"2"', '2')],
  ['an amount with an exponent', line.replace('"2"', '"2e0"')],
  ['a day that is none', line.replace('11-23', '11-31')],
  ['an unknown meter', line.replace('input', 'smell')],
  ['an unknown key', line.replace('}', ',"more":1}')],
])('%s is refused with file and line', (_, text) => {
  expect(() => parseHistory(`${line}\n${text}`, 'price-history.jsonl')).toThrow(
    'price-history.jsonl:3 is not a price change',
  );
});
