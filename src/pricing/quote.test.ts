import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { ratesOf, withPrices } from '#catalog/test-catalog.ts';
import type { Rate } from '#catalog/types.ts';
import { decimal, plain } from './decimal.ts';
import { canQuote, quote, UnpricedError, type QuoteInput } from './quote.ts';
import { compare, decimalText, over, plus, rational, times } from './test-rational.ts';

const costOf = (rates: readonly Rate[], input: QuoteInput) => plain(quote(rates, input).total);

describe('a quote', () => {
  const rates = ratesOf(
    withPrices(`input: [1.25, { amount: 2.50, when: { inputTokensOver: 200000 } }]
output: [10, { amount: 15, when: { inputTokensOver: 200000 } }]
cacheRead: [0.125, { amount: 0.25, when: { inputTokensOver: 200000 } }]
searches: [10, { amount: 5, mode: marginal, when: { unitsOver: 1000 } }, { amount: 2, mode: marginal, when: { unitsOver: 3000 } }]`),
  );

  it('prices each meter in its unit', () => {
    const { items, total } = quote(rates, { usage: { input: 1500, output: 400 }, requests: 10_000 });
    expect(items.map(({ meter, quantity, cost }) => [meter, plain(quantity), plain(cost)])).toEqual([
      ['input', '15000000', '18.75'],
      ['output', '4000000', '40'],
    ]);
    expect(plain(total)).toBe('58.75');
  });

  it('reprices the whole request once its input is long', () => {
    expect(costOf(rates, { usage: { input: 200_000, output: 1000 } })).toBe('0.26');
    expect(costOf(rates, { usage: { input: 200_001, output: 1000 } })).toBe('0.5150025');
  });

  it('counts cached tokens as input, but never the output', () => {
    expect(costOf(rates, { usage: { input: 1, cacheRead: 200_000 } })).toBe('0.0500025');
    expect(costOf(rates, { usage: { input: 1, output: 300_000 } })).toBe('3.00000125');
  });

  it('looks at one request, not at their sum', () => {
    expect(costOf(rates, { usage: { input: 100_000 }, requests: 10 })).toBe('1.25');
  });

  it('charges a marginal tier only from its unit on', () => {
    const costs = [1000, 1001, 3000, 4000].map((searches) => costOf(rates, { usage: { searches } }));
    expect(costs).toEqual(['10', '10.005', '20', '22']);
    expect(quote(rates, { usage: { searches: 4000 } }).items[0]?.rate.amount).toBe('10');
  });

  it('lets the more specific of two marginal tiers win', () => {
    const tiers = ratesOf(
      withPrices(`pages:
  - 10
  - { amount: 8, when: { service: batch } }
  - { amount: 5, mode: marginal, when: { unitsOver: 1000 } }
  - { amount: 3, mode: marginal, when: { unitsOver: 1000, service: batch } }`),
    );
    expect(costOf(tiers, { usage: { pages: 2000 } })).toBe('15');
    expect(costOf(tiers, { usage: { pages: 2000 }, context: { service: 'batch' } })).toBe('11');
    expect(costOf([...tiers].reverse(), { usage: { pages: 2000 }, context: { service: 'batch' } })).toBe(
      '11',
    );
  });

  it('refuses a usage that has no price, by name', () => {
    expect(() => quote(rates, { usage: { input: 1, image: 1 } })).toThrow(UnpricedError);
    expect(() => quote(rates, { usage: { image: 1 } })).toThrow('No rate applies to images');
    expect(canQuote(rates, { usage: { image: 1 } })).toBe(false);
    expect(canQuote(rates, { usage: { input: 1, image: 0 } })).toBe(true);
  });

  it('refuses what cannot be counted', () => {
    expect(() => quote(rates, { usage: { input: 0.5 } })).toThrow(/not a whole number/);
    expect(() => canQuote(rates, { usage: { input: 0.5 } })).toThrow(/not a whole number/);
    expect(() => quote(rates, { usage: { input: 1 }, requests: 1.5 })).toThrow(/not a whole number/);
  });

  it('of nothing is nothing', () => {
    expect(quote(rates, { usage: {} })).toMatchObject({ items: [] });
    expect(costOf(rates, { usage: { input: 0 } })).toBe('0');
  });
});

const price = fc.tuple(fc.bigInt(1n, 10n ** 12n), fc.nat(6)).map(decimalText);

const limit = 1000;

/** Rates of some meters: a standard one, and perhaps a long-context and a marginal tier. */
const someRates: fc.Arbitrary<Rate[]> = fc
  .uniqueArray(fc.constantFrom(...meterNames), { minLength: 1, maxLength: 4 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((meter) =>
        fc
          .record({
            standard: price,
            long: fc.option(price),
            later: fc.option(price),
          })
          .map(({ standard, long, later }): Rate[] => [
            { meter, amount: standard, when: {}, mode: 'whole', line: 1 },
            ...(long === null
              ? []
              : [{ meter, amount: long, when: { inputTokensOver: limit }, mode: 'whole', line: 1 } as const]),
            ...(later === null || long !== null
              ? []
              : [{ meter, amount: later, when: { unitsOver: limit }, mode: 'marginal', line: 1 } as const]),
          ]),
      ),
    ),
  )
  .map((lists) => lists.flat());

const someQuote = someRates.chain((rates) => {
  const count = fc.nat({ max: 3 * limit });
  const usage = fc.record(
    Object.fromEntries(rates.map(({ meter }) => [meter, count])) as Record<Meter, typeof count>,
  );
  return fc.record({ rates: fc.constant(rates), usage, requests: fc.integer({ min: 1, max: 10 ** 6 }) });
});

describe('any quote', () => {
  it('is what adding it up by hand gives', () => {
    fc.assert(
      fc.property(someQuote, ({ rates, usage, requests }) => {
        const input = Object.entries(usage).reduce(
          (sum, [meter, n]) => sum + (meters[meter as Meter].isInput ? n : 0),
          0,
        );
        const byHand = Object.entries(usage).reduce((sum, [meter, n]) => {
          const own = rates.filter((rate) => rate.meter === meter);
          const standard =
            own.find(({ when, mode }) => mode === 'whole' && (when.inputTokensOver ?? Infinity) < input) ??
            own[0];
          const later = own.find(({ mode }) => mode === 'marginal');
          const beyond = later === undefined ? 0 : Math.max(0, n - limit);
          const parts = [
            [standard, n - beyond],
            [later, beyond],
          ] as const;
          return parts.reduce((all, [rate, units]) => {
            const each = over(rational(rate?.amount ?? '0'), rational(String(meters[meter as Meter].per)));
            return plus(all, times(each, rational(String(units * requests))));
          }, sum);
        }, rational('0'));
        const { total, items } = quote(rates, { usage, requests });
        expect(compare(rational(plain(total)), byHand)).toBe(0);
        const sum = items.reduce((all, { cost }) => plus(all, rational(plain(cost))), rational('0'));
        expect(compare(sum, byHand)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('of two lots of requests is the sum of both', () => {
    fc.assert(
      fc.property(someQuote, fc.integer({ min: 1, max: 1000 }), ({ rates, usage, requests }, more) => {
        const [a, b, both] = [requests, more, requests + more].map(
          (n) => quote(rates, { usage, requests: n }).total,
        );
        expect(a?.plus(b ?? decimal(0)).eq(both ?? decimal(0))).toBe(true);
      }),
    );
  });

  it('never falls when more is used, as long as no tier is cheaper', () => {
    const cheaperFirst = someQuote.map(({ rates, ...rest }) => ({
      ...rest,
      rates: rates.filter(({ when }) => Object.keys(when).length === 0),
    }));
    fc.assert(
      fc.property(cheaperFirst, fc.nat(limit), ({ rates, usage }, more) => {
        const [meter = 'input'] = Object.keys(usage) as Meter[];
        const before = quote(rates, { usage }).total;
        const after = quote(rates, { usage: { ...usage, [meter]: usage[meter] + more } }).total;
        expect(after.gte(before)).toBe(true);
        expect(after.eq(before)).toBe(more === 0);
      }),
    );
  });

  it('does not depend on the order of the rates', () => {
    fc.assert(
      fc.property(someQuote, ({ rates, usage, requests }) => {
        const there = quote(rates, { usage, requests }).total;
        expect(quote([...rates].reverse(), { usage, requests }).total.eq(there)).toBe(true);
      }),
    );
  });
});
