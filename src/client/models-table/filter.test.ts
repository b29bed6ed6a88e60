import { expect, test } from 'vitest';
import { matches, typedPrice, wordsOf, type Query } from './filter.ts';
import { searchable, type Row } from './row.ts';

const row: Row = {
  element: undefined as unknown as HTMLTableRowElement,
  text: searchable(['GPT-4o mini openai/gpt-4o-mini', 'OpenAI']),
  facts: { modality: ['chat'], can: ['vision', 'tools'], unit: ['input', 'output'], context: ['128000'] },
  keys: ['gpt-4o mini', '0.15', '0.60', 'per image 0.04', ''],
  filled: [true, true, true, true, false],
};
const all: Query = { words: [], chosen: [], least: [] };
const columns: Readonly<Record<string, number>> = { input: 1, output: 2, image: 3, none: 4 };
const fits = (query: Partial<Query>) => matches(row, { ...all, ...query }, (_, unit) => columns[unit]);

test('without filters every row is left', () => {
  expect(fits({})).toBe(true);
});

test.each(['GPT mini', 'gpt4o', 'mini  OPENAI', 'gpt-4o', '4omini'])('%j is in the row', (text) => {
  expect(fits({ words: wordsOf(text) })).toBe(true);
});

test('every word has to be there', () => {
  expect(fits({ words: wordsOf('gpt flash') })).toBe(false);
});

test('what is chosen is among the facts, each of several', () => {
  expect(
    fits({
      chosen: [
        ['can', 'vision'],
        ['can', 'tools'],
      ],
    }),
  ).toBe(true);
  expect(
    fits({
      chosen: [
        ['can', 'vision'],
        ['can', 'reasoning'],
      ],
    }),
  ).toBe(false);
  expect(fits({ chosen: [['status', 'preview']] })).toBe(false);
});

test('numbers are reached, and nothing is taken for a number', () => {
  expect(fits({ least: [['context', 128_000]] })).toBe(true);
  expect(fits({ least: [['context', 128_001]] })).toBe(false);
  expect(fits({ least: [['maxOutput', 1]] })).toBe(false);
});

test.each([
  ['input', 0.15, Number.NaN, true],
  ['input', 0.16, Number.NaN, false],
  ['input', Number.NaN, 0.15, true],
  ['output', Number.NaN, 0.15, false],
  ['image', 0.04, 0.04, true],
  // A row without a price in that unit is never within bounds.
  ['none', Number.NaN, 1000, false],
  ['page', Number.NaN, 1000, false],
])('%s between %d and %d: %s', (unit, min, max, expected) => {
  expect(fits({ range: { unit, min, max } })).toBe(expected);
});

test('prices as they are typed', () => {
  expect(typedPrice('$1,250.50')).toBe(1250.5);
  expect(typedPrice(' 0.0000125 ')).toBe(0.0000125);
  expect(['CA$5', 'CHF 5', '5 €'].map(typedPrice)).toEqual([5, 5, 5]);
  expect(typedPrice('')).toBeNaN();
  expect(typedPrice('cheap')).toBeNaN();
});

test.each([
  ['@cf/meta/llama-3.1-8b', 'llama-3-1-8b'],
  ['@cf/meta/llama-3.1-8b', '@CF/Meta'],
  ['acme/claude-haiku-4-5@20251001', 'claude-haiku-4.5'],
  ['acme/talk:free', 'talk-free'],
  ['acme/Qwen2.5-Coder', 'qwen2-5-coder'],
])('the id %s is found by %s', (id, typed) => {
  expect(
    matches({ ...row, text: searchable([id]) }, { ...all, words: wordsOf(typed) }, () => undefined),
  ).toBe(true);
});

test('a number with a point is not the digits of a date', () => {
  const dated = { ...row, text: searchable(['acme/talk-20250929']) };
  expect(matches(dated, { ...all, words: wordsOf('2.5') }, () => undefined)).toBe(false);
});
