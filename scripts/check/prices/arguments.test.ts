import { expect, test } from 'vitest';
import { CannotRun } from '../report.ts';
import { readArguments } from './arguments.ts';
import { idMatcher } from './id-matcher.ts';
import { dateOfCheck } from './dates.ts';

const parse = (...argv: string[]) => readArguments(argv);

test('defaults', () => {
  expect(parse()).toEqual({
    only: [],
    accept: [],
    refresh: undefined,
    locations: [],
    format: 'terminal',
    today: false,
    lock: false,
    update: false,
    dryRun: false,
    all: false,
    help: false,
  });
});

test('sources: versions, paths and addresses', () => {
  const { locations } = parse(
    ...['--source', 'genai-prices=0.2.3@2026-11-10', '--source', 'litellm=a=b.json@2026-08-01'],
    ...['--source', 'models.dev=newest'],
  );
  expect(locations).toEqual([
    { id: 'genai-prices', place: '0.2.3', day: '2026-11-10' },
    { id: 'litellm', place: 'a=b.json', day: '2026-08-01' },
    { id: 'models.dev', place: 'newest' },
  ]);
  expect(parse('--source', 'litellm=https://example.com/a@b.json').locations[0]).toEqual({
    id: 'litellm',
    place: 'https://example.com/a@b.json',
  });
});

test.each([
  ['openrouter', 'no price source "openrouter"'],
  ['litellm', 'names no place'],
  ['litellm=', 'names no place'],
  ['litellm=prices.json', 'Write litellm=prices.json@YYYY-MM-DD'],
])('--source %s is refused, and says what to write', (text, words) => {
  expect(() => parse('--source', text)).toThrow(CannotRun);
  expect(() => parse('--source', text)).toThrow(words);
});

test.each([
  [['--dat', '2026-11-23'], '--dat'],
  [['--date', '23.11.2026'], 'not a day'],
  [['--date', '2026-02-30'], 'not a day'],
  [['--date', '2026-11-23', '--today'], 'give one'],
  [['--format', 'xml'], 'no format "xml"'],
  [['stray'], 'stray'],
  [['--since', 'May'], 'not a day'],
  [['--lock', '--only', 'openai/*'], 'the whole catalog'],
  [['--dry-run'], 'goes with --update'],
  [['--record', 'it'], 'change or repair'],
  [['--refresh', 'all'], 'newest or recorded'],
])('%j is refused, with the usage', (argv, words) => {
  expect(() => parse(...argv)).toThrow(CannotRun);
  expect(() => parse(...argv)).toThrow(words);
  expect(() => parse(...argv)).toThrow('npm run check:prices');
});

test('the day: --date, today when asked or locking, BUILD_DATE, the evidence, today', () => {
  const evidence = { date: '2026-10-01', sources: {}, rates: {}, pins: {} };
  const now = new Date('2026-11-23T23:59:00Z');
  const built = { environment: { BUILD_DATE: '2026-10-20' }, now };
  const plain = { environment: {}, now };
  expect(dateOfCheck(parse('--date', '2026-09-01'), built, evidence)).toBe('2026-09-01');
  expect(dateOfCheck(parse('--today'), built, evidence)).toBe('2026-11-23');
  expect(dateOfCheck(parse('--lock'), built, evidence)).toBe('2026-11-23');
  expect(dateOfCheck(parse('--update', '--refresh', 'newest'), built, evidence)).toBe('2026-11-23');
  expect(dateOfCheck(parse('--refresh', 'newest'), built, evidence)).toBe('2026-11-23');
  expect(dateOfCheck(parse(), built, evidence)).toBe('2026-10-20');
  expect(dateOfCheck(parse(), plain, evidence)).toBe('2026-10-01');
  expect(dateOfCheck(parse(), plain, undefined)).toBe('2026-11-23');
  expect(() => dateOfCheck(parse(), { environment: { BUILD_DATE: 'soon' }, now }, evidence)).toThrow(
    'BUILD_DATE is "soon"',
  );
});

test('ids and patterns, any of which may match', () => {
  const matches = idMatcher(['openai/gpt-5', '*/*-flash', 'google/gemini-2.5*']);
  expect(['openai/gpt-5', 'zai/glm-5.3-flash', 'google/gemini-2.5-pro'].every(matches)).toBe(true);
  expect(['openai/gpt-5-mini', 'xopenai/gpt-5', 'google/gemini-205'].some(matches)).toBe(false);
});
