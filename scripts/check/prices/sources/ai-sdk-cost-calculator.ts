/**
 * Prices of ai-sdk-cost-calculator. The library knows neither dates nor hours: its prices are those of its release.
 * @see https://github.com/RenKoya1/ai-sdk-cost-calculator
 */
import { z } from 'zod';
import type { When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { allPrices, readPrices, withOtherNumbers, type FieldTable } from './fields.ts';
import type { RawEntry, SourceDefinition, SourceRate, PricesRead } from './source.ts';

/** Dollars for what the field's name says. */
export const aiSdkFields: FieldTable = {
  inputPer1MTokens: { meter: 'input' },
  outputPer1MTokens: { meter: 'output' },
  cacheReadPer1MTokens: { meter: 'cacheRead' },
  cacheWritePer1MTokens: { meter: 'cacheWrite' },
  // The library repeats the output price here for every model that reasons.
  reasoningPer1MTokens: { meter: 'reasoning', incidental: true },
  audioInputPer1MTokens: { meter: 'audioInput' },
  audioOutputPer1MTokens: { meter: 'audioOutput' },
  imageInputPer1MTokens: { meter: 'imageInput' },
  imageCacheReadPer1MTokens: { meter: 'imageCacheRead' },
  imageOutputPer1MTokens: { meter: 'imageOutput' },
  imageGenerationPerImage: { meter: 'image' },
  imageEditingPerImage: { meter: 'image', when: { input: 'image' } },
  videoGenerationPerSecond: { meter: 'videoSecond' },
  videoGenerationPerVideo: { meter: 'request' },
  speechPer1MCharacters: { meter: 'characters' },
  transcriptionPerMinute: { meter: 'audioMinute' },
  cacheStoragePer1MTokensPerHour: { meter: 'cacheStorageHour' },
  // A tool that a request may or may not use, not the model's own price.
  // For a model that always searches it is the price of a request.
  webSearchPer1kRequests: [
    { meter: 'searches', incidental: true },
    { meter: 'request', over: 1000, incidental: true },
  ],
  longContextThreshold: { noPrice: 'tokens beyond which a price holds' },
  'imageGenerationPricing.auto': 'the default size once more',
  'imageOutputTokensBySize.*': { noPrice: 'tokens of an image' },
  webSearchTokensPerRequest: { noPrice: 'tokens of a search' },
  videoInputPer1MTokens: { meter: 'videoInput' },
  videoOutputPer1MTokens: { meter: 'videoOutput' },
  imageInputPerImage: { meter: 'inputImage' },
  audioInputPerMinute: 'live voice sessions; no meter',
  audioOutputPerMinute: 'live voice sessions; no meter',
  sessionPerMinute: 'live voice sessions; no meter',
  imageInputPerMinute: 'live voice sessions; no meter',
  videoInputPerMinute: 'live voice sessions; no meter',
  textInputPerMessage: 'live voice sessions; no meter',
  transcriptionStreamingPerMinute: { meter: 'audioMinute', when: { streaming: true } },
  googleMapsPer1kRequests: 'a tool; no meter',
  xSearchPer1kRequests: 'a tool; no meter',
  xSearchPer1kPosts: 'a tool; no meter',
  xSearchPer1kUserProfiles: 'a tool; no meter',
  codeExecutionPer1kRequests: 'a tool; no meter',
  documentSearchPer1kRequests: 'a tool; no meter',
  collectionsSearchPer1kRequests: 'a tool; no meter',
};

const pricingSchema = z.looseObject({
  longContextThreshold: z.number().optional(),
  imageGenerationPricing: z.record(z.string(), z.unknown()).optional(),
});

type Pricing = z.output<typeof pricingSchema>;

export const aiSdkCostCalculator: SourceDefinition = {
  title: 'ai-sdk-cost-calculator',
  factRank: 4,
  from: { registry: 'npm', package: 'ai-sdk-cost-calculator', file: 'dist/index.mjs' },
  asJson: async (text) => (await import('./literals.ts')).javascriptAsJson(text, 'allPricing'),
  *read(data): Generator<RawEntry> {
    // Some providers have several spellings for one and the same table; its entries are listed under the first.
    const tables = z.record(z.string(), z.unknown()).parse(data);
    for (const [provider, ...otherProviders] of Map.groupBy(Object.keys(tables), (name) =>
      JSON.stringify(tables[name]),
    ).values()) {
      if (provider === undefined) continue;
      const table = z.record(z.string(), pricingSchema).parse(tables[provider]);
      for (const [model, pricing] of Object.entries(table)) {
        const prices = pricesOf(pricing);
        yield {
          provider,
          model,
          path: [provider, model],
          otherProviders,
          facts: { capabilities: pricing.imageEditingPerImage === undefined ? [] : ['image-edit'] },
          prices: { ...prices, rates: withRepeats(prices.rates) },
        };
      }
    }
  },
  gather: (entries) =>
    Object.fromEntries(
      [...Map.groupBy(entries, ({ provider }) => provider)].map(([provider, own]) => [
        provider,
        Object.fromEntries(own.map(({ model, value }) => [model, value])),
      ]),
    ),
};

/** The field of which a long-context one is the variant: `longContextInputPer1MTokens` → `inputPer1MTokens`. */
function baseField(name: string): string {
  const base = Object.hasOwn(aiSdkFields, name) ? undefined : /^longContext([A-Z])(.+)$/.exec(name);
  return base ? `${(base[1] ?? '').toLowerCase()}${base[2] ?? ''}` : name;
}

function pricesOf(pricing: Pricing): PricesRead {
  const { longContextThreshold: threshold, imageGenerationPricing: grid = {} } = pricing;
  const plain = readPrices(aiSdkFields, pricing, {
    variantOf: (name) => {
      const field = baseField(name);
      if (field === name) return { field, when: {} };
      return threshold === undefined
        ? { field, when: {}, reason: 'a long-context price without its threshold' }
        : { field, when: { inputTokensOver: roundThreshold(threshold) } };
    },
  });
  return withOtherNumbers(aiSdkFields, pricing, allPrices([plain, gridPrices(grid)]));
}

/** Beside a grid, the single price per image repeats its default cell. */
function withRepeats(rates: readonly SourceRate[]): SourceRate[] {
  const isCell = ({ meter, when }: SourceRate) =>
    meter === 'image' && (when.size !== undefined || when.resolution !== undefined);
  const repeats = (rate: SourceRate) => rate.meter === 'image' && !isCell(rate) && rates.some(isCell);
  return rates.map((rate) => (repeats(rate) ? { ...rate, incidental: true } : rate));
}

const gridPath = ['imageGenerationPricing'];

/** Prices per image by quality and size: `low-1024x1024`, `1K`. A key of another form is left to be reported. */
function gridPrices(grid: Readonly<Record<string, unknown>>): PricesRead {
  const keys = Object.keys(grid);
  const hasQualities = keys.some((key) => key.includes('-'));
  return allPrices(
    Object.entries(grid).flatMap(([key, price]): PricesRead[] => {
      const [, quality, size] = /^(?:([a-z]+)-)?(\d+x\d+|[\d.]+K|\d+px)$/.exec(key) ?? [];
      if (size === undefined) return [];
      const when = /^\d+x\d+$/.test(size) ? { size } : { resolution: size };
      const cell = (more: When): PricesRead =>
        readPrices(
          aiSdkFields,
          { [key]: price },
          {
            path: gridPath,
            variantOf: () => ({ field: 'imageGenerationPerImage', when: { ...more, ...when } }),
          },
        );
      if (quality !== undefined) return [cell({ quality })];
      // Beside qualities, the bare size repeats the default quality; beside "hd" that one is called "standard".
      if (!hasQualities) return [cell({})];
      const bare = cell({});
      return [
        { ...bare, rates: bare.rates.map((rate) => ({ ...rate, incidental: true })) },
        ...(keys.includes(`hd-${size}`) ? [cell({ quality: 'standard' })] : []),
      ];
    }),
  );
}
