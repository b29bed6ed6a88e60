import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ratesOf as ratesIn, withPrices } from '#catalog/test-catalog.ts';
import { billedUnits } from './billed-units.ts';
import { decimal, exactNumber } from './decimal.ts';
import { billIfPriced } from './monthly-bill.ts';
import { quote } from './quote.ts';

const ratesOf = (prices: string) => ratesIn(withPrices(prices));

const cost = (prices: string, usage: Parameters<typeof quote>[1]['usage'], requests = 1) =>
  quote(ratesOf(prices), { usage, requests }).total.toFraction();

const month = (prices: string, counts: Parameters<typeof quote>[1]['usage'], requests: number) =>
  billIfPriced(
    ratesOf(prices).map((rate, index) => ({ ...rate, key: `acme/one#${rate.meter}?${String(index)}` })),
    { counts, requests },
    'USD',
  );

describe('a price in the unit that its provider publishes', () => {
  it.each([
    ['audioMinute: { amount: 0.04, per: hour }', 90, '0.06'],
    ['audioMinute: { amount: 0.04, per: 60 }', 90, '0.06'],
    ['audioMinute: { amount: 0.0001, per: second }', 2, '0.012'],
    ['audioMinute: { amount: 0.006, per: minute }', 2, '0.012'],
    ['audioMinute: { amount: 0.04, per: hour }', 1, '1/1500'],
  ])('%s: %d minutes cost %s', (prices, audioMinute, expected) => {
    expect(cost(prices, { audioMinute })).toBe(expected);
  });

  it.each([
    ['input: { amount: 0.0004, per: 1K }', '0.0006'],
    ['input: { amount: 0.4, per: 1000000 }', '0.0006'],
  ])('%s: 1,500 tokens cost %s', (prices, expected) => {
    expect(cost(prices, { input: 1500 })).toBe(expected);
  });
});

describe('the rules of a rate', () => {
  const tenSeconds = 'audioMinute: { amount: 0.06, atLeast: 10 seconds }';

  test('a least amount is billed of each request that counts anything', () => {
    expect(cost(tenSeconds, { audioMinute: exactNumber('1/30') })).toBe('0.01');
    expect(cost(tenSeconds, { audioMinute: exactNumber('1/30') }, 3)).toBe('0.03');
    expect(cost(tenSeconds, { audioMinute: 2 })).toBe('0.12');
    expect(cost(`${tenSeconds}\nrequest: 1`, { request: 1 })).toBe('1');
  });

  test('steps are begun whole', () => {
    const steps = 'audioMinute: { amount: 0.04, step: 15 seconds }';
    expect(cost(steps, { audioMinute: exactNumber('1/60') })).toBe('0.01');
    expect(cost(steps, { audioMinute: exactNumber('16/60') })).toBe('0.02');
    expect(cost(steps, { audioMinute: 1 })).toBe('0.04');
  });

  test('what is free is taken off first, and nothing remains of less', () => {
    const rules = 'image: { amount: 0.02, freePerRequest: 2, atLeast: 3 }';
    expect(cost(rules, { image: 2 })).toBe('0');
    expect(cost(rules, { image: 3 })).toBe('0.06');
    expect(cost(rules, { image: 7 })).toBe('0.1');
  });

  test('what is free in a month is taken off the month, and off no quote', () => {
    const free = 'characters: { amount: 16, freePerMonth: 1000000 }';
    expect(cost(free, { characters: 1000 }, 2000)).toBe('32');
    expect(month(free, { characters: 1000 }, 2000)?.total.exact.toFraction()).toBe('16');
    expect(month(free, { characters: 1000 }, 1000)?.total.exact.toFraction()).toBe('0');
  });

  test('a marginal tier and a rule exclude one another', () => {
    expect(() =>
      ratesOf('image: [{ amount: 1, step: 2 }, { amount: 2, when: { unitsOver: 5 }, mode: marginal }]'),
    ).toThrow('billing-marginal');
  });

  test('is never less than what it is made from, but for what is free', () => {
    const limit = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(limit, limit, fc.integer({ min: 1, max: 100_000 }), (least, step, counted) => {
        const rules = [
          { kind: 'least', of: 'request', limit: `${String(least)}/60` },
          { kind: 'step', of: 'request', limit: `${String(step)}/60` },
        ] as const;
        const billed = billedUnits({ rules }, 'request', exactNumber(`${String(counted)}/60`));
        const sixtieths = billed.times(decimal(60));
        expect(sixtieths.gte(decimal(counted)) && sixtieths.gte(decimal(least))).toBe(true);
        expect(Number(sixtieths.toString()) % step).toBe(0);
        expect(sixtieths.lt(decimal(Math.max(counted, least) + step))).toBe(true);
        expect(billedUnits({ rules }, 'month', billed).eq(billed)).toBe(true);
      }),
    );
  });
});
