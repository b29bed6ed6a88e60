/**
 * The data of genai-prices: dollars for what a field's name says, a million tokens, a thousand requests, an hour. It knows
 * every service, lengths of input, and the days on which prices begin. A price of a part of something (cached sound) asks
 * for one of the whole (sound, cached input, input): where the catalog has none, nothing is counted that is no part, and the
 * price of the part stands there.
 * @see https://github.com/pydantic/genai-prices/blob/main/packages/python/genai_prices/types.py
 */
import type { Service } from '#catalog/registry/conditions.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import { decimal } from '#pricing/decimal.ts';
import { literal, providerId, type ClientWriter } from './client-file.ts';
import type { ClientPrice, ClientShape, Way } from './client-prices.ts';

const million = 1_000_000;

interface Field {
  readonly name: string;
  /** How many counted things its price is for. */
  readonly per: number;
  /** What it is a part of, which has to have a price as well. */
  readonly partOf?: readonly Meter[];
  /** A second field that has to have the same price. */
  readonly also?: string;
}

const tokens = (name: string, ...partOf: readonly Meter[]): Field => ({ name, per: million, partOf });

const fields: Readonly<Partial<Record<Meter, Field>>> = {
  input: tokens('input_mtok'),
  output: tokens('output_mtok'),
  cacheRead: tokens('cache_read_mtok', 'input'),
  cacheWrite: tokens('cache_write_mtok', 'input'),
  cacheWrite1h: tokens('cache_write_1h_mtok', 'input', 'cacheWrite'),
  reasoning: tokens('output_reasoning_mtok', 'output'),
  audioInput: tokens('input_audio_mtok', 'input'),
  audioOutput: tokens('output_audio_mtok', 'output'),
  audioCacheRead: tokens('cache_audio_read_mtok', 'input', 'cacheRead', 'audioInput'),
  imageInput: tokens('input_image_mtok', 'input'),
  imageOutput: tokens('output_image_mtok', 'output'),
  imageCacheRead: tokens('cache_image_read_mtok', 'input', 'cacheRead', 'imageInput'),
  videoInput: tokens('input_video_mtok', 'input'),
  videoOutput: tokens('output_video_mtok', 'output'),
  characters: { name: 'input_mchars', per: million },
  audioMinute: { name: 'input_audio_hours', per: 60, also: 'audio_hours' },
  request: { name: 'requests_kcount', per: 1000 },
  pages: { name: 'input_document_kpages', per: 1000 },
  annotatedPages: { name: 'input_annotated_document_kpages', per: 1000, partOf: ['pages'] },
  searches: { name: 'web_searches_kcount', per: 1000 },
};

/** What is asked of a model for rankings is no search of the web. */
const searchNames: Readonly<Partial<Record<Modality, string>>> = { rerank: 'rerank_searches_kcount' };

/**
 * What has a price where both have one: their parts. Each with the meter whose price it has; the catalog counts no such
 * thing, but for cached sound and images, which cost what sound and images do where they have no price of their own.
 */
const joins: readonly (readonly [one: Meter, other: Meter, field: string, price: Meter])[] = [
  ['cacheRead', 'audioInput', 'cache_audio_read_mtok', 'audioInput'],
  ['cacheRead', 'imageInput', 'cache_image_read_mtok', 'imageInput'],
  ['cacheRead', 'videoInput', 'cache_video_read_mtok', 'videoInput'],
  ['cacheWrite', 'audioInput', 'cache_audio_write_mtok', 'cacheWrite'],
  ['cacheWrite', 'imageInput', 'cache_image_write_mtok', 'cacheWrite'],
  ['cacheWrite', 'videoInput', 'cache_video_write_mtok', 'cacheWrite'],
  ['cacheWrite1h', 'audioInput', 'cache_audio_write_1h_mtok', 'cacheWrite1h'],
  ['cacheWrite1h', 'imageInput', 'cache_image_write_1h_mtok', 'cacheWrite1h'],
  ['cacheWrite1h', 'videoInput', 'cache_video_write_1h_mtok', 'cacheWrite1h'],
  ['reasoning', 'audioOutput', 'output_audio_reasoning_mtok', 'reasoning'],
  ['reasoning', 'imageOutput', 'output_image_reasoning_mtok', 'reasoning'],
  ['reasoning', 'videoOutput', 'output_video_reasoning_mtok', 'reasoning'],
];

const counted = Object.keys(fields) as Meter[];
const conversation: readonly Way[] = [{ meters: counted, needs: 'headline' }];
const everything: readonly Way[] = [{ meters: counted, needs: 'all' }];

export const genaiShape: ClientShape = {
  ways: {
    chat: conversation,
    embedding: conversation,
    moderation: conversation,
  },
  otherwise: everything,
  holds: ({ meter, over }) => fields[meter] !== undefined && (over === 0 || meters[meter].kind === 'tokens'),
  per: (meter) => decimal(fields[meter]?.per ?? 1),
  hasDates: true,
};

/** How a request says which service it asks for. */
const contexts: Readonly<Record<Service, Readonly<Record<string, string>>>> = {
  batch: { processing: 'batch' },
  flex: { service_tier: 'flex' },
  priority: { service_tier: 'priority' },
  fast: { speed: 'fast' },
};

export const genaiPrices: ClientWriter = {
  shape: genaiShape,
  computes: [
    'Every call pays the price of one request where there is one.',
    'What the catalog does not count has the price of what it is a part of: cached video that of video, cache writes of sound, images and video that of other cache writes, reasoning in sound or images that of reasoning.',
  ],
  write: ({ site: { gateway }, entries }) => [
    {
      id: providerId(gateway.name),
      name: gateway.name,
      api_pattern: gateway.baseUrl.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
      pricing_urls: [gateway.url],
      models: entries.map(({ model, plan, note }) => ({
        id: model.id,
        match: { equals: model.id },
        name: model.name,
        price_comments: note,
        context_window: model.context,
        ...(plan.kind === 'free'
          ? { prices: { input_mtok: 0, output_mtok: 0 } }
          : pricesOf(model.modality, [{ from: undefined, prices: plan.prices }, ...plan.later])),
      })),
    },
  ],
};

interface Period {
  readonly from: string | undefined;
  readonly prices: readonly ClientPrice[];
}

function pricesOf(modality: Modality, periods: readonly Period[]) {
  const [today, ...later] = periods;
  const standard = (period: Period | undefined) => pricesIn(modality, period?.prices ?? [], undefined);
  const dated = ({ from }: Period) => (from === undefined ? {} : { constraint: { start_date: from } });
  // The library takes the first variant that holds: the newest stands first.
  const variants = periods.toReversed().flatMap((period) =>
    [...new Set(period.prices.flatMap(({ service }) => service ?? []))].map((service) => ({
      when: contexts[service],
      prices: pricesIn(modality, period.prices, service),
      ...dated(period),
    })),
  );
  return {
    // And the last block of prices.
    prices:
      later.length === 0
        ? standard(today)
        : periods.map((period) => ({ ...dated(period), prices: standard(period) })),
    ...(variants.length > 0 && { price_variants: variants }),
  };
}

/** Every field of a service, those too that only have to be there. */
function pricesIn(
  modality: Modality,
  all: readonly ClientPrice[],
  service: Service | undefined,
): Record<string, unknown> {
  const own = Map.groupBy(
    all.filter((price) => price.service === service),
    ({ meter }) => meter,
  );
  const prices = new Map(own);
  for (const [meter, cases] of own)
    for (const whole of fields[meter]?.partOf ?? []) {
      const { billedAs } = meters[whole];
      if (!prices.has(whole)) prices.set(whole, (billedAs && own.get(billedAs)) ?? cases);
    }
  const joined = joins.filter(([one, other]) => prices.has(one) && prices.has(other));
  return Object.fromEntries([
    ...joined.map(([, , field, price]) => [field, written(prices.get(price) ?? [])]),
    ...[...prices].flatMap(([meter, cases]) =>
      [nameOf(meter, modality), fields[meter]?.also ?? []].flat().map((name) => [name, written(cases)]),
    ),
  ]) as Record<string, unknown>;
}

function nameOf(meter: Meter, modality: Modality): string {
  return (meter === 'searches' ? searchNames[modality] : undefined) ?? fields[meter]?.name ?? '';
}

/** One price, or that of short requests with those of longer ones. */
function written(cases: readonly ClientPrice[]): unknown {
  const [base, ...others] = cases;
  if (base === undefined) return undefined;
  const tiers = others.filter((tier, index) => !tier.amount.eq(cases[index]?.amount ?? base.amount));
  if (tiers.length === 0) return literal(base.amount);
  return {
    base: literal(base.amount),
    tiers: tiers.map(({ over, amount }) => ({ start: over, price: literal(amount) })),
  };
}
