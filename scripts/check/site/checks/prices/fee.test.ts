import { expect, test } from 'vitest';
import { feeFaults } from './fee.ts';
import { catalog } from '../../../../../tests/support/small-site/catalog.ts';

const faults = (text: string) => [...feeFaults(catalog, 'f', text)];

// The fixture's fee is 5 % of a payment, which is 5.26 % of what is spent.
test.each([
  'with the 5% fee',
  'plus a 5% platform fee applied at credit top-up',
  'so the fee comes to 5.26% of what you spend',
  'A fee of 5% is taken once.',
  'It costs 25% less, with fee.',
  '| $26.25 with fee | −25% |',
  'The cache bills 10% of the price; the fee is flat.',
])('%s', (text) => {
  expect(faults(text)).toEqual([]);
});

test.each(['with the 6% fee', 'a fee of 5.5%', 'the fee comes to 5% or 5.62 % of it, a 3 % platform fee'])(
  'not: %s',
  (text) => {
    expect(faults(text)).toHaveLength(1);
  },
);
