import { expect, test } from 'vitest';
import { unitSlip } from './verdict.ts';

test.each([
  ['2', '200', 'cents'],
  ['0.15', '0.0015', 'cents'],
  ['0.0043', '0.258', 'minutes and seconds'],
  ['0.005', '5', 'a thousand'],
  ['0.15', '150000', 'a million'],
])('%s and %s differ by a unit', (listed, found, words) => {
  expect(unitSlip(listed, found)).toContain(words);
});

test.each([
  ['2', '3'],
  ['2', '20'],
  ['2', '2'],
])('%s and %s do not', (listed, found) => {
  expect(unitSlip(listed, found)).toBeUndefined();
});
