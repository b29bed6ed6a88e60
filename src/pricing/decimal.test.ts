import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals, decimal, plain, roundHalfEven, type Decimal } from './decimal.ts';

// The library that did this before, set up as it was.
const Reference = Big();
Reference.DP = 60;
Reference.RM = Big.roundDown;

const text = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat(20)).map(([digits, places]) => {
  const all = String(digits).padStart(places + 1, '0');
  return places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`;
});

const signed = fc
  .tuple(text, text)
  .map(([a, b]): [Decimal, Big] => [decimal(a).minus(decimal(b)), new Reference(a).minus(b)]);

test('sums, products, quotients and comparisons are those of big.js', () => {
  fc.assert(
    fc.property(signed, signed, ([a, refA], [b, refB]) => {
      const ours = [a.plus(b), a.minus(b), a.times(b), a.abs()].map(plain);
      expect(ours).toEqual(
        [refA.plus(refB), refA.minus(refB), refA.times(refB), refA.abs()].map((n) => n.toFixed()),
      );
      expect([a.cmp(b), a.eq(b), a.gt(b), a.gte(b), a.lt(b), a.lte(b)]).toEqual([
        refA.cmp(refB),
        refA.eq(refB),
        refA.gt(refB),
        refA.gte(refB),
        refA.lt(refB),
        refA.lte(refB),
      ]);
      if (!refB.eq(0)) expect(plain(a.div(b))).toBe(refA.div(refB).toFixed());
    }),
    { numRuns: 2000 },
  );
});

test('rounding and the place of the first digit are those of big.js', () => {
  fc.assert(
    fc.property(signed, fc.nat(12), ([a, refA], places) => {
      expect(plain(a.round(places, 'down'))).toBe(refA.round(places, Big.roundDown).toFixed());
      expect(plain(a.round(places, 'up'))).toBe(refA.round(places, Big.roundUp).toFixed());
      expect(plain(roundHalfEven(a, places))).toBe(refA.round(places, Big.roundHalfEven).toFixed());
      expect(a.exponent).toBe(refA.e);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['0.5', 0, '0'],
  ['1.5', 0, '2'],
  ['2.5', 0, '2'],
  ['0.125', 2, '0.12'],
  ['0.135', 2, '0.14'],
  ['0.1250000001', 2, '0.13'],
])('%s at %s places is %s: halves go to even', (value, places, rounded) => {
  expect(plain(roundHalfEven(decimal(value), places))).toBe(rounded);
});

test('what is no plain decimal is refused', () => {
  for (const wrong of ['', '-1', '1e3', '.5', '1.', ' 1', '1,5', 'NaN'])
    expect(() => decimal(wrong)).toThrow('not a plain decimal');
  for (const wrong of [0.5, Number.NaN, 2 ** 53, Infinity])
    expect(() => decimal(wrong)).toThrow('not a whole number');
  for (const wrong of [' ', '+1', '1,000', '0x10', '$1', '1\n', 'Infinity'])
    expect(() => decimal(wrong)).toThrow('not a plain decimal');
  expect(() => decimal(1).div(decimal(0))).toThrow(RangeError);
});

test('decimals are never mixed with numbers', () => {
  expect(() => decimal('0.1').plus(0.2 as never)).toThrow();
  expect(() => decimal('0.1').times(3 as never)).toThrow();
  expect(() => Number(decimal('0.1'))).toThrow();
});

test.each([
  ['0.1', '0.10', 0],
  ['0.09', '0.1', -1],
  ['10', '9.99', 1],
  ['0.30000000000000001', '0.3', 1],
  ['9007199254740993', '9007199254740992', 1],
])('%s to %s is %i as texts', (a, b, sign) => {
  expect(compareDecimals(a, b)).toBe(sign);
  expect(compareDecimals(b, a)).toBe(sign === 0 ? 0 : -sign);
});
