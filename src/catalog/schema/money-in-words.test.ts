import { expect, it } from 'vitest';
import { moneyIn } from './money-in-words.ts';

it.each([
  ['lists $0.400', '$0.400'],
  ['from $1,250.50 on', '$1,250.50'],
  ['€ 3 in Europe', '€ 3'],
  ['CN¥4 an hour', 'CN¥4'],
  ['charges 0.40 USD', '0.40 USD'],
  ['charges USD 0.40', 'USD 0.40'],
  ['costs 3 dollars', '3 dollars'],
  ['costs 40 cents', '40 cents'],
  ['it lists 0.9, the output rate', '0.9'],
  ['raised from 0.30 to 0.40', '0.30'],
])('"%s" has %s', (words, figure) => {
  expect(moneyIn(words)).toBe(figure);
});

it.each([
  'Gemini 3.6 Flash is behind',
  'it lists V4.1 Flash',
  'genai-prices of 2026-09-22',
  'version 4.1 of the model',
  'ai-sdk-cost-calculator 7.1.14 is older',
  'per 1,000 characters',
  'between 01:00 and 04:00 UTC',
  'a tenth, 10.5% of it',
  'GPT-5.1 and qwen3.8',
])('"%s" has none', (words) => {
  expect(moneyIn(words)).toBeUndefined();
});
