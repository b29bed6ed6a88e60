/** Evidence, history and catalog of the test site agree; checked as anybody can, without network or files from elsewhere. */
import { expect, test } from 'vitest';
import { loadEvidence } from '#catalog/records/price-evidence.ts';
import { changedRate, loadHistory } from '#catalog/records/price-history.ts';
import { loadCatalog } from '#catalog/load.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import { readArguments } from './check/prices/arguments.ts';
import { runCheck } from './check/prices/run.ts';
import { withSeverity } from './check/report.ts';

const file = 'tests/sites/dollar/models.yaml';
const catalog = loadCatalog({ file });

test('the check finds what the evidence file says', async () => {
  const options = readArguments(['--catalog', file]);
  const report = await runCheck(options, { environment: {}, now: new Date(), cacheFolder: '/nowhere' });
  expect(withSeverity(report.findings, 'error')).toEqual([]);
});

test('every listed rate has its line, with the listed amount', () => {
  const rates = loadEvidence(catalog)?.rates ?? {};
  for (const { id, pricing } of catalog.models) {
    for (const rate of pricing.kind === 'priced' ? pricing.rates : []) {
      expect(rates[rateKey(id, rate)]?.amount, rateKey(id, rate)).toBe(rate.amount);
    }
  }
});

test('three of four text and embedding models are listed alike by two sources or more', async () => {
  const options = readArguments(['--catalog', file]);
  const { data } = await runCheck(options, { environment: {}, now: new Date(), cacheFolder: '/nowhere' });
  const shares = data?.shares as { modality: string; models: number[] }[];
  const text = shares.filter(({ modality }) => modality === 'chat' || modality === 'embedding');
  const count = (from: number) =>
    text.flatMap(({ models }) => models.slice(from)).reduce((sum, n) => sum + n, 0);
  expect(count(2) / count(0)).toBeGreaterThanOrEqual(0.75);
});

test('the history is about models of the catalog, and each price goes on where it stopped', () => {
  const changes = loadHistory(catalog);
  const ids = new Set(catalog.models.map(({ id }) => id));
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(({ id }) => !ids.has(id))).toEqual([]);
  for (const [rate, own] of Map.groupBy(changes, changedRate)) {
    const sorted = own.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const gaps = sorted.slice(1).filter((change, index) => Number(change.from) !== Number(sorted[index]?.to));
    expect(gaps, rate).toEqual([]);
  }
});
