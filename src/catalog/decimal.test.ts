import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from './decimal.ts';

describe('compareDecimals', () => {
  it.each([
    ['0.1', '0.10', 0],
    ['0.09', '0.1', -1],
    ['10', '9.99', 1],
    ['0.30000000000000001', '0.3', 1],
    ['9007199254740993', '9007199254740992', 1],
  ])('%s to %s is %i', (a, b, sign) => {
    expect(compareDecimals(a, b)).toBe(sign);
    expect(compareDecimals(b, a)).toBe(sign === 0 ? 0 : -sign);
  });

  it('orders as whole numbers of the last place do', () => {
    const places = 9;
    const written = (value: bigint) => {
      const digits = String(value).padStart(places + 1, '0');
      return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    };
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 20n), fc.bigInt(0n, 10n ** 20n), (a, b) => {
        expect(compareDecimals(written(a), written(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
