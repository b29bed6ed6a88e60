import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, amountOver, sameAmount, amountTimes, timesRounded } from './exact-amounts.ts';

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
  expect(amountTimes(1.25e-6, 1_000_000)).toBe('1.25');
  expect(amountTimes(0.30000000000000004, 1)).toBe('0.3');
  expect(amountTimes(2.9999999999999997e-7, 1_000_000)).toBe('0.3');
  expect(amountTimes(1e-8, 1_000_000)).toBe('0.01');
});

test.each([
  [7.167e-5, '0.0043'],
  [0.00003333, '0.002'],
  [0.0001, '0.006'],
  [3.083e-5, '0.0018498'],
  [0.0152, '0.912'],
  [0.0117, '0.702'],
])('the price per minute behind %d per second', (perSecond, perMinute) => {
  expect(timesRounded(perSecond, 60)).toBe(perMinute);
});

test('a price per minute is found again, however a source rounds it per second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 5, max: 12 }), (thousandths, digits) => {
      const perSecond = Number((thousandths / 1000 / 60).toPrecision(digits));
      expect(sameAmount(timesRounded(perSecond, 60), String(thousandths / 1000))).toBe(true);
    }),
  );
});

test('amounts are equal within a relative 1e-9, however small they are', () => {
  expect(sameAmount('0.040', '0.04')).toBe(true);
  expect(sameAmount('0.0016666666666666668', '0.001666666666666667')).toBe(true);
  expect(sameAmount('1.000000001', '1')).toBe(true);
  expect(sameAmount('1.000000002', '1')).toBe(false);
  expect(sameAmount('0.0000000001', '0.0000000002')).toBe(false);
  expect(sameAmount('0', '0.0000000001')).toBe(false);
});
