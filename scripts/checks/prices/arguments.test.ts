import { expect, test } from 'vitest';
import { CannotRun } from '../report.ts';
import { parseArguments } from './arguments.ts';
import { dateOfCheck } from './date-of-check.ts';

const parse = (...argv: string[]) => parseArguments(argv, ['terminal', 'json']);

test('defaults', () => {
  expect(parse()).toEqual({ format: 'terminal', today: false, lock: false, all: false, help: false });
});

test.each([
  [['--dat', '2026-11-23'], '--dat'],
  [['--date', '23.11.2026'], 'not a day'],
  [['--date', '2026-02-30'], 'not a day'],
  [['--date', '2026-11-23', '--today'], 'give one'],
  [['--format', 'xml'], 'no format "xml"'],
  [['stray'], 'stray'],
])('%j is refused, with the usage', (argv, words) => {
  expect(() => parse(...argv)).toThrow(CannotRun);
  expect(() => parse(...argv)).toThrow(words);
  expect(() => parse(...argv)).toThrow('npm run check:prices');
});

test('the day: --date, today when asked or locking, BUILD_DATE, the evidence, today', () => {
  const evidence = { date: '2026-10-01', sources: {}, rates: {} };
  const now = new Date('2026-11-23T23:59:00Z');
  const built = { environment: { BUILD_DATE: '2026-10-20' }, now };
  const plain = { environment: {}, now };
  expect(dateOfCheck(parse('--date', '2026-09-01'), built, evidence)).toBe('2026-09-01');
  expect(dateOfCheck(parse('--today'), built, evidence)).toBe('2026-11-23');
  expect(dateOfCheck(parse('--lock'), built, evidence)).toBe('2026-11-23');
  expect(dateOfCheck(parse(), built, evidence)).toBe('2026-10-20');
  expect(dateOfCheck(parse(), plain, evidence)).toBe('2026-10-01');
  expect(dateOfCheck(parse(), plain, undefined)).toBe('2026-11-23');
  expect(() => dateOfCheck(parse(), { environment: { BUILD_DATE: 'soon' }, now }, evidence)).toThrow(
    'BUILD_DATE is "soon"',
  );
});
