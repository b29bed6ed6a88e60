import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateway, load, placesOf } from './test-catalog.ts';
import { atProvider } from './provider-prices.ts';

/** @param more keys of the gateway, the provider and the model */
const textOf = (more: { gateway?: string; provider?: string; model?: string }, amount = '1.25') =>
  `${gateway}${more.gateway === undefined ? '' : `  ${more.gateway}\n`}providers:
  acme: { name: Acme${more.provider === undefined ? '' : `, ${more.provider}`} }
models:
  - id: acme/one
    name: One
    modality: chat
    prices: { input: ${amount}, output: [10, { amount: 5, when: { service: batch } }] }
${more.model === undefined ? '' : `    ${more.model}\n`}`;

const amountsOf = (catalog: ReturnType<typeof load>) =>
  catalog.models.flatMap(({ pricing }) =>
    pricing.kind === 'priced' ? pricing.rates.map(({ amount }) => amount) : [],
  );

describe('a markup', () => {
  it.each([
    [{ gateway: 'markup: { percent: 20 }' }, ['1.5', '12', '6']],
    [{ gateway: 'markup: { factor: 0.9 }' }, ['1.125', '9', '4.5']],
    [
      { gateway: 'markup: { percent: 20 }', provider: 'markup: { percent: 5.5 }' },
      ['1.31875', '10.55', '5.275'],
    ],
    [{ provider: 'markup: { percent: 20 }', model: 'markup: { factor: 1 }' }, ['1.25', '10', '5']],
    [
      { gateway: 'exchange: { from: EUR, rate: 1.1, date: 2026-11-20, source: https://bank.example }' },
      ['1.375', '11', '5.5'],
    ],
    [{ gateway: 'tokenFee: { input: 0.05, output: 0.1 }' }, ['1.3', '10.1', '5.1']],
    [
      {
        gateway:
          'tokenFee: { output: 0.05 }\n  markup: { percent: 20 }\n  exchange: { from: EUR, rate: 1.1, date: 2026-11-20, source: https://bank.example }',
      },
      // Only what is multiplied is the provider's.
      ['1.65', '13.25', '6.65'],
    ],
  ])('of %j makes the listed prices %j, and sources are asked for the provider’s', (more, listed) => {
    const catalog = load(textOf(more));
    expect(amountsOf(catalog)).toEqual(listed);
    expect(amountsOf(atProvider(catalog))).toEqual(['1.25', '10', '5']);
  });

  it.each([
    ['{ amount: 0.000002, per: 1 }', '0.00000205'],
    ['{ amount: 0.002, per: 1K }', '0.00205'],
    ['{ amount: 2, per: 1M }', '2.05'],
  ])('a fee per token is for as many tokens as the price (%s), and part of no other', (price, listed) => {
    const prices = `prices: { input: ${price}, request: 0.01 }`;
    const text = textOf({ gateway: 'tokenFee: { input: 0.05, output: 0.1 }' }).replace(/prices: .*/, prices);
    expect(amountsOf(load(text))).toEqual([listed, '0.01']);
  });

  it('is exact, whatever is multiplied', () => {
    const decimals = (most: number, min = 1) =>
      fc.integer({ min, max: most }).map((n) => new Big(n).div(1000).toFixed(3));
    const [positive, factor] = [decimals(10 ** 6), decimals(5000, 100)];
    fc.assert(
      fc.property(positive, factor, (price, by) => {
        const text = textOf({ model: `markup: { factor: ${by} }\n    magnitude: for the test` }, price);
        fc.pre(!placesOf(text).some((place) => place.includes('magnitude')));
        const [listed = ''] = amountsOf(load(text));
        expect(new Big(listed).eq(new Big(price).times(by))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['markup: { percent: 20, factor: 1.2 }', 'markup-invalid'],
    ['markup: { factor: 0 }', 'factor-invalid'],
    ['markup: { factor: 20 }', 'factor-invalid'],
    ['tokenFee: {}', 'value-empty'],
    ['pricing: pass-through\n  tokenFee: { input: 0.05 }', 'markup-passed-through'],
    ['exchange: { from: USD, rate: 2, date: 2026-01-01, source: https://bank.example }', 'exchange-same'],
    ['exchange: { from: XYZ, rate: 2, date: 2026-01-01, source: https://bank.example }', 'value-unknown'],
  ])('%s is refused as %s', (line, code) => {
    expect(placesOf(textOf({ gateway: line })).join()).toContain(code);
  });
});
