import { expect, test } from 'vitest';
import { load, withModel } from '#catalog/test-catalog.ts';
import { printedRates, unlikePrinted } from './printed.ts';

const prices =
  'prices: { input: [1.0, { amount: 0.5, when: { service: batch } }], output: [{ amount: 4, until: 2027-01-01 }, { amount: 5, from: 2027-01-01 }] }';
const modelWith = (printed: string) => {
  const [model] = load(
    withModel(
      `${prices}\nprinted: { prices: ${printed}, source: https://a.example, checked: 2026-10-01, expires: 2026-12-31 }`,
    ),
  ).models;
  if (model === undefined) throw new Error('There is no model.');
  return model;
};
const meters = (rates: readonly { readonly meter: string; readonly amount: string }[]) =>
  rates.map(({ meter, amount }) => `${meter} ${amount}`);

test('the standard price of a day is held against what is printed, digit for digit of its value', () => {
  const model = modelWith('{ input: 1, output: 3.50 }');
  expect(meters(printedRates(model, '2026-11-23'))).toEqual(['input 1.0', 'output 4']);
  expect(meters(unlikePrinted(model, '2026-11-23'))).toEqual(['output 4']);
  expect(meters(unlikePrinted(modelWith('{ output: 4 }'), '2027-01-01'))).toEqual(['output 5']);
});
