import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratesOf, withPrices } from '#catalog/test-catalog.ts';
import { plain } from '../decimal.ts';
import { billIfPriced } from '../monthly-bill.ts';
import { exactCount } from '../quote.ts';
import { missingChoices, priceUsage } from './price-usage.ts';

const ratesFor = (prices: string) =>
  ratesOf(withPrices(prices)).map((rate, index) => ({ ...rate, key: String(index) }));

function priced(usage: unknown, prices: string) {
  const use = priceUsage(typeof usage === 'string' ? usage : JSON.stringify(usage), ratesFor(prices));
  if ('problem' in use) throw new Error(use.problem);
  return use;
}

/** What one such request costs, before the fee. */
function costOf(usage: unknown, prices: string): string | undefined {
  const bill = billIfPriced(ratesFor(prices), { ...priced(usage, prices), requests: 1 }, 'USD');
  return bill?.perRequest.exact.toFraction();
}

const spoken = {
  input_tokens: 200,
  output_tokens: 20,
  total_tokens: 220,
  input_token_details: {
    text_tokens: 100,
    audio_tokens: 100,
    cached_tokens: 60,
    cached_tokens_details: { text_tokens: 40, audio_tokens: 20 },
  },
};

describe('what a use costs', () => {
  test.each<readonly [string, unknown, string, string]>([
    [
      'each kind by its own price',
      spoken,
      'input: 4\noutput: 16\ncacheRead: 0.4\naudioInput: 32\naudioCacheRead: 0.5',
      '0.003146',
    ],
    ['a kind that is not priced as text', spoken, 'input: 4\noutput: 16\ncacheRead: 0.4', '0.000904'],
    [
      'a cached kind that is not priced as that kind',
      spoken,
      'input: 4\noutput: 16\ncacheRead: 0.4\naudioInput: 32',
      '0.003776',
    ],
    ['seconds of a price per minute', { seconds: 11 }, 'audioMinute: 0.006', '0.0011'],
    ['seconds that end nowhere', { seconds: 11 }, 'audioMinute: 0.0007', '77/600000'],
    [
      'seconds and tokens of one recording, by its length',
      { prompt_audio_seconds: 60, prompt_tokens: 4, completion_tokens: 10, total_tokens: 914 },
      'input: 1\noutput: 2\naudioMinute: 0.003',
      '0.003024',
    ],
    [
      'the same by its tokens',
      { prompt_audio_seconds: 60, prompt_tokens: 4, completion_tokens: 10, total_tokens: 914 },
      'input: 1\noutput: 2\naudioInput: 5',
      '0.004524',
    ],
    [
      'the same where only its length has a price',
      { prompt_audio_seconds: 60, prompt_tokens: 4, completion_tokens: 10, total_tokens: 914 },
      'audioMinute: 0.003',
      '0.003',
    ],
    [
      'seconds of compute',
      { metrics: { predict_time: 1.25, image_count: 2 } },
      'computeSecond: 0.001',
      '0.00125',
    ],
    ['the same by the image', { metrics: { predict_time: 1.25, image_count: 2 } }, 'image: 0.01', '0.02'],
    [
      'an image by the image',
      {
        data: [{ url: 'x' }],
        usage: {
          input_tokens: 10,
          output_tokens: 100,
          total_tokens: 110,
          output_tokens_details: { image_tokens: 100 },
        },
      },
      'image: 0.04',
      '0.04',
    ],
    [
      'an image by its tokens',
      {
        data: [{ url: 'x' }],
        usage: {
          input_tokens: 10,
          output_tokens: 100,
          total_tokens: 110,
          output_tokens_details: { image_tokens: 100 },
        },
      },
      'input: 5\nimageOutput: 40',
      '0.00405',
    ],
    [
      'an image by its size',
      { data: [{ url: 'x' }, { url: 'y' }], size: '1024x1024', quality: 'HD' },
      'image: { grid: [quality, size], rates: { hd: { 1024x1024: 0.08 }, low: { 1024x1024: 0.04 } } }',
      '0.16',
    ],
    [
      'a fee for each request beside tokens',
      { prompt_tokens: 1000, completion_tokens: 0, total_tokens: 1000 },
      'input: 1\noutput: 1\nrequest: 0.005',
      '0.006',
    ],
    [
      'a fee for each request alone',
      { prompt_tokens: 1000, completion_tokens: 5, total_tokens: 1005 },
      'request: 0.005',
      '0.005',
    ],
    [
      'a long request',
      {
        prompt_tokens: 250_000,
        completion_tokens: 0,
        total_tokens: 250_000,
        prompt_tokens_details: { cached_tokens: 100_000 },
      },
      'input: [1, { amount: 2, when: { inputTokensOver: 200000 } }]\noutput: 1\ncacheRead: 0.1',
      '0.31',
    ],
    [
      'the tier it was served at',
      { service_tier: 'flex', usage: { input_tokens: 1000, output_tokens: 0 } },
      'input: [2, { amount: 1, when: { service: flex } }]\noutput: 1',
      '0.001',
    ],
    [
      'the region it was served in',
      { input_tokens: 1000, output_tokens: 0, cache_read_input_tokens: 0, inference_geo: 'us' },
      'input: [2, { amount: 2.2, when: { region: us } }]\noutput: 1',
      '0.0022',
    ],
    [
      'an answer with thinking',
      {
        prompt_tokens: 0,
        completion_tokens: 100,
        total_tokens: 100,
        completion_tokens_details: { reasoning_tokens: 60 },
      },
      'input: 1\noutput: [{ amount: 2, when: { thinking: false } }, { amount: 8, when: { thinking: true } }]',
      '0.0008',
    ],
    [
      'an answer without',
      { prompt_tokens: 0, completion_tokens: 100, total_tokens: 100 },
      'input: 1\noutput: [{ amount: 2, when: { thinking: false } }, { amount: 8, when: { thinking: true } }]',
      '0.0002',
    ],
  ])('%s', (_, usage, prices, cost) => {
    expect(costOf(usage, prices)).toBe(cost);
    expect(priced(usage, prices).incomplete).toBe(false);
  });
});

describe('what is not counted is named, and whether money may be missing', () => {
  const chat = 'input: 1\noutput: 2';
  test.each<readonly [string, unknown, string, string, boolean]>([
    [
      'a count without a price',
      {
        input_tokens: 5,
        output_tokens: 3,
        cache_read_input_tokens: 0,
        server_tool_use: { web_search_requests: 4 },
      },
      chat,
      '4 searches: this model has no price for them',
      true,
    ],
    [
      'tokens of a model without prices for tokens',
      { usage: { seconds: 60, input_tokens: 9, output_tokens: 2 } },
      'audioMinute: 0.006',
      '9 input tokens: this model has no price for them',
      false,
    ],
    [
      'a service without a price',
      { service_tier: 'priority', usage: { prompt_tokens: 5, total_tokens: 5 } },
      chat,
      'service priority: this model has no price for it; its usual price is used',
      true,
    ],
    [
      'what the maker says of the cost',
      { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, cost: 0.0123 },
      chat,
      'cost: 0.0123',
      false,
    ],
    [
      'cached tokens whose kind is not said, where the kinds have prices',
      {
        input_tokens: 100,
        output_tokens: 0,
        total_tokens: 100,
        input_token_details: { audio_tokens: 40, cached_tokens: 50 },
      },
      `${chat}\naudioInput: 8`,
      'cached tokens: 50, of which kind is not said',
      true,
    ],
    [
      'passes that are long only together',
      {
        input_tokens: 100_000,
        output_tokens: 1,
        iterations: [
          { type: 'compaction', input_tokens: 150_000, output_tokens: 1 },
          { type: 'message', input_tokens: 100_000, output_tokens: 1 },
        ],
      },
      'input: [1, { amount: 2, when: { inputTokensOver: 200000 } }]\noutput: 2',
      'the passes are over a long-context threshold together, and none is by itself',
      true,
    ],
  ])('%s', (_, usage, prices, text, costs) => {
    const { unused, incomplete } = priced(usage, prices);
    expect(unused).toContain(text);
    expect(incomplete).toBe(costs);
  });

  test('a cache that is kept longer than the model has a price for', () => {
    const usage = {
      input_tokens: 1,
      output_tokens: 1,
      cache_creation: { ephemeral_1h_input_tokens: 100 },
      cache_creation_input_tokens: 100,
    };
    const { unused, incomplete } = priced(usage, `${chat}\ncacheWrite: 1.25`);
    expect(unused).toEqual(['100 1-hour cache write tokens: no price of their own, billed as input']);
    expect(incomplete).toBe(true);
    expect(priced(usage, `${chat}\ncacheWrite: 1.25\ncacheWrite1h: 2`).incomplete).toBe(false);
  });

  test('nothing is said of kinds that have no price of their own', () => {
    const usage = {
      input_tokens: 100,
      output_tokens: 0,
      total_tokens: 100,
      input_token_details: { audio_tokens: 40, cached_tokens: 50 },
    };
    expect(priced(usage, chat).unused).toEqual([]);
  });
});

test.each([
  [
    { usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } },
    'input: 1',
    'Every count of this object is zero.',
  ],
  [
    { meta: { billed_units: { search_units: 3 } } },
    'input: 1',
    'This model has no price for what is counted here: 3 searches.',
  ],
  [{ seconds: 11 }, 'input: 1', 'This model has no price for what is counted here: 11/60 minutes of audio.'],
  [{ a: 1 }, 'input: 1', 'This text counts nothing that is known. Paste a response, or its usage part.'],
])('%j is refused by a model with %s', (usage, prices, problem) => {
  expect(priceUsage(JSON.stringify(usage), ratesFor(prices))).toEqual({ problem });
});

test('what a price depends on and the object does not say is named', () => {
  const rates = ratesFor('image: { grid: [quality, size], rates: { low: { 1024x1024: 0.04 } } }');
  const use = priceUsage('{"data": [{"url": "x"}], "size": "1024x1024"}', rates);
  expect('counts' in use && missingChoices(rates, use)).toEqual(['quality']);
});

test('no prices lose a thing that they have a price for', () => {
  const names = [
    'input',
    'output',
    'cacheRead',
    'cacheWrite',
    'reasoning',
    'audioInput',
    'audioOutput',
    'audioCacheRead',
    'imageInput',
  ];
  fc.assert(
    fc.property(
      fc.subarray(names),
      fc.array(fc.nat(10 ** 6), { minLength: 7, maxLength: 7 }),
      (asked, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0]) => {
        fc.pre(a + b + c + d + e + f + g > 0);
        const usage = {
          prompt_tokens: a + b + c + d + e,
          completion_tokens: f + g,
          total_tokens: a + b + c + d + e + f + g,
          prompt_tokens_details: {
            audio_tokens: b + c,
            cached_tokens: c + d,
            cached_tokens_details: { audio_tokens: c, text_tokens: d },
            cache_write_tokens: e,
          },
          completion_tokens_details: { reasoning_tokens: g },
        };
        const prices = [...new Set(['input', 'output', ...asked])].map((name) => `${name}: 1`).join('\n');
        const { counts, incomplete } = priced(usage, prices);
        const sum = Object.values(counts)
          .map(exactCount)
          .reduce((one, other) => one.plus(other));
        expect(plain(sum)).toBe(String(usage.total_tokens));
        expect(incomplete).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});
