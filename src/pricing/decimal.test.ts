import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals, decimal, exactNumber, plain, roundHalfEven, type Decimal } from './decimal.ts';

// The library that did this before, set up as it was.
const Reference = Big();
Reference.DP = 60;
Reference.RM = Big.roundDown;

const text = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat(20)).map(([digits, places]) => {
  const all = String(digits).padStart(places + 1, '0');
  return places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`;
});

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([top, bottom]) => ({
    top,
    bottom,
    value: decimal(1).times(signedWhole(top)).div(signedWhole(bottom)),
  }));

function signedWhole(number: bigint): Decimal {
  const size = decimal(String(number < 0n ? -number : number));
  return number < 0n ? decimal(0).minus(size) : size;
}

/** The same fraction in lowest terms. */
function lowest(top: bigint, bottom: bigint): string {
  const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
  const common = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) * (bottom < 0n ? -1n : 1n);
  return `${String(top / common)}/${String(bottom / common)}`;
}

const asFraction = (value: Decimal): string => {
  const [top = '', bottom = '1'] = value.toFraction().split('/');
  const [whole = '', digits = ''] = top.split('.');
  return lowest(BigInt(whole + digits), BigInt(bottom) * 10n ** BigInt(digits.length));
};

test('quotients are exact, whatever is done with them', () => {
  fc.assert(
    fc.property(fraction, fraction, fc.nat(8), (a, b, places) => {
      const [x, y] = [a.value, b.value];
      expect(asFraction(x)).toBe(lowest(a.top, a.bottom));
      expect(asFraction(x.plus(y))).toBe(lowest(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom));
      expect(asFraction(x.minus(y))).toBe(lowest(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom));
      expect(asFraction(x.times(y))).toBe(lowest(a.top * b.top, a.bottom * b.bottom));
      if (b.top !== 0n) expect(asFraction(x.div(y))).toBe(lowest(a.top * b.bottom, a.bottom * b.top));
      expect(Math.sign(x.cmp(y))).toBe(Math.sign(Number(a.top * b.bottom - b.top * a.bottom)));
      const scale = 10n ** BigInt(places);
      expect(asFraction(x.round(places, 'down'))).toBe(lowest((a.top * scale) / a.bottom, scale));
      const reference = new Reference(String(a.top)).div(String(a.bottom));
      expect(plain(x)).toBe(reference.toFixed());
      expect(x.exponent).toBe(reference.e);
    }),
    { numRuns: 2000 },
  );
});

test('a quotient is read back as it was written', () => {
  expect(exactNumber('11/60').toFraction()).toBe('11/60');
  expect(exactNumber('22/120').eq(exactNumber('11/60'))).toBe(true);
  expect(exactNumber('0.5/2').toFraction()).toBe('0.25');
  expect(exactNumber('11/60').times(decimal('0.006')).toFraction()).toBe('0.0011');
  for (const wrong of ['1/2/3', '/2', '1/', '-1/2'])
    expect(() => exactNumber(wrong)).toThrow('not a plain decimal');
  expect(() => exactNumber('1/0')).toThrow(RangeError);
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
