import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratesOf, withPrices } from '#catalog/test-catalog.ts';
import { fieldsFor } from '#pricing/calculator-fields.ts';
import { billIfPriced, shareOf } from '#pricing/monthly-bill.ts';
import { priceUsage } from '#pricing/usage/price-usage.ts';
import { paste, shareThatGives } from './paste.ts';
import { readUse } from './use.ts';

const completion = {
  prompt_tokens: 1500,
  completion_tokens: 400,
  total_tokens: 1900,
  prompt_tokens_details: { cached_tokens: 1000, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 300, audio_tokens: 0 },
};

const ratesFor = (prices: string) =>
  ratesOf(withPrices(prices)).map((rate, index) => ({ ...rate, key: String(index) }));

function read(usage: unknown, prices: string) {
  const rates = ratesFor(prices);
  const fields = fieldsFor(rates);
  const pasted = paste(
    JSON.stringify(usage),
    fields.map(({ name }) => name),
    rates,
  );
  if ('problem' in pasted) throw new Error(pasted.problem);
  return { ...pasted, rates, fields };
}

const chat = 'input: 1\noutput: 2\ncacheRead: 0.1';

test('parts of a whole stand in it where they have no field of their own', () => {
  const { values, said, unused } = read(completion, chat);
  expect(values).toMatchObject({ input: '1500', output: '400', cached: '66.7' });
  expect(said).toContain('1,000 cached input tokens');
  expect(unused).toEqual([]);
  expect(read(completion, `${chat}\nreasoning: 3`).values).toMatchObject({ output: '100', reasoning: '300' });
  expect(read(completion, 'input: 1\noutput: 2').values).toMatchObject({ input: '1500', cached: '66.7' });
});

test('each kind of cached input has its own share', () => {
  const usage = {
    input_tokens: 200,
    output_tokens: 0,
    total_tokens: 200,
    input_token_details: {
      text_tokens: 100,
      audio_tokens: 100,
      cached_tokens: 60,
      cached_tokens_details: { text_tokens: 60, audio_tokens: 0 },
    },
  };
  const prices = 'input: 4\noutput: 16\ncacheRead: 0.4\naudioInput: 32\naudioCacheRead: 0.5';
  const { values, fields } = read(usage, prices);
  expect(values).toMatchObject({ input: '100', audioInput: '100', cached: '60', audioCacheReadShare: '0' });
  expect(fields.map(({ label }) => label)).toContain('Audio input read from cache, %');
});

test('a service fills its field; a batch is all of the requests', () => {
  const prices =
    'input: [1, { amount: 0.5, when: { service: batch } }, { amount: 2, when: { service: priority } }]\noutput: 2';
  expect(read({ service_tier: 'priority', usage: { input_tokens: 5 } }, prices).values).toMatchObject({
    service: 'priority',
    batch: '0',
  });
  expect(read({ service_tier: 'batch', usage: { input_tokens: 5 } }, prices).values).toMatchObject({
    batch: '100',
  });
});

test('a length that ends nowhere is filled in as a quotient, and counted as it is', () => {
  const { values, fields, rates } = read({ seconds: 11 }, 'audioMinute: 0.006');
  expect(values.audioMinute).toBe('11/60');
  const { use, problems } = readUse(fields, { ...values, requests: '1' });
  expect(problems).toEqual({});
  expect(billIfPriced(rates, use, 'USD')?.total.exact.toFraction()).toBe('0.0011');
});

describe('the form comes to what the usage comes to', () => {
  const prices =
    'input: 4\noutput: 16\ncacheRead: 0.4\ncacheWrite: 5\nreasoning: 9\naudioInput: 32\naudioOutput: 64\naudioCacheRead: 0.5\nsearches: 10';
  test.each([prices, chat, 'input: 1\noutput: 2', 'input: 4\noutput: 16\naudioInput: 32'])('%s', (list) => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10 ** 6), { minLength: 9, maxLength: 9 }),
        ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => {
          fc.pre(a + b + c + d + e + f + g + h > 0);
          const usage = {
            prompt_tokens: a + b + c + d + e,
            completion_tokens: f + g + h,
            total_tokens: a + b + c + d + e + f + g + h,
            prompt_tokens_details: {
              audio_tokens: b + c,
              cached_tokens: c + d,
              cached_tokens_details: { audio_tokens: c, text_tokens: d },
              cache_write_tokens: e,
            },
            completion_tokens_details: { reasoning_tokens: g, audio_tokens: h },
          };
          const { values, fields, rates } = read(usage, list);
          const { use } = readUse(fields, { ...values, requests: '1' });
          const direct = priceUsage(JSON.stringify(usage), rates);
          if ('problem' in direct) throw new Error(direct.problem);
          const bills = [use, { ...direct, requests: 1 }].map((one) =>
            billIfPriced(rates, one, 'USD')?.total.exact.toFraction(),
          );
          expect(bills[0]).toBe(bills[1]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('the share that is shown gives back just the cached tokens', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e15 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (whole, part) => {
        const cached = Math.floor(whole * part);
        expect(shareOf(whole, shareThatGives(cached, whole))).toBe(cached);
      },
    ),
    { numRuns: 2000 },
  );
});
