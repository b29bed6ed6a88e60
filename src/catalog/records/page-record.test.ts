import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { withPrices } from '#catalog/errors/error-examples.ts';
import { load } from '#catalog/test-catalog.ts';
import type { Owner } from './owner.ts';
import {
  lastChange,
  loadPageRecord,
  pageFingerprint,
  pageRecordFile,
  pageRecordText,
  saidSince,
  type PageRecord,
} from './page-record.ts';

const gateway = 'https://gateway.example';
const record: PageRecord = new Map([
  ['/models/', { day: '2026-11-20', fingerprint: pageFingerprint(['One', 'model']) }],
  ['/', { day: '2026-11-23', fingerprint: pageFingerprint(['Home']) }],
]);
const unchanged = pageFingerprint(['One', 'model']);

let folder = '';
let owner: Owner;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratecard-'));
  owner = {
    file: join(folder, 'models.yaml'),
    gateway: { ...load(withPrices('input: 1')).gateway, url: gateway },
  };
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('reads what it wrote, a line for each page in their order', () => {
  expect(loadPageRecord(owner)).toBeUndefined();
  const text = pageRecordText(gateway, record);
  expect(text.split('\n').slice(3, 5)).toEqual([
    `"/": ["2026-11-23","${pageFingerprint(['Home'])}"],`,
    `"/models/": ["2026-11-20","${unchanged}"]`,
  ]);
  writeFileSync(pageRecordFile(owner.file), text);
  expect([...(loadPageRecord(owner) ?? [])].sort()).toEqual([...record].sort());
});

it.each([
  ['another gateway’s', pageRecordText('https://other.example', record), /written for https:\/\/other/],
  ['a page twice', pageRecordText(gateway, record).replace('"/models/"', '"/"'), /key stands twice/],
  ['no day', pageRecordText(gateway, record).replace('2026-11-20', '2026-02-30'), /shape of a record/],
])('refuses %s', (_, text, message) => {
  writeFileSync(pageRecordFile(owner.file), text);
  expect(() => loadPageRecord(owner)).toThrow(message);
});

test('a page keeps its day for as long as it says the same', () => {
  expect(saidSince(record, '/models/', unchanged, '2026-12-05')).toBe('2026-11-20');
  expect(saidSince(record, '/models/', pageFingerprint(['Two', 'models']), '2026-12-05')).toBe('2026-12-05');
  expect(saidSince(record, '/new/', unchanged, '2026-12-05')).toBe('2026-12-05');
  expect(saidSince(undefined, '/models/', unchanged, '2026-12-05')).toBe('2026-12-05');
});

test('no page changed after the day of the site', () => {
  expect(saidSince(record, '/models/', unchanged, '2026-11-01')).toBe('2026-11-01');
});

test('what changes by itself changes on a day that the data name, and not with each build', () => {
  const data = {
    until: '2026-12-01',
    expires: '2026-12-11',
    models: [{ retires: '2027-01-01', released: '2025-08' }],
  };
  const on = (date: string) => lastChange({ date: '2026-11-23' }, data, date);
  expect(on('2026-11-30')).toBe('2026-11-23');
  expect(on('2026-12-01')).toBe('2026-12-01');
  expect(on('2026-12-11')).toBe('2026-12-01');
  // A statement holds on its last day.
  expect(on('2026-12-12')).toBe('2026-12-12');
  expect(on('2027-06-01')).toBe('2027-01-01');
  expect(lastChange(undefined, data, '2026-12-05')).toBe('2026-12-05');
  expect(on('2026-11-01')).toBe('2026-11-01');
});
