import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOver,
  amountTimes,
  decimalOf,
  dividesExactly,
  priceBehind,
  sameAmount,
} from './exact-amounts.ts';

describe('decimalOf', () => {
  test.each([
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [2.5e-10, '0.00000000025'],
    [0.0033333333333333335, '0.0033333333333333335'],
    [1e21, '1000000000000000000000'],
    [1.005, '1.005'],
  ])('%d is %s', (float, text) => {
    expect(decimalOf(float)).toBe(text);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('%d is refused', (float) => {
    expect(() => decimalOf(float)).toThrow('is not a price');
  });

  test.each([
    ['1.6e-06', '0.0000016'],
    ['0.0299', '0.0299'],
    ['12', '12'],
    ['0.1234567890123456789', '0.1234567890123456789'],
  ])('the text %s is read as it stands', (text, plain) => {
    expect(decimalOf(text)).toBe(plain);
  });

  test.each([
    '',
    ' 1',
    '1,6',
    '$1',
    '5%',
    '-1',
    '+1',
    '.5',
    '5.',
    '010',
    '0x10',
    '1e9999',
    'free',
    'Infinity',
  ])('the text %j is refused', (text) => {
    expect(() => decimalOf(text)).toThrow('is not a price');
  });

  test('is the decimal that was written, for any price with up to 15 digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999_999_999 }),
        fc.integer({ min: 0, max: 15 }),
        (digits, places) => {
          const padded = String(digits).padStart(places + 1, '0');
          const whole = padded.slice(0, padded.length - places);
          const fraction = padded.slice(padded.length - places).replace(/0+$/, '');
          const written = fraction === '' ? whole : `${whole}.${fraction}`;
          expect(decimalOf(Number(written))).toBe(written);
        },
      ),
    );
  });

  test('is plain digits and reads back as the same float', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (float) => {
        expect(decimalOf(float)).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(decimalOf(float))).toBe(float);
      }),
    );
  });
});

test('conversions are exact where the quotient ends, and close where it does not', () => {
  expect(amountOver('0.36', 60)).toBe('0.006');
  expect(amountOver('0.27', 60)).toBe('0.0045');
  expect(amountOver('12', 1000)).toBe('0.012');
  expect(amountOver('0.1', 60)).toBe('0.00166666666667');
});

test('a quotient, taken as often as it was divided, is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 6 }), fc.constantFrom(3, 60, 1000), (price, units) => {
      const total = Array.from({ length: units }, () => amountOver(String(price), units)).reduce(
        (sum, part) => sum.plus(part),
        new Big(0),
      );
      expect(sameAmount(total.toFixed(), String(price))).toBe(true);
    }),
  );
});

test("prices for one become prices for many, without a float's noise", () => {
  const times = (price: number, units: number) => amountTimes(decimalOf(price), units);
  expect(times(1.25e-6, 1_000_000)).toBe('1.25');
  expect(times(0.30000000000000004, 1)).toBe('0.3');
  expect(times(2.9999999999999997e-7, 1_000_000)).toBe('0.3');
  expect(times(1e-8, 1_000_000)).toBe('0.01');
  expect(amountTimes('0.0000000000000012345', 1_000_000, false)).toBe('0.0000000012345');
});

test.each([
  [7.167e-5, '0.0043', 60],
  [0.00003333, '0.002', 60],
  [0.0001, '0.006', 60],
  [3.083e-5, '0.00185', 60],
  [0.00010278, '0.37', 3600],
  [1.111e-5, '0.04', 3600],
  [0.0002777778, '1', 3600],
  [5.83333e-5, '0.0035', 60],
  [8.75e-5, '0.00525', 60],
  [0.00021, '0.0126', 60],
  [0.0152, '0.912', 60],
  [0.0117, '0.702', 60],
])('the price behind %d per second is %s for %d', (perSecond, amount, units) => {
  expect(priceBehind(decimalOf(perSecond), 60)).toEqual({ amount, units });
});

test.each([6.11e-5, 2.47e-5, 2.1347e-4])('%d per second may be anything', (perSecond) => {
  expect(priceBehind(decimalOf(perSecond), 60)).toBeUndefined();
});

test('a price per minute or hour is found again, however a source rounds it per second', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      // With fewer digits, a shorter price may be rounded to the same quotient.
      fc.integer({ min: 9, max: 14 }),
      fc.constantFrom(60, 3600),
      (thousandths, digits, units) => {
        const perSecond = Number((thousandths / 1000 / units).toPrecision(digits));
        const { amount, units: many } = priceBehind(decimalOf(perSecond), 60) ?? { amount: '0', units: 1 };
        const expected = new Big(thousandths).div(1000).div(units);
        expect(sameAmount(new Big(amount).div(many).toFixed(30), expected.toFixed(30))).toBe(true);
      },
    ),
  );
});

test('a price is only made of what rounds to the very quotient', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 3, max: 9 }), (digits, places) => {
      const perSecond = new Big(digits).div(new Big(10).pow(places));
      const found = priceBehind(perSecond.toFixed(), 60);
      if (found === undefined) return;
      const length = perSecond.c.length;
      expect(new Big(found.amount).div(found.units).toPrecision(length)).toBe(perSecond.toPrecision(length));
    }),
  );
});

test('a quotient says whether it ends', () => {
  expect([dividesExactly('0.36', 60), dividesExactly('0.22', 60), dividesExactly('3', 7)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('amounts are equal within a relative 1e-9, however small they are', () => {
  expect(sameAmount('0.040', '0.04')).toBe(true);
  expect(sameAmount('0.0016666666666666668', '0.001666666666666667')).toBe(true);
  expect(sameAmount('1.000000001', '1')).toBe(true);
  expect(sameAmount('1.000000002', '1')).toBe(false);
  expect(sameAmount('0.0000000001', '0.0000000002')).toBe(false);
  expect(sameAmount('0', '0.0000000001')).toBe(false);
});
