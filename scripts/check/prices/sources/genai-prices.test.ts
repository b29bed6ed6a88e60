import { describe, expect, test } from 'vitest';
import { keptSource } from '../fixtures.ts';
import { genaiPrices } from './genai-prices.ts';
import { adapterOf } from './source.ts';

const adapter = keptSource('genai-prices');
/** The library with one entry. */
const withEntry = (prices: unknown, price_variants?: unknown) =>
  adapterOf(
    'genai-prices',
    '',
    { asOf: '' },
    genaiPrices.read([{ id: 'acme', models: [{ id: 'one', prices, price_variants }] }]),
  );
const ratesOf = (prices: unknown) => withEntry(prices).lookup('acme/one', '2026-11-23')?.rates;
const amount = (ref: string, date: string, meter: string) =>
  adapter
    .lookup(ref, date)
    ?.rates.filter((rate) => rate.meter === meter)
    .map((rate) => [rate.amount, rate.when]);

test('names its version and the day of its data', () => {
  expect(adapter).toMatchObject({ package: 'genai-prices', version: '0.1.8', asOf: '2026-09-22' });
});

test('finds exactly the pinned entry, never a similar one', () => {
  expect(adapter.lookup('openai/gpt-5.4', '2026-11-23')?.ref).toBe('openai/gpt-5.4');
  expect(adapter.lookup('openai/gpt-5.4-2099-01-01', '2026-11-23')).toBeUndefined();
  // The library's own matcher resolves "xai" to the provider "x-ai"; the pin has to say so.
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
  const hours = { type: 'time_of_date', start_time: '01:00:00Z', end_time: '02:00:00Z' };
  const unreachable = [{ constraint: hours, prices: { input_mtok: 9 } }, { prices: { input_mtok: 1 } }];
  expect(ratesOf(unreachable)).toEqual([{ meter: 'input', when: {}, amount: '1' }]);
});

describe('one block', () => {
  test('zero is never a price', () => {
    const tiered = { base: 0, tiers: [{ start: 200_000, price: 0 }] };
    expect(ratesOf({ input_mtok: 0, output_mtok: tiered })).toEqual([]);
  });

  test('a tier at the base price is the absence of a tier', () => {
    const tiers = [
      { start: 128_000, price: 2 },
      { start: 256_000, price: 3 },
    ];
    expect(ratesOf({ input_mtok: { base: 2, tiers } })).toEqual([
      { meter: 'input', when: {}, amount: '2' },
      { meter: 'input', when: { inputTokensOver: 128_000 }, amount: '2', incidental: true },
      { meter: 'input', when: { inputTokensOver: 256_000 }, amount: '3' },
    ]);
  });

  test('a price key that nobody looked at is counted', () => {
    expect([...(withEntry({ smell_mtok: 1, output_video_mtok: 1 }).unknownFields ?? [])]).toEqual([
      ['smell_mtok', 1],
    ]);
  });
});

test('variants are prices of a service from their day on; those that are no condition are named', () => {
  const entry = withEntry({ input_mtok: 2, output_mtok: 8 }, [
    { when: { service_tier: 'default' }, prices: {}, constraint: null },
    {
      when: { processing: 'batch' },
      prices: { input_mtok: 1 },
      constraint: { start_date: '2026-10-14' },
    },
    { when: { service_tier: 'priority' }, prices: { input_mtok: 3.5 } },
    { when: { route: 'acme/eu' }, prices: { input_mtok: 9 } },
  ]);
  const on = (date: string) =>
    entry.lookup('acme/one', date)?.rates.map(({ when, amount }) => [when.service, amount]);
  expect(on('2026-11-23')).toEqual([
    [undefined, '2'],
    [undefined, '8'],
    ['batch', '1'],
    ['priority', '3.5'],
  ]);
  expect(on('2026-10-13')).toEqual([
    [undefined, '2'],
    [undefined, '8'],
    ['priority', '3.5'],
  ]);
  expect(entry.lookup('acme/one', '2026-10-13')?.next).toBe('2026-10-14');
  const [model] = entry.list();
  expect(model?.unread.map(({ field, reason }) => [field, reason])).toEqual([
    ['price_variants.route=acme/eu.input_mtok', 'a variant that is no condition of the catalog'],
  ]);
});
