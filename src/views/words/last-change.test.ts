import { expect, test } from 'vitest';
import { gateway, providers } from '#catalog/errors/error-examples.ts';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { PriceChange } from '#catalog/types.ts';
import { loadCatalog } from '#catalog/load.ts';
import { createSite } from '#views/site.ts';
import { modelUpdated, updatedOf } from './last-change.ts';

const models = `models:
  - id: acme/one
    name: One
    modality: chat
    prices: { input: 1, output: 2 }
    verify: { genai-prices: acme/one }
  - id: acme/two
    name: Two
    modality: chat
    prices: { input: [{ amount: 3, until: 2026-12-01 }, { amount: 4, from: 2026-12-01 }], output: 5 }
    unverified: { amounts: { input: 1 }, source: https://acme.example, checked: 2026-08-01, expires: 2026-11-01 }
  - id: acme/three
    name: Three
    modality: chat
    priceStatus: unknown
`;

const evidence: Evidence = {
  date: '2026-11-23',
  sources: {
    'genai-prices': { package: 'genai-prices', version: '1', asOf: '2026-09-22' },
  },
  rates: {
    'acme/one#input': {
      amount: '1',
      status: 'match',
      sources: { 'genai-prices': { ref: 'acme/one', amount: '1', agrees: true } },
    },
  },
  pins: {},
};

const change = (date: string): PriceChange => ({
  date,
  id: 'acme/two',
  meter: 'input',
  from: '2',
  to: '3',
  source: 'Acme',
  kind: 'stated',
});

function site(date: string, history: readonly PriceChange[] = []) {
  const catalog = loadCatalog({ file: 'test.yaml', text: `${gateway}${providers}${models}` });
  return createSite(catalog, evidence, date, history);
}

test('a model changed when a source gave its prices, not when somebody compared them', () => {
  const at = site('2026-11-23');
  expect(modelUpdated(at, at.model('acme/one'))).toBe('2026-09-22');
});

test('a model changed when a statement about it was checked, and with its prices', () => {
  const at = site('2026-11-23');
  expect(modelUpdated(at, at.model('acme/two'))).toBe('2026-08-01');
  const changed = site('2026-11-23', [change('2026-10-05')]);
  expect(modelUpdated(changed, changed.model('acme/two'))).toBe('2026-10-05');
});

test('an announced day changes nothing before it has come', () => {
  const before = site('2026-11-30', [change('2026-12-01')]);
  expect(modelUpdated(before, before.model('acme/two'))).toBe('2026-08-01');
  const after = site('2026-12-01');
  expect(modelUpdated(after, after.model('acme/two'))).toBe('2026-12-01');
});

test('where no day is known none is made up, however late the site is built', () => {
  const at = site('2027-05-01');
  expect(modelUpdated(at, at.model('acme/three'))).toBeUndefined();
  expect(updatedOf(at, { kind: 'guide' })).toBeUndefined();
});

test('a page that lists models changed with the latest of them', () => {
  const at = site('2026-11-23');
  expect(updatedOf(at, { kind: 'home' })).toBe('2026-09-22');
  expect(updatedOf(at, { kind: 'provider', models: [at.model('acme/two')] })).toBe('2026-08-01');
  expect(updatedOf(at, { kind: 'verification' })).toBe('2026-11-23');
  expect(updatedOf(at, { kind: 'changes' })).toBeUndefined();
  expect(updatedOf(at, { kind: 'guide', updated: '2026-01-02' })).toBe('2026-01-02');
});
