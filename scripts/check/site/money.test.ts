import { expect, test } from 'vitest';
import { moneyIn } from './money.ts';

test.each([
  ['costs $0.040 per image.', ['$0.040']],
  ['a fee of $5, $8 or $12 per 1,000 requests', ['$5', '$8', '$12']],
  ['$1,250.50, then $ 5 and $\u200B6.', ['$1,250.50', '$ 5', '$\u200B6']],
  ['$.50 and US$7', ['$.50', '$7']],
  ['$5M is not $5', ['$5M', '$5']],
  ['USD 5, 5 USD, 5USD', ['USD 5', '5 USD', '5USD']],
  [
    'five dollars, 5 cents, a 10-dollar top-up, 3¢, €4, 4 €',
    ['five dollars', '5 cents', '10-dollar', '3¢', '€4', '4 €'],
  ],
  ['Prices of 23 November 2026 in USD, before the 5% fee; 12 percent', []],
  ['"Authorization: Bearer ${KEY:?set KEY}" $KEY', []],
])('%s', (text, expected) => {
  expect(moneyIn(text).map((figure) => figure.text)).toEqual(expected);
});

test('a name that only sounds like a sum is none', () => {
  expect(moneyIn('Hy3 preview by tencent')).toEqual([]);
  expect(moneyIn('for ten cents')).toHaveLength(1);
});
