import { expect, test } from 'vitest';
import { inMagnitudeOf } from './currency-magnitudes.ts';

test.each([
  ['USD', '0.50', '0.50'],
  ['CHF', '100', '100'],
  ['CNY', '0.5', '5'],
  ['JPY', '100', '10000'],
  ['JPY', '0.0015', '0.15'],
  ['KRW', '0.05', '50'],
])('in %s %s dollars are said as %s', (currency, dollars, sum) => {
  expect(inMagnitudeOf(currency, dollars)).toBe(sum);
});
