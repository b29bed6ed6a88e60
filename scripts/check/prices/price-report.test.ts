import { expect, test } from 'vitest';
import { checkPrices } from './check.ts';
import { catalogOf, inputOf, modelOf, otherSourceOf, rateOf, sourceOf, unverified } from './fixtures.ts';
import { rateShares } from './price-report.ts';

test('counts rates, and models by the headline rate that the fewest sources list', () => {
  const output = { meter: 'output', when: {}, amount: '8' } as const;
  const rates = [
    rateOf(),
    rateOf({ meter: 'output', amount: '8' }),
    rateOf({ amount: '1', when: { service: 'batch' } }),
  ];
  const catalog = catalogOf(
    modelOf({ rates, unverified: [{ ...unverified, amounts: { 'input@batch': '2.00' } }] }),
    modelOf({ id: 'acme/two', rates: rates.slice(0, 1) }),
  );
  const sources = [
    sourceOf({ 'acme/one': [inputOf('2'), output] }),
    otherSourceOf({ 'acme/one': [inputOf('2')] }),
  ];
  expect(rateShares(checkPrices({ catalog, sources, date: '2026-11-23' }).verdicts)).toEqual([
    { modality: 'chat', rates: [1, 1, 2, 0], models: [0, 1, 1, 0] },
  ]);
});
