import { findProvider, TieredPrices } from '@pydantic/genai-prices';
import { describe, expect, test } from 'vitest';
import { genaiPrices } from './genai-prices.ts';
import { blocksOn, type PriceBlock } from './genai-prices-dates.ts';
import { ratesOfBlock } from './genai-prices-rates.ts';

const adapter = genaiPrices();
const amount = (ref: string, date: string, meter: string) =>
  adapter
    .lookup(ref, date)
    ?.rates.filter((rate) => rate.meter === meter)
    .map((rate) => [rate.amount, rate.when]);

test('names its version and the day of its data', () => {
  expect(adapter).toMatchObject({ package: '@pydantic/genai-prices', version: '0.1.8', asOf: '2026-09-22' });
});

test('finds exactly the pinned entry, never a similar one', () => {
  expect(adapter.lookup('openai/gpt-5.4', '2026-11-23')?.ref).toBe('openai/gpt-5.4');
  expect(adapter.lookup('openai/gpt-5.4-2099-01-01', '2026-11-23')).toBeUndefined();
  // The library resolves "xai" to the provider "x-ai"; the pin has to say so.
  expect(findProvider({ providerId: 'xai' })?.id).toBe('x-ai');
  expect(adapter.lookup('xai/grok-4.5', '2026-11-23')).toBeUndefined();
  expect(adapter.lookup('gpt-5.4', '2026-11-23')).toBeUndefined();
});

test('reads tiers, with one threshold for 271,999 and 272,000', () => {
  expect(amount('openai/gpt-5.4', '2026-11-23', 'input')).toEqual([
    ['2.5', {}],
    ['5', { inputTokensOver: 272_000 }],
  ]);
});

test('converts hours of audio to minutes', () => {
  expect(amount('openai/whisper-1', '2026-11-23', 'audioMinute')).toContainEqual(['0.006', {}]);
});

test('resolves dates and announces the next change', () => {
  expect(amount('openai/o3', '2025-06-09', 'input')).toEqual([['10', {}]]);
  expect(amount('openai/o3', '2025-06-10', 'input')).toEqual([['2', {}]]);
  expect(adapter.lookup('google/gemini-3.8-flash', '2026-11-23')?.next).toBe('2027-01-01');
  expect(adapter.lookup('google/gemini-3.8-flash', '2027-01-01')?.since).toBe('2027-01-01');
});

test('puts hours into the condition, and only those that can be reached', () => {
  expect(amount('deepseek/deepseek-chat', '2026-11-23', 'input')).toEqual([
    ['0.27', { utc: ['00:30-16:30'] }],
    ['0.135', {}],
  ]);
  const blocks: PriceBlock[] = [
    {
      constraint: { type: 'time_of_date', start_time: '01:00:00Z', end_time: '02:00:00Z' },
      prices: { input_mtok: 9 },
    },
    { prices: { input_mtok: 1 } },
  ];
  expect(blocksOn(blocks, '2026-11-23')).toMatchObject({
    windows: [],
    standard: { prices: { input_mtok: 1 } },
  });
});

describe('one block', () => {
  test('zero is never a price', () => {
    const tiered = new TieredPrices({ base: 0, tiers: [{ start: 200_000, price: 0 }] });
    expect(ratesOfBlock({ input_mtok: 0, output_mtok: tiered }, {})).toEqual([]);
  });

  test('an unknown price key stops the check', () => {
    expect(() => ratesOfBlock({ smell_mtok: 1 }, {})).toThrow('smell_mtok');
  });
});

test('every price key of every provider the catalog may pin is known', () => {
  const providers = [
    'openai',
    'anthropic',
    'google',
    'x-ai',
    'deepseek',
    'perplexity',
    'mistral',
    'groq',
    'cerebras',
  ];
  const more = [
    'cohere',
    'together',
    'fireworks',
    'openrouter',
    'moonshotai',
    'aws',
    'azure',
    'novita',
    'zai',
    'minimax',
  ];
  for (const providerId of [...providers, ...more, 'voyageai']) {
    for (const { id } of findProvider({ providerId })?.models ?? []) {
      expect(adapter.lookup(`${providerId}/${id}`, '2026-11-23')?.ref).toBe(`${providerId}/${id}`);
    }
  }
});
