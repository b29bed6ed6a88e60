import { expect, test } from 'vitest';
import { aiSdkCostCalculator } from './ai-sdk-cost-calculator.ts';
import { keptSource } from '../fixtures.ts';
import { adapterOf } from './source.ts';

const adapter = keptSource('ai-sdk-cost-calculator');
/** The library with one entry. */
const withEntry = (pricing: object) =>
  adapterOf('ai-sdk-cost-calculator', '', { asOf: '' }, aiSdkCostCalculator.read({ acme: { one: pricing } }));
const ratesOf = (pricing: object) => withEntry(pricing).lookup('acme/one', '')?.rates;
const gridRates = (grid: Record<string, number>) => ratesOf({ imageGenerationPricing: grid });
const rates = (ref: string) => adapter.lookup(ref, '2026-11-23')?.rates ?? [];
const amounts = (ref: string, meter: string) =>
  rates(ref)
    .filter((rate) => rate.meter === meter)
    .map((rate) => [rate.amount, rate.when]);

test('names its version and the day of its release', () => {
  expect(adapter).toMatchObject({ package: 'ai-sdk-cost-calculator', version: '7.1.14', asOf: '2026-09-23' });
});

test.each(['openai/nope', 'OpenAI/tts-1', 'openai/constructor', 'constructor/name', 'tts-1', 'openai/'])(
  '%s is no entry',
  (ref) => {
    expect(adapter.lookup(ref, '2026-11-23')).toBeUndefined();
  },
);

test('reads prices of each modality', () => {
  expect(amounts('openai/tts-1', 'characters')).toEqual([['15', {}]]);
  expect(amounts('openai/whisper-1', 'audioMinute')).toEqual([['0.006', {}]]);
  expect(amounts('openai/sora-2', 'videoSecond')).toEqual([['0.1', {}]]);
  expect(amounts('openai/gpt-image-1', 'imageOutput')).toEqual([['40', {}]]);
  expect(amounts('google/gemini-2.5-pro', 'input')).toEqual([
    ['1.25', {}],
    ['2.5', { inputTokensOver: 200_000 }],
  ]);
});

test('zeros that fill required fields are not prices', () => {
  expect(rates('openai/tts-1').map(({ meter }) => meter)).toEqual(['characters']);
  expect(
    ratesOf({
      inputPer1MTokens: 0,
      outputPer1MTokens: 0,
      longContextThreshold: 1,
      longContextInputPer1MTokens: 0,
    }),
  ).toEqual([]);
});

test('a grid by quality and size; its defaults are not missed', () => {
  expect(gridRates({ '1024x1024': 0.04, 'hd-1024x1024': 0.08, auto: 0.04 })).toEqual([
    { meter: 'image', amount: '0.04', when: { size: '1024x1024' }, incidental: true },
    { meter: 'image', amount: '0.04', when: { quality: 'standard', size: '1024x1024' } },
    { meter: 'image', amount: '0.08', when: { quality: 'hd', size: '1024x1024' } },
  ]);
  expect(gridRates({ '1K': 0.134, '512px': 0.045 })).toEqual([
    { meter: 'image', amount: '0.134', when: { resolution: '1K' } },
    { meter: 'image', amount: '0.045', when: { resolution: '512px' } },
  ]);
  expect([...(withEntry({ imageGenerationPricing: { huge: 1 } }).unknownFields ?? [])]).toEqual([
    ['imageGenerationPricing.huge', 1],
  ]);
});

test('beside a grid, the single price repeats it; another field is counted', () => {
  const entry = { imageGenerationPerImage: 0.04, imageGenerationPricing: { '1K': 0.04 }, smellPer1M: 1 };
  expect(ratesOf(entry)).toEqual([
    { meter: 'image', amount: '0.04', when: {}, incidental: true },
    { meter: 'image', amount: '0.04', when: { resolution: '1K' } },
  ]);
  expect([...(withEntry(entry).unknownFields ?? [])]).toEqual([['smellPer1M', 1]]);
});

test('a table that stands under several spellings is listed once, under the first', () => {
  const table = { one: { inputPer1MTokens: 2 } };
  const twice = adapterOf(
    'ai-sdk-cost-calculator',
    '',
    { asOf: '' },
    aiSdkCostCalculator.read({ glm: table, 'z-ai': table }),
  );
  expect([...twice.list()]).toMatchObject([{ ref: 'glm/one', otherRefs: ['z-ai/one'] }]);
  expect(twice.lookup('z-ai/one', '')?.rates).toHaveLength(1);
});
