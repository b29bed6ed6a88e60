import { describe, expect, it } from 'vitest';
import { rateKey } from './rate-key.ts';
import { selectRates } from './rate-selector.ts';
import { ratesOf, withPrices } from '#catalog/test-catalog.ts';

const rates = ratesOf(
  withPrices(
    'input: [1, { amount: 0.5, when: { service: batch } }, { amount: 2, from: 2027-01-01, when: { inputTokensOver: 200000, region: eu } }]\n' +
      'image: { grid: [quality, size], rates: { low: { 1K: 0.01, 2K: 0.02 }, high: { 1K: 0.1 } } }',
  ),
);

describe('selectRates', () => {
  it.each([
    ['input', ['1', '0.5', '2']],
    ['input@batch', ['0.5']],
    ['input@200000', ['2']],
    ['image', ['0.01', '0.02', '0.1']],
    ['image@low', ['0.01', '0.02']],
    ['image@1K', ['0.01', '0.1']],
    ['image@low,2K', ['0.02']],
    ['image@2K,low', ['0.02']],
    ['image@medium', []],
    ['output', []],
    ['', []],
  ])('"%s" names %j', (selector, amounts) => {
    expect(selectRates(rates, selector).map(({ amount }) => amount)).toEqual(amounts);
  });
});

describe('rateKey', () => {
  it('names a rate by meter, conditions in one order, and the day it begins', () => {
    expect(rates.map((rate) => rateKey('acme/one', rate))).toEqual([
      'acme/one#input',
      'acme/one#input?service=batch',
      'acme/one#input?region=eu,inputTokensOver=200000,from=2027-01-01',
      'acme/one#image?quality=low,size=1K',
      'acme/one#image?quality=low,size=2K',
      'acme/one#image?quality=high,size=1K',
    ]);
  });
});
