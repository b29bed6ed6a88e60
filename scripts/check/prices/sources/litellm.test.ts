import { describe, expect, test } from 'vitest';
import { litellm } from './litellm.ts';
import { adapterOf, type SourceRate } from './source.ts';

const copy = { digest: 'sha256:0', asOf: '2026-08-01' };
const open = (map: object) => adapterOf('litellm', litellm.title, copy, litellm.read(map));
const entry = (fields: object) => ({ litellm_provider: 'acme', mode: 'chat', ...fields });
const rates = (fields: object): readonly SourceRate[] =>
  open({ one: entry(fields) }).lookup('acme/one', '2026-11-23')?.rates ?? [];
const texts = (fields: object) =>
  rates(fields).map(({ meter, amount, when, incidental }) =>
    [meter, amount, ...Object.values(when).map(String), ...(incidental === true ? ['incidental'] : [])].join(
      ' ',
    ),
  );

test('a pin is the provider and the whole key, exactly', () => {
  const source = open({
    'gemini/x/y': { ...entry({}), litellm_provider: 'gemini' },
    one: entry({}),
    sample_spec: {},
  });
  expect(source).toMatchObject({ id: 'litellm', asOf: '2026-08-01', digest: 'sha256:0' });
  expect(source.lookup('gemini/gemini/x/y', '')?.ref).toBe('gemini/gemini/x/y');
  for (const ref of [
    'gemini/x/y',
    'acme/gemini/x/y',
    'one',
    'acme/One',
    'acme/constructor',
    'acme/sample_spec',
  ]) {
    expect(source.lookup(ref, '')).toBeUndefined();
  }
  expect([...source.list()].map(({ ref }) => ref)).toEqual(['gemini/gemini/x/y', 'acme/one']);
});

describe('rates', () => {
  test('dollars per token become dollars per million, without a float’s noise', () => {
    expect(texts({ input_cost_per_token: 1.25e-6, output_cost_per_token: 3.9999999999999996e-7 })).toEqual([
      'input 1.25',
      'output 0.4',
    ]);
  });

  test('caches, tiers and services, alone and together', () => {
    expect(
      texts({
        cache_creation_input_token_cost: 1e-6,
        cache_creation_input_token_cost_above_1hr: 2e-6,
        cache_read_input_token_cost_above_272k_tokens_priority: 3e-6,
        input_cost_per_token: 4e-6,
        input_cost_per_token_batches: 2e-6,
        input_cost_per_token_above_128k_tokens: 8e-6,
        output_cost_per_token_flex: 5e-6,
      }),
    ).toEqual([
      'cacheWrite 1',
      'cacheWrite1h 2',
      'cacheRead 3 272000 priority',
      'input 4',
      'input 2 batch',
      'input 8 128000',
      'output 5 flex',
    ]);
  });

  test('a tier or service at the standard price is none', () => {
    expect(texts({ input_cost_per_token: 1e-6, input_cost_per_token_priority: 1e-6 })).toEqual([
      'input 1',
      'input 1 priority incidental',
    ]);
  });

  test('ranges of tokens', () => {
    const tiers = [
      { range: [0, 256000], input_cost_per_token: 1e-6 },
      { range: [256000, 1e6], input_cost_per_token: 2e-6 },
    ];
    expect(texts({ tiered_pricing: tiers })).toEqual(['input 1', 'input 2 256000']);
    expect(texts({ tiered_pricing: [{ max_results_range: [0, 25], input_cost_per_query: 1 }] })).toEqual([]);
  });

  test.each([
    ['audio_transcription', { input_cost_per_second: 7.167e-5 }, ['audioMinute 0.0043']],
    ['chat', { input_cost_per_second: 0.01 }, []],
    ['video_generation', { output_cost_per_second: 0.4 }, ['videoSecond 0.4']],
    ['video_generation', { output_cost_per_second_1080p: 0.6 }, ['videoSecond 0.6 1080p']],
    ['audio_speech', { input_cost_per_character: 1.5e-5 }, ['characters 15']],
    ['ocr', { ocr_cost_per_page: 0.004, annotation_cost_per_page: 0.005 }, ['pages 4', 'annotatedPages 5']],
    ['rerank', { input_cost_per_query: 0.002 }, ['searches 2']],
    ['image_generation', { input_cost_per_image: 0.04 }, ['image 0.04']],
    ['realtime', { input_cost_per_image: 5e-6 }, []],
    ['embedding', { input_cost_per_image: 6e-5 }, ['inputImage 0.00006']],
    ['embedding', { input_cost_per_audio_per_second: 0.00014 }, ['audioMinute 0.0084']],
    ['embedding', { input_cost_per_video_per_second: 0.0007 }, ['inputVideoSecond 0.0007']],
    [
      'image_generation',
      { output_cost_per_image: 0.04, output_cost_per_image_token: 4e-5 },
      ['image 0.04 incidental', 'imageOutput 40'],
    ],
    [
      'chat',
      { search_context_cost_per_query: { search_context_size_low: 0.005 } },
      ['request 0.005 incidental'],
    ],
    ['chat', { input_cost_per_token: 0 }, []],
  ])('%s %j', (mode, fields, expected) => {
    expect(texts({ mode, ...fields })).toEqual(expected);
  });
});

test('cells of a size and quality belong to their model, and are not listed beside it', () => {
  const image = { litellm_provider: 'acme', mode: 'image_generation' };
  const source = open({
    draw: { ...image, input_cost_per_image: 0.04 },
    'hd/1024-x-1792/draw': { ...image, input_cost_per_image: 0.12 },
    '512-x-512/draw': { ...image, input_cost_per_image: 0.02 },
    '512-x-512/50-steps/other': { ...image, input_cost_per_image: 0.01 },
  });
  expect(source.lookup('acme/draw', '')?.rates).toEqual([
    { meter: 'image', when: {}, amount: '0.04' },
    { meter: 'image', when: { quality: 'hd', size: '1024x1792' }, amount: '0.12', incidental: true },
    { meter: 'image', when: { size: '512x512' }, amount: '0.02', incidental: true },
  ]);
  expect([...source.list()].map(({ model }) => model)).toEqual(['draw', '512-x-512/50-steps/other']);
});

test('facts, only what is stated', () => {
  const [model] = open({
    one: entry({
      max_input_tokens: 1000,
      max_output_tokens: 0,
      supports_vision: true,
      supports_reasoning: false,
      supports_prompt_caching: true,
      supported_modalities: ['text', 'audio'],
      deprecation_date: '2027-01-01',
      successor_model: 'two',
    }),
  }).list();
  expect(model?.facts).toEqual({
    ...{
      modality: 'chat',
      context: 1000,
      maxOutput: undefined,
      capabilities: ['vision', 'audio-input'],
      lacks: ['reasoning'],
      caches: true,
      retires: '2027-01-01',
      replacement: 'acme/two',
      efforts: [],
      endpoint: undefined,
    },
  });
});

test.each([
  ['nothing is said of', {}, []],
  ['another one is denied of', { supports_minimal_reasoning_effort: false }, ['low', 'medium', 'high']],
  [
    'some are said and denied of',
    {
      supports_none_reasoning_effort: true,
      supports_low_reasoning_effort: false,
      supports_max_reasoning_effort: true,
    },
    ['none', 'medium', 'high', 'max'],
  ],
  [
    'a list is given of',
    { reasoning_effort_levels: ['max', 'low'], supports_none_reasoning_effort: true },
    ['low', 'max'],
  ],
])('efforts where %s them', (_, fields, efforts) => {
  expect([...open({ one: entry(fields) }).list()][0]?.facts.efforts).toEqual(efforts);
});

test.each([
  ['responses', ['/v1/responses'], '/responses'],
  ['responses', ['/v1/responses', '/v1/chat/completions'], undefined],
  ['responses', undefined, undefined],
  ['chat', ['/v1/responses'], undefined],
])('of %s at %j, %s is the only endpoint', (mode, supported_endpoints, endpoint) => {
  expect([...open({ one: entry({ mode, supported_endpoints }) }).list()][0]?.facts.endpoint).toBe(endpoint);
});

test('a number that nobody looked at is counted, wherever it stands', () => {
  const smells = { input_cost_per_smell: 1, metadata: { price_of_smell: '0.5', note: '3 of 4' } };
  const source = open({
    one: entry({ ...smells, supports_cost: true, rpm: 1, source: 'https://acme.example' }),
    two: entry({ input_cost_per_smell: 2 }),
  });
  expect([...(source.unknownFields ?? [])]).toEqual([
    ['input_cost_per_smell', 2],
    ['metadata.price_of_smell', 1],
  ]);
});

describe('what is no rate', () => {
  const unread = (fields: object) =>
    [...open({ one: entry(fields) }).list()][0]?.unread.map(
      ({ field, reason }) => `${field}: ${String(reason)}`,
    );

  test.each([
    ['a factor', { provider_specific_entry: { us: 1.1, fast: 6 } }, /us: a factor.*;.*fast: a factor/],
    ['an uplift', { regional_processing_uplift_multiplier_eu: 1.1 }, /_eu: a factor/],
    ['another service', { input_cost_per_token_ultrafast: 1e-5 }, /_ultrafast: a service/],
    [
      'a field of another kind of entry',
      { input_cost_per_second: 0.01 },
      /second: seconds of a rented machine/,
    ],
    ['a tool', { google_maps_grounding_cost_per_query: 0.01 }, /query: a tool/],
    ['zero', { output_cost_per_token: 0 }, /token: zero/],
    [
      'a rounded price',
      { mode: 'audio_transcription', input_cost_per_second: 6.11e-5 },
      /second: a rounded quotient/,
    ],
    [
      'tiers of another kind',
      { tiered_pricing: [{ max_results_range: [0, 9], input_cost_per_query: 1 }] },
      /query: a price by/,
    ],
    [
      'hours in another form',
      { off_peak_pricing: { input_cost_per_token: 1e-6, windows: 'at night' } },
      /off_peak_pricing.input_cost_per_token: undefined/,
    ],
  ])('%s is named', (_, fields, words) => {
    expect(unread(fields)?.join('; ')).toMatch(words);
    expect(rates(fields)).toEqual([]);
  });
});

test('a price as text is read as it stands', () => {
  expect(texts({ input_cost_per_token: '1.6e-06', output_cost_per_token: '0.0000032' })).toEqual([
    'input 1.6',
    'output 3.2',
  ]);
});

test('the published price stands before the rounded one', () => {
  const heard = { mode: 'audio_transcription', input_cost_per_second: 6.11e-5 };
  expect(texts({ ...heard, metadata: { original_pricing_per_minute: 0.0037 } })).toEqual([
    'audioMinute 0.0037',
  ]);
  expect(rates({ ...heard, metadata: { original_pricing_per_hour: 0.22 } })).toEqual([
    {
      meter: 'audioMinute',
      when: {},
      amount: '0.00366666666667',
      published: { amount: '0.22', per: 'hour' },
    },
  ]);
});

test('hours outside the peak, by weekday', () => {
  const windows = [
    { hours_utc: ['10:00-00:00', '04:00-06:00'], weekdays: [1, 2, 3, 4, 5] },
    { hours_utc: '00:00-00:00', weekdays: [6, 7] },
  ];
  const fields = { input_cost_per_token: 2e-6, off_peak_pricing: { input_cost_per_token: 1e-6, windows } };
  expect(rates(fields)).toEqual([
    { meter: 'input', when: {}, amount: '2' },
    {
      meter: 'input',
      when: { utc: ['10:00-00:00', '04:00-06:00'], days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
      amount: '1',
    },
    { meter: 'input', when: { utc: ['00:00-12:00', '12:00-00:00'], days: ['sat', 'sun'] }, amount: '1' },
  ]);
});

test('an entry in another currency is refused', () => {
  const priced = { input_cost_per_token: 1e-6, metadata: { currency: 'CNY' } };
  const source = open({ one: entry(priced), two: entry({ ...priced, metadata: { currency: 'usd' } }) });
  expect([...(source.refused?.keys() ?? [])]).toEqual(['acme/one']);
  expect(source.refused?.get('acme/one')).toContain('`metadata.currency` is "CNY": prices are read as USD');
});

describe('an entry with a price that cannot be one is refused whole', () => {
  test.each([
    ['below zero', -1, 'a price below zero'],
    ['in words', 'free', 'no plain amount'],
    ['with a sign', '$1', 'no plain amount'],
    ['empty', '', 'no plain amount'],
    ['a switch', true, 'no plain amount'],
    ['a map', { usd: 1 }, 'no plain amount'],
  ])('%s', (_, price, words) => {
    const source = open({
      one: entry({ input_cost_per_token: 1e-6, output_cost_per_token: price }),
      two: entry({}),
    });
    expect(source.lookup('acme/one', '')).toBeUndefined();
    expect([...source.list()].map(({ model }) => model)).toEqual(['two']);
    expect(source.refused?.get('acme/one')).toContain('`output_cost_per_token` is ');
    expect(source.refused?.get('acme/one')).toContain(words);
  });
});
