/**
 * Prices of @pydantic/genai-prices, read raw: its own matcher resolves ids to other models now and then.
 * @see https://github.com/pydantic/genai-prices
 */
import { z } from 'zod';
import type { When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { allPrices, markRepeats, readPrices, withOtherNumbers, type FieldTable } from './fields.ts';
import type { PackageSource, RawEntry, SourceEntry, SourceRate, PricesRead } from './source.ts';

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

const blockSchema = z.object({
  constraint: z
    .union([
      z.object({ start_time: z.string(), end_time: z.string() }),
      z.object({ start_date: z.iso.date() }),
    ])
    .optional(),
  prices: pricesSchema,
});

const dataSchema = z.array(
  z.object({
    id: z.string(),
    models: z.array(
      z.looseObject({
        id: z.string(),
        name: z.string().optional(),
        context_window: z.number().optional(),
        deprecated: z.boolean().optional(),
        prices: z.union([z.array(blockSchema), pricesSchema]),
      }),
    ),
  }),
);

type Block = z.output<typeof blockSchema>;

export const genaiPrices: PackageSource = {
  title: '@pydantic/genai-prices',
  factRank: 3,
  load: async () => {
    const { findProvider } = await import('@pydantic/genai-prices');
    return genaiProviders.flatMap((providerId) => findProvider({ providerId }) ?? []);
  },
  *read(data): Generator<RawEntry> {
    for (const { id: provider, models } of dataSchema.parse(data)) {
      for (const { prices, ...entry } of models) {
        const blocks = Array.isArray(prices) ? prices : [{ prices }];
        const read = allPrices(blocks.map((block) => pricesOfBlock(block.prices)));
        const { id: model, name, context_window: context, deprecated } = entry;
        yield {
          provider,
          model,
          path: [provider, model],
          name,
          facts: { context, status: deprecated === true ? 'deprecated' : undefined },
          prices: withOtherNumbers(genaiFields, entry, read),
          pricesOn: (date) => pricesOn(blocks, date),
        };
      }
    }
  },
};

/**
 * The library charges the last block whose constraint holds, so blocks are read from the end: those with hours are
 * collected until one without hours holds on that day. Blocks before it are never reached.
 */
function pricesOn(blocks: readonly Block[], date: string): Omit<SourceEntry, 'ref'> {
  const starts = blocks.flatMap(({ constraint }) =>
    constraint !== undefined && 'start_date' in constraint ? [constraint.start_date] : [],
  );
  const rates: SourceEntry['rates'][number][] = [];
  let since: string | undefined;
  for (const { constraint, prices } of blocks.toReversed()) {
    if (constraint !== undefined && 'start_time' in constraint) {
      rates.push(...ratesOfBlock(prices, windowText(constraint)));
      continue;
    }
    const start = constraint?.start_date;
    if (start !== undefined && start > date) continue;
    rates.push(...ratesOfBlock(prices));
    since = start;
    break;
  }
  return { rates, since, next: starts.filter((start) => start > date).toSorted()[0] };
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
      `@pydantic/genai-prices has hours in a form this check does not know: ${hours.start_time} to ${hours.end_time}.`,
    );
  }
  return `${from}-${until}`;
}

/**
 * The library can find a provider but not list them, so their ids stand here, in its own order; a test reads the
 * installed package and fails when one is missing.
 */
export const genaiProviders: readonly string[] = (
  'anthropic arcee avian aws azure baseten cerebras cloudflare cohere cursor deepseek doubleword fireworks ' +
  'github-copilot google groq huggingface_cerebras huggingface_fireworks-ai huggingface_groq huggingface_hyperbolic ' +
  'huggingface_nebius huggingface_novita huggingface_nscale huggingface_ovhcloud huggingface_publicai ' +
  'huggingface_sambanova huggingface_together minimax mistral modal moonshotai novita openai openrouter ovhcloud ' +
  'perplexity quicksilverpro together typesafe voyageai x-ai zai zhipuai'
).split(' ');
