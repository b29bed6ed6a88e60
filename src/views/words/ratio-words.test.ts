import { expect, test } from 'vitest';
import { against, factorText } from './ratio-words.ts';

test.each([
  ['10', '1.25', '8'],
  ['14', '1.75', '8'],
  ['2.5', '0.4', '6.25'],
  ['3', '0.7', 'about 4.3'],
  ['0.112', '0.017', 'about 6.6'],
])('%s is %s times … %s', (a, b, expected) => {
  expect(factorText(a, b)).toBe(expected);
});

test.each([
  ['0.175', '1.75', '90% less'],
  ['2', '1', 'twice as much'],
  ['1.25', '1', '25% more'],
  ['1', '1', 'as much'],
  ['6', '1', '6 times as much'],
  ['2', '3', 'about 33% less'],
  // Never a rounded "100% less": what is not free is not told as free.
  ['0.0028', '0.14', '98% less'],
  ['0.00001', '0.14', 'about 99.99% less'],
  ['1.0003', '1', 'about 0.03% more'],
  ['1.996', '1', '99.6% more'],
])('%s against %s is %s', (a, b, expected) => {
  expect(against(a, b)).toBe(expected);
});

test('a named rival follows the word that compares', () => {
  expect(against('1', '2', 'the other')).toBe('50% less than the other');
  expect(against('2', '1', 'the other')).toBe('twice as much as the other');
  expect(against('1', '1', 'the other')).toBe('as much as the other');
});
