import { expect, test } from 'vitest';
import { rateOf } from './fixtures.ts';
import { amountsText } from './wording.ts';

test('rates are named as a statement names them', () => {
  const rates = [rateOf(), rateOf({ when: { service: 'batch' }, amount: '0.36', per: 'hour' })];
  expect(amountsText(rates)).toBe("{ input: 2.00, 'input@batch': 0.36/hour }");
});
