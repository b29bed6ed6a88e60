import { describe, expect, it, test } from 'vitest';
import { rateKey } from './rate-key.ts';
import { selectorOf, selectRates } from './rate-selector.ts';
import { ratesOf, withPrices } from '#catalog/test-catalog.ts';

const rates = ratesOf(
  withPrices(
    'input: [1, { amount: 0.5, when: { service: batch } }, { amount: 2, from: 2027-01-01, when: { inputTokensOver: 200000, region: eu } }]\n' +
      'image: { grid: [quality, size], rates: { low: { 1K: 0.01, 2K: 0.02 }, high: { 1K: 0.1 } } }',
  ),
);

describe('selectRates', () => {
  it.each([
    ['input', ['1']],
    ['input@2027-01-01', ['2']],
    ['input@2027-01-01,200000,eu', ['2']],
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

test('the selector of a rate selects it and no other', () => {
  for (const rate of rates) expect(selectRates(rates, selectorOf(rate))).toEqual([rate]);
  expect(rates.map(selectorOf)).toEqual([
    'input',
    'input@batch',
    'input@eu,200000,2027-01-01',
    'image@low,1K',
    'image@low,2K',
    'image@high,1K',
  ]);
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
