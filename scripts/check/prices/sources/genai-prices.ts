/**
 * Prices of genai-prices, read raw from the package that PyPI has, which is newer than the one on npm: its own matcher
 * resolves ids to other models now and then.
 * @see https://github.com/pydantic/genai-prices
 */
import { z } from 'zod';
import type { When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { allPrices, leftOut, markRepeats, readPrices, withOtherNumbers, type FieldTable } from './fields.ts';
import type { RawEntry, SourceDefinition, SourceEntry, SourceRate, PricesRead } from './source.ts';

/** Dollars for what the field's name says: a million tokens, a thousand requests, an hour. */
export const genaiFields: FieldTable = {
  input_mtok: { meter: 'input' },
  output_mtok: { meter: 'output' },
  cache_read_mtok: { meter: 'cacheRead' },
  cache_write_mtok: { meter: 'cacheWrite' },
  cache_write_1h_mtok: { meter: 'cacheWrite1h' },
  output_reasoning_mtok: { meter: 'reasoning' },
  input_audio_mtok: { meter: 'audioInput' },
  output_audio_mtok: { meter: 'audioOutput' },
  cache_audio_read_mtok: { meter: 'audioCacheRead' },
  input_image_mtok: { meter: 'imageInput' },
  output_image_mtok: { meter: 'imageOutput' },
  cache_image_read_mtok: { meter: 'imageCacheRead' },
  input_audio_hours: { meter: 'audioMinute', over: 60 },
  // Where both stand they are equal; `audio_hours` alone is a live session, both directions together.
  audio_hours: { meter: 'audioMinute', over: 60, incidental: true },
  requests_kcount: { meter: 'request', over: 1000 },
  input_document_kpages: { meter: 'pages' },
  // A tool that a request may or may not use, not the model's own price.
  web_searches_kcount: { meter: 'searches', incidental: true },
  storage_searches_kcount: 'a tool (file search); no meter',
  input_video_mtok: { meter: 'videoInput' },
  output_video_mtok: { meter: 'videoOutput' },
  output_citation_mtok: 'Perplexity only; no meter',
  input_text_messages_kcount: 'live voice sessions; no meter',
  input_annotated_document_kpages: { meter: 'annotatedPages' },
  input_mchars: { meter: 'characters' },
  context_window: { noPrice: 'a limit' },
};

const tieredSchema = z.strictObject({
  base: z.unknown(),
  tiers: z.array(z.strictObject({ start: z.number(), price: z.unknown() })),
});

const pricesSchema = z.record(z.string(), z.unknown());

const constraintSchema = z
  .union([z.object({ start_time: z.string(), end_time: z.string() }), z.object({ start_date: z.iso.date() })])
  .nullish();

const blockSchema = z.object({ constraint: constraintSchema, prices: pricesSchema });

/** What a request pays instead, where its context has these values; the first that holds counts, for each price. */
const variantSchema = z.object({
  when: z.record(z.string(), z.string()),
  prices: pricesSchema,
  constraint: constraintSchema,
});

const dataSchema = z.array(
  z.object({
    id: z.string(),
    models: z.array(
      z.looseObject({
        id: z.string(),
        name: z.string().nullish(),
        context_window: z.number().nullish(),
        deprecated: z.boolean().nullish(),
        prices: z.union([z.array(blockSchema), pricesSchema]),
        price_variants: z.array(variantSchema).nullish(),
      }),
    ),
  }),
);

type Block = z.output<typeof blockSchema>;
type Variant = z.output<typeof variantSchema>;

export const genaiPrices: SourceDefinition = {
  title: 'genai-prices',
  factRank: 3,
  from: {
    registry: 'PyPI',
    package: 'genai-prices',
    file: 'genai_prices/data.py',
    known: { version: '0.2.3', day: '2026-11-10' },
  },
  asJson: async (text) => (await import('./literals.ts')).pythonAsJson(text, 'providers'),
  *read(data): Generator<RawEntry> {
    for (const [at, { id: provider, models }] of dataSchema.parse(data).entries()) {
      for (const [index, { prices, price_variants, ...entry }] of models.entries()) {
        const blocks = Array.isArray(prices) ? prices : [{ prices, constraint: undefined }];
        const variants = price_variants ?? [];
        const read = allPrices([
          ...blocks.map((block) => pricesOfBlock(block.prices)),
          ...variants.map(pricesOfVariant),
        ]);
        const { id: model, name, context_window: context, deprecated } = entry;
        yield {
          provider,
          model,
          path: [at, 'models', index],
          name: name ?? undefined,
          facts: { context: context ?? undefined, status: deprecated === true ? 'deprecated' : undefined },
          prices: withOtherNumbers(genaiFields, entry, read),
          pricesOn: (date) => pricesOn(blocks, variants, date),
        };
      }
    }
  },
  gather: (entries) =>
    [...Map.groupBy(entries, ({ provider }) => provider)].map(([id, own]) => ({
      id,
      models: own.map(({ value }) => value),
    })),
};

/**
 * The library charges the last block whose constraint holds, so blocks are read from the end: those with hours are
 * collected until one without hours holds on that day. Blocks before it are never reached.
 */
function pricesOn(
  blocks: readonly Block[],
  variants: readonly Variant[],
  date: string,
): Omit<SourceEntry, 'ref'> {
  const starts = [...blocks, ...variants].flatMap(({ constraint }) => startOf(constraint) ?? []);
  const rates: SourceEntry['rates'][number][] = [];
  let since: string | undefined;
  for (const { constraint, prices } of blocks.toReversed()) {
    if (constraint && 'start_time' in constraint) {
      rates.push(...ratesOfBlock(prices, windowText(constraint)));
      continue;
    }
    const start = startOf(constraint);
    if (start !== undefined && start > date) continue;
    rates.push(...ratesOfBlock(prices));
    since = start;
    break;
  }
  // Of several with one context, the library takes the first that holds: the newest stands first.
  const holding = variants.filter(({ constraint }) => (startOf(constraint) ?? '') <= date);
  const ofVariants = [...Map.groupBy(holding, contextName).values()].flatMap(([variant]) =>
    variant === undefined ? [] : pricesOfVariant(variant).rates,
  );
  return {
    rates: [...rates, ...ofVariants],
    since,
    next: starts.filter((start) => start > date).toSorted()[0],
  };
}

function startOf(constraint: Block['constraint']): string | undefined {
  return constraint && 'start_date' in constraint ? constraint.start_date : undefined;
}

/** The contexts that are conditions of the catalog. "fast" of a service tier is another word for its priority. */
const contexts: Readonly<Record<string, Pick<SourceRate, 'when' | 'incidental'>>> = {
  'processing=batch': { when: { service: 'batch' } },
  'service_tier=priority': { when: { service: 'priority' } },
  'service_tier=flex': { when: { service: 'flex' } },
  'service_tier=default': { when: {}, incidental: true },
  'service_tier=fast': { when: { service: 'fast' }, incidental: true },
  'speed=fast': { when: { service: 'fast' } },
};

function contextName({ when }: Variant): string {
  return Object.entries(when)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

function pricesOfVariant(variant: Variant): PricesRead {
  const { prices, constraint } = variant;
  const name = contextName(variant);
  const context = Object.hasOwn(contexts, name) ? contexts[name] : undefined;
  if (context === undefined || (constraint && 'start_time' in constraint))
    return leftOut(prices, ['price_variants', name], 'a variant that is no condition of the catalog');
  const read = pricesOfBlock(prices, context.when);
  return {
    ...read,
    rates: read.rates.map((rate) => ({ ...rate, ...(context.incidental && { incidental: true }) })),
  };
}

function ratesOfBlock(prices: Block['prices'], window?: string): SourceRate[] {
  return markRepeats(pricesOfBlock(prices, window === undefined ? {} : { utc: [window] }).rates);
}

function pricesOfBlock(prices: Block['prices'], when: When = {}): PricesRead {
  return allPrices(
    Object.entries(prices).flatMap(([field, price]) => {
      const tiered = tieredSchema.safeParse(price);
      if (!tiered.success) return [readPrices(genaiFields, { [field]: price }, { when })];
      const { base, tiers } = tiered.data;
      return [
        readPrices(genaiFields, { [field]: base }, { when }),
        ...tiers.map((tier) =>
          readPrices(
            genaiFields,
            { [field]: tier.price },
            { when: { ...when, inputTokensOver: roundThreshold(tier.start) } },
          ),
        ),
      ];
    }),
  );
}

/**
 * `00:30:00Z`, `16:30:00Z` → `00:30-16:30`.
 * @throws when hours have a form the library did not have when this was written
 */
function windowText(hours: { start_time: string; end_time: string }): string {
  const [from, until] = [hours.start_time, hours.end_time].map((time) => /^(\d\d:\d\d):00Z$/.exec(time)?.[1]);
  if (from === undefined || until === undefined) {
    throw new Error(
      `genai-prices has hours in a form this check does not know: ${hours.start_time} to ${hours.end_time}.`,
    );
  }
  return `${from}-${until}`;
}
