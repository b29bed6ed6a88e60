import { expect, test } from 'vitest';
import { dateFault } from './dates.ts';

test.each(['2026-11-23', '2026-02-28', '2026-11-22T23:59:59Z', '2026-11-22T10:00+02:00'])(
  '%s is a date',
  (text) => {
    expect(dateFault(text, '2026-11-23')).toBeUndefined();
  },
);

test.each([
  ['2026-02-30', 'no date'],
  ['2026-13-01', 'no date'],
  ['23 November 2026', 'no date'],
  ['2026-11-22T10:00', 'no date'],
  ['', 'no date'],
  ['2026-11-24', 'after the day'],
])('%s is none, or none yet', (text, words) => {
  expect(dateFault(text, '2026-11-23')).toContain(words);
});
