import { expect, test } from 'vitest';
import { majorsIn, squeeze, swaps, termsIn, wordsIn } from './tokens.ts';

test.each([
  ['GPT-4o', ['gpt', '4o']],
  ['gpt4o', ['gpt', '4o']],
  ['google/gemini-2.5-pro', ['google', 'gemini', '2.5', 'pro']],
  ['FLUX.2 [Max]', ['flux', '2', 'max']],
  ['Qwen3.5 397B-A17B', ['qwen', '3.5', '397b', 'a17']],
  ['o3-pro', ['o3', 'pro']],
  ['DeepSeek V4.1', ['deepseek', 'v4.1']],
  ['modèle 3', ['modèle', '3']],
  ['', []],
])('words in %j', (text, words) => {
  expect(wordsIn(text).slice(0, words.length)).toEqual(words);
});

test('a version is found with and without its letter, and by what stands before the point', () => {
  expect(termsIn('DeepSeek V4.1')).toEqual(['deepseek', 'v4.1', '4.1']);
  expect(majorsIn('DeepSeek V4.1')).toEqual(['v4', '4']);
  expect(majorsIn('gpt-4o')).toEqual(['4']);
  expect(majorsIn('25')).toEqual([]);
});

test('a squeezed name keeps the points of versions, and what tells R+ from R', () => {
  expect(squeeze('FLUX.2 [Max]')).toBe('flux2max');
  expect(squeeze('Gemini 2.5 Pro')).toBe('gemini2.5pro');
  expect(squeeze('Command R+')).not.toBe(squeeze('Command R'));
});

test('neighbours are swapped one pair at a time', () => {
  expect(swaps('gtp')).toEqual(['tgp', 'gpt']);
  expect(swaps('aa')).toEqual([]);
});
