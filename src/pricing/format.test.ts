import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, plain } from './decimal.ts';
import { formatCount, formatDerived, formatListed, formatQuoted, formatSum, roundDerived } from './format.ts';
import { compare, decimalText, over, rational, roundedForShow } from './test-rational.ts';

/** A plain decimal above zero, with up to `places` digits behind the point. */
const positiveDecimal = (places = 12, largest = 10n ** 15n) =>
  fc.tuple(fc.bigInt(1n, largest), fc.nat(places)).map(decimalText);

const unformatted = (text: string) => text.replaceAll(/[$,]/g, '');

describe('decimal', () => {
  it.each([0.1, 1.5, Number.NaN, Infinity, 2 ** 53, 1e21])('refuses the number %d', (value) => {
    expect(() => decimal(value)).toThrow(/is not a whole number; a price must come from text/);
  });

  it.each(['', ' ', '1e3', '.5', '5.', '-1', '+1', '1,000', '0x10', '$1', ' 1', '1\n', 'NaN', 'Infinity'])(
    'refuses "%s"',
    (text) => {
      expect(() => decimal(text)).toThrow(/is not a plain decimal/);
    },
  );

  it('is never mixed with numbers', () => {
    expect(() => decimal('0.1').plus(0.2 as never)).toThrow();
    expect(() => decimal('0.1').times(3 as never)).toThrow();
    expect(() => Number(decimal('0.1'))).toThrow();
  });

  it('keeps every digit', () => {
    fc.assert(
      fc.property(positiveDecimal(30, 10n ** 40n), (text) => {
        expect(compare(rational(plain(decimal(text))), rational(text))).toBe(0);
        expect(plain(decimal(text))).not.toMatch(/e/i);
      }),
    );
  });
});

describe('a listed price', () => {
  it.each([
    ['0.040', '$0.040'],
    ['10', '$10.00'],
    ['0.0000125', '$0.0000125'],
    ['2.5', '$2.50'],
    ['1250', '$1,250.00'],
    ['1234567.0001', '$1,234,567.0001'],
  ])('%s prints as %s', (source, text) => {
    expect(formatListed(source, 'USD')).toBe(text);
  });

  it('shows the digits of its source, and at least two behind the point', () => {
    fc.assert(
      fc.property(positiveDecimal(), (source) => {
        const text = formatListed(source, 'USD');
        expect(text).toMatch(/^\$\d{1,3}(,\d{3})*\.\d{2,}$/);
        expect(unformatted(text).startsWith(source)).toBe(true);
        expect(compare(rational(unformatted(text)), rational(source))).toBe(0);
      }),
    );
  });
});

describe('a computed amount', () => {
  it.each([
    ['0.0421052631', '$0.04211'],
    ['0.042', '$0.042'],
    ['95.238095', '$95.24'],
    ['103.75', '$103.75'],
    ['12345.678', '$12,345.68'],
    ['0.999950', '$1.00'],
    ['0.99995', '$1.00'],
    ['0.000012345', '$0.00001234'],
    ['0.000012355', '$0.00001236'],
    ['0.00001234500001', '$0.00001235'],
    ['0.125', '$0.125'],
    ['100.125', '$100.12'],
    ['100.135', '$100.14'],
    ['0', '$0.00'],
  ])('%s prints as %s', (value, text) => {
    expect(formatDerived(decimal(value), 'USD')).toBe(text);
  });

  it('has four significant digits, half to even, but is never coarser than a cent', () => {
    fc.assert(
      fc.property(positiveDecimal(20), (value) => {
        expect(compare(rational(plain(roundDerived(decimal(value)))), roundedForShow(rational(value)))).toBe(
          0,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('rounds a quotient once', () => {
    fc.assert(
      fc.property(positiveDecimal(9), fc.integer({ min: 1, max: 10 ** 6 }), (top, bottom) => {
        const shown = plain(roundDerived(decimal(top).div(decimal(bottom))));
        expect(compare(rational(shown), roundedForShow(over(rational(top), rational(String(bottom)))))).toBe(
          0,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('whatever is above zero', () => {
  it('never prints as nothing, and reads back as the value that was rounded', () => {
    fc.assert(
      fc.property(positiveDecimal(25), (value) => {
        const derived = formatDerived(decimal(value), 'USD');
        expect(unformatted(derived)).toMatch(/[1-9]/);
        expect(compare(rational(unformatted(derived)), rational(plain(roundDerived(decimal(value)))))).toBe(
          0,
        );
        expect(unformatted(formatSum(decimal(value), 'USD'))).toMatch(/[1-9]/);
        expect(unformatted(formatListed(value, 'USD'))).toMatch(/[1-9]/);
      }),
    );
  });
});

describe('a sum of money', () => {
  it.each([
    ['100', '$100'],
    ['5.00', '$5'],
    ['95.238', '$95.24'],
    ['9.5', '$9.50'],
    ['10000', '$10,000'],
    ['0.005', '$0.005'],
    ['0.0049', '$0.0049'],
    ['99.995', '$100'],
  ])('%s prints as %s', (value, text) => {
    expect(formatSum(decimal(value), 'USD')).toBe(text);
  });
});

it('a quoted figure keeps just its digits', () => {
  expect([formatQuoted('5', 'USD'), formatQuoted('0.0150', 'USD'), formatQuoted('1250.5', 'USD')]).toEqual([
    '$5',
    '$0.0150',
    '$1,250.5',
  ]);
});

it('a count has separators and nothing else', () => {
  expect([formatCount(decimal(0)), formatCount(decimal(999)), formatCount(decimal(1234567))]).toEqual([
    '0',
    '999',
    '1,234,567',
  ]);
});

describe('other currencies', () => {
  it.each([
    ['EUR', '€0.040', '€0.04211', '€100'],
    ['GBP', '£0.040', '£0.04211', '£100'],
  ] as const)('%s has its own sign before the sum', (currency, listed, derived, sum) => {
    expect(formatListed('0.040', currency)).toBe(listed);
    expect(formatDerived(decimal('0.0421053'), currency)).toBe(derived);
    expect(formatSum(decimal('100'), currency)).toBe(sum);
  });
});
