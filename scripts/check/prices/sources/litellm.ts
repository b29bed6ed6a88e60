/**
 * Prices of LiteLLM's map, read from the copy that its package carries: dollars per token, per second,
 * per image, as floats. It knows neither dates nor hours: its prices are those of its day.
 * A pin is the entry's `litellm_provider`, a slash, and its key, both exactly as they stand: keys often begin
 * with a provider of their own (`gemini/gemini/gemini-2.5-pro`), and some do not (`openai/gpt-5.4`).
 * @see https://github.com/BerriAI/litellm
 */
import { z } from 'zod';
import { weekdays, type Service, type When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import { efforts, type Capability, type Effort } from '#catalog/registry/vocabulary.ts';
import { roundThreshold } from '../condition.ts';
import {
  allPrices,
  markRepeats,
  readPrices,
  withOtherNumbers,
  type FieldContext,
  type FieldTable,
  type FieldVariant,
  type PriceField,
} from './fields.ts';
import type { JsonPath } from './json-file.ts';
import type { RawEntry, SourceDefinition, SourceFacts, SourceRate, PricesRead } from './source.ts';

const million = 1_000_000;
const perToken = (meter: Meter) => ({ meter, times: million }) satisfies PriceField;
const drawing = ['image_generation', 'image_edit'];
const filming = ['video_generation'];
const reading = ['chat', 'responses', 'completion', 'embedding'];

const noMeterFor = (what: string) => `${what}; no meter`;

/**
 * By their name without endings such as `_above_200k_tokens` and `_priority`; `kinds` is an entry's `mode`.
 * `provider_specific_entry` and `metadata` hold whatever its contributors put there.
 */
export const litellmFields: FieldTable = {
  input_cost_per_token: perToken('input'),
  output_cost_per_token: perToken('output'),
  cache_read_input_token_cost: perToken('cacheRead'),
  // An older name of the field above; entries that have both repeat themselves.
  input_cost_per_token_cache_hit: { ...perToken('cacheRead'), incidental: true },
  cache_creation_input_token_cost: perToken('cacheWrite'),
  cache_creation_input_token_cost_above_1hr: perToken('cacheWrite1h'),
  // Nearly always the output price once more.
  output_cost_per_reasoning_token: { ...perToken('reasoning'), incidental: true },
  input_cost_per_audio_token: perToken('audioInput'),
  output_cost_per_audio_token: perToken('audioOutput'),
  cache_read_input_audio_token_cost: perToken('audioCacheRead'),
  input_cost_per_image_token: perToken('imageInput'),
  output_cost_per_image_token: perToken('imageOutput'),
  cache_read_input_image_token_cost: perToken('imageCacheRead'),
  // Under live voice models the same field holds the price of one image token.
  input_cost_per_image: [
    { meter: 'image', kinds: drawing, otherwise: 'the price of one image token' },
    { meter: 'inputImage', kinds: [...reading, ...filming], otherwise: 'the price of one image token' },
  ],
  output_cost_per_image: { meter: 'image', kinds: drawing, otherwise: 'images beside what the model is for' },
  input_cost_per_second: {
    meter: 'audioMinute',
    times: 60,
    rounded: true,
    kinds: ['audio_transcription'],
    otherwise: noMeterFor('seconds of a rented machine or of a live session'),
  },
  // The price that the rounded one above was made of.
  'metadata.original_pricing_per_minute': { meter: 'audioMinute' },
  'metadata.original_pricing_per_hour': { meter: 'audioMinute', over: 60 },
  output_cost_per_second: {
    meter: 'videoSecond',
    kinds: filming,
    otherwise: "seconds of sound: the input's price once more, or an estimate beside a price by tokens",
  },
  output_cost_per_video_per_second: {
    meter: 'videoSecond',
    kinds: filming,
    otherwise: 'video beside what the model is for',
  },
  input_cost_per_character: {
    meter: 'characters',
    times: million,
    kinds: ['audio_speech'],
    otherwise: 'a retired way to bill text models',
  },
  input_cost_per_query: { meter: 'searches', times: 1000 },
  input_cost_per_request: { meter: 'request' },
  ocr_cost_per_page: { meter: 'pages', times: 1000 },
  // The fee at the smallest search context, the default of the makers that have such fees. For most models the search
  // is a tool, so a catalog may leave it out; for a model that always searches it is the price of a request.
  search_context_size_low: { meter: 'request', incidental: true },
  search_context_size_medium: 'a search at another size than the default one; no condition for it',
  search_context_size_high: 'a search at another size than the default one; no condition for it',
  'search_free_requests.count': 'free searches of a day or a month, which several models share',
  google_maps_grounding_cost_per_query: noMeterFor('a tool'),
  code_interpreter_cost_per_session: noMeterFor('a tool'),
  'tiered_pricing[].range[]': { noPrice: 'tokens between which a price holds' },
  'tiered_pricing[].max_results_range[]': { noPrice: 'search results between which a price holds' },
  'tiered_pricing[].input_cost_per_query': 'a price by the number of search results; no condition for it',
  'off_peak_pricing.windows[].weekdays[]': { noPrice: 'weekdays' },
  input_cost_per_pixel: 'rounded to four digits: no exact price of an image comes out of it',
  output_cost_per_pixel: 'rounded: no exact price of an image comes out of it',
  citation_cost_per_token: noMeterFor('tokens of citations'),
  annotation_cost_per_page: { meter: 'annotatedPages', times: 1000 },
  ocr_cost_per_credit: "a host's own credits, whose price is not in the map",
  cache_creation_input_audio_token_cost: noMeterFor('cache writes of sound'),
  cache_creation_input_token_cost_above_12hr: noMeterFor('cache writes that are kept for 12 hours'),
  explicit_cache_read_input_token_cost: 'a second price of cached input, for caches that a request asks for',
  output_cost_per_character: 'a retired way to bill text models',
  input_cost_per_video_token: perToken('videoInput'),
  output_cost_per_video_token: perToken('videoOutput'),
  input_cost_per_audio_per_second: {
    meter: 'audioMinute',
    times: 60,
    rounded: true,
    kinds: reading,
    otherwise: 'seconds of a live session; no meter',
  },
  input_cost_per_video_per_second: {
    meter: 'inputVideoSecond',
    kinds: [...reading, ...filming],
    otherwise: 'seconds of a live session; no meter',
  },
  input_cost_per_video_per_second_above_15s_interval:
    'video that is looked at more seldom; no condition for it',
  input_cost_per_video_per_second_above_8s_interval:
    'video that is looked at more seldom; no condition for it',
  input_cost_per_text_message: noMeterFor('messages of a live voice session'),
  cost_per_second: noMeterFor('a machine that is rented for months'),
  'guardrail_cost_per_unit.*': 'no kind of model that the catalog has',
  input_dbu_cost_per_token: "Databricks' own units; dollars stand beside them",
  output_dbu_cost_per_token: "Databricks' own units; dollars stand beside them",
  'provider_specific_entry.us': 'a factor on all prices of a request that is processed in the US',
  'provider_specific_entry.fast': 'a factor on all prices of a request in fast mode',
  fedramp_uplift_multiplier: 'a factor on all prices of a government region',
  regional_endpoint_uplift_multiplier: 'a factor on all prices of a region',
  regional_processing_uplift_multiplier_eu: 'a factor on all prices of a request that is processed in the EU',
  regional_processing_uplift_multiplier_us: 'a factor on all prices of a request that is processed in the US',
  'provider_specific_entry.minimax_free_input_images': 'images of the input that are free; no rule for it',
  'provider_specific_entry.volcengine_video_frames.*': { noPrice: 'sizes of frames' },
  'provider_specific_entry.realtime_ga_only': { noPrice: 'a switch' },
  'provider_specific_entry.transcription_json_or_text_only': { noPrice: 'a switch' },
  'provider_specific_entry.transcription_usage_duration': { noPrice: 'a switch' },
  max_input_tokens: { noPrice: 'a limit' },
  max_output_tokens: { noPrice: 'a limit' },
  max_tokens: { noPrice: 'a limit' },
  prompt_cache_min_tokens: { noPrice: 'a limit' },
  rpm: { noPrice: 'a limit' },
  tpm: { noPrice: 'a limit' },
  output_vector_size: { noPrice: 'a length' },
  token_count_framing: { noPrice: 'how tokens are counted' },
  token_count_tool_framing: { noPrice: 'how tokens are counted' },
  token_count_responses_framing: { noPrice: 'how tokens are counted' },
  token_count_responses_tool_framing: { noPrice: 'how tokens are counted' },
};

const services: Readonly<Record<string, Service>> = { batches: 'batch', flex: 'flex', priority: 'priority' };

/** Endings of prices for services that the catalog does not have. */
const otherServices = ['ultrafast', 'decisions', 'balanced'];

/** Modes left out (`realtime`, `search`, `vector_store`) are no kind of model that the catalog has. */
const modalities: Readonly<Record<string, Modality>> = {
  chat: 'chat',
  completion: 'chat',
  responses: 'chat',
  embedding: 'embedding',
  image_generation: 'image',
  image_edit: 'image',
  video_generation: 'video',
  audio_speech: 'speech',
  audio_transcription: 'transcription',
  rerank: 'rerank',
  moderation: 'moderation',
  ocr: 'ocr',
};

/** In the vocabulary's order. */
const capabilities: readonly (readonly [field: string, capability: Capability])[] = [
  ['supports_vision', 'vision'],
  ['supports_audio_input', 'audio-input'],
  ['supports_video_input', 'video-input'],
  ['supports_pdf_input', 'pdf-input'],
  ['supports_function_calling', 'tools'],
  ['supports_response_schema', 'structured-output'],
  ['supports_reasoning', 'reasoning'],
];

/** Fields that stay unnamed here are kept: every cost field is looked at by name. */
const entrySchema = z.looseObject({
  litellm_provider: z.string().optional(),
  mode: z.string().optional(),
});
const mapSchema = z.record(z.string(), entrySchema);

/** Tiers of another kind (by number of search results) are left out. */
const tiersSchema = z.array(z.looseObject({ range: z.tuple([z.number(), z.number()]) }));

const hours = z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/);
const oneOrMore = z.union([hours.transform((one) => [one]), z.array(hours)]);

/** Prices at some hours; weekdays count from Monday, 1. */
const offPeakSchema = z.looseObject({
  windows: z.array(
    z.strictObject({ hours_utc: oneOrMore, weekdays: z.array(z.int().min(1).max(7)).optional() }),
  ),
});

export type LitellmEntry = z.output<typeof entrySchema>;

/** Entries of the map that are about the map itself. */
const notModels = new Set(['sample_spec', 'fallback_generalizations']);

export const litellm: SourceDefinition = {
  title: "LiteLLM's price map",
  factRank: 2,
  from: {
    registry: 'PyPI',
    package: 'litellm',
    file: 'litellm/model_prices_and_context_window_backup.json',
    known: { version: '1.110.2', day: '2026-11-20' },
  },
  *read(data): Generator<RawEntry> {
    const entries = Object.entries(mapSchema.parse(data)).filter(([key]) => !notModels.has(key));
    const map = new Map(entries);
    const cells = cellsOf(map);
    const partOf = (key: string) => {
      const { base = '' } = cellOf(key) ?? {};
      const provider = map.get(base)?.litellm_provider;
      return provider === undefined ? undefined : `${provider}/${base}`;
    };
    for (const [model, entry] of map) {
      const provider = entry.litellm_provider;
      if (provider === undefined) continue;
      const prices = pricesOf(entry);
      yield {
        provider,
        model,
        path: [model],
        facts: factsOf(entry),
        partOf: partOf(model),
        prices: { ...prices, rates: [...withRepeats(prices.rates), ...(cells.get(model) ?? [])] },
      };
    }
  },
  gather: (entries) => Object.fromEntries(entries.map(({ model, value }) => [model, value])),
};

/** The field a name is a variant of, and the condition its ending stands for. */
function variantOf(name: string): FieldVariant {
  // Some fields end like a variant and are none: `…_token_cost_above_1hr`.
  if (Object.hasOwn(litellmFields, name)) return { field: name, when: {} };
  const [, charged = '', service = ''] = serviceEnding.exec(name) ?? [];
  if (charged !== '') {
    const { field, when } = variantOf(charged);
    return Object.hasOwn(services, service)
      ? { field, when: { ...when, service: services[service] } }
      : { field, when, reason: `a service that the catalog does not have (${service})` };
  }
  const [, tiered, thousands] = /^(.+)_above_(\d+)k_tokens$/.exec(name) ?? [];
  if (tiered !== undefined) {
    const { field, when } = variantOf(tiered);
    return { field, when: { ...when, inputTokensOver: roundThreshold(Number(thousands) * 1000) } };
  }
  const [, field, resolution = ''] = /^(output_cost_per_(?:second|image))_([\d.]+[kKp]?)$/.exec(name) ?? [];
  return field === undefined
    ? { field: name, when: {} }
    : { field, when: { resolution: resolution.replace('k', 'K') } };
}

const serviceEnding = new RegExp(`^(.+)_(${[...Object.keys(services), ...otherServices].join('|')})$`);

/** @param isExact as in `FieldContext` */
export function pricesOf(entry: LitellmEntry, isExact = false): PricesRead {
  const kind = entry.mode;
  const at = (path: JsonPath, when: When = {}) => ({ path, when, kind, variantOf, isExact });
  const { original_pricing_per_minute, original_pricing_per_hour } = Object(entry.metadata) as Partial<
    Record<string, unknown>
  >;
  const published = readPrices(
    litellmFields,
    { original_pricing_per_minute, original_pricing_per_hour },
    at(['metadata']),
  );
  // A rounded price is not needed where the one behind it is stated.
  const counted = published.rates.length === 0 ? entry : { ...entry, input_cost_per_second: undefined };
  const ranges = tiersSchema.safeParse(entry.tiered_pricing);
  const tiers = (ranges.success ? ranges.data : []).map(({ range: [start], ...prices }, index) =>
    readPrices(
      litellmFields,
      prices,
      at(['tiered_pricing', index], start === 0 ? {} : { inputTokensOver: roundThreshold(start) }),
    ),
  );
  const searches = Object(entry.search_context_cost_per_query) as object;
  const read = allPrices([
    readPrices(litellmFields, counted, at([])),
    published,
    ...tiers,
    ...offPeakPrices(entry, at),
    readPrices(litellmFields, searches, at(['search_context_cost_per_query'])),
  ]);
  return withOtherNumbers(litellmFields, counted, read);
}

/** Every minute of the day, in windows that have a length. */
const wholeDay = ['00:00-12:00', '12:00-00:00'];

function offPeakPrices(entry: LitellmEntry, at: (path: JsonPath, when: When) => FieldContext): PricesRead[] {
  const parsed = offPeakSchema.safeParse(entry.off_peak_pricing);
  if (!parsed.success) return [];
  const { windows, ...prices } = parsed.data;
  return windows.map(({ hours_utc, weekdays: numbers }) => {
    const utc = hours_utc.flatMap((window) => (window === '00:00-00:00' ? wholeDay : [window]));
    const days = numbers === undefined || numbers.length === weekdays.length ? undefined : numbers;
    return readPrices(
      litellmFields,
      prices,
      at(['off_peak_pricing'], {
        utc,
        ...(days && { days: days.flatMap((day) => weekdays[day - 1] ?? []) }),
      }),
    );
  });
}

function withRepeats(all: readonly SourceRate[]): SourceRate[] {
  const rates = markRepeats(all);
  // A price per image beside one per image token is an estimate.
  const isEstimate = ({ meter }: SourceRate) =>
    meter === 'image' && rates.some((other) => other.meter === 'imageOutput');
  return rates.map((rate) => (isEstimate(rate) ? { ...rate, incidental: true } : rate));
}

interface Cell {
  /** The key without quality and size. */
  readonly base: string;
  readonly when: When;
}

/** The words that stand for a quality where a size follows. */
const qualities = new Set(['low', 'medium', 'high', 'standard', 'hd']);

/**
 * A key that is one cell of a model's image prices: `hd/1024-x-1792/dall-e-3`. The cells belong to the entry named
 * without them (`dall-e-3`), and are estimates where that one is priced by tokens.
 */
function cellOf(key: string): Cell | undefined {
  const parts = key.split('/');
  const at = parts.findIndex((part) => /^\d+-x-\d+$/.test(part));
  const [width = 0, height = 0] = (parts[at] ?? '').split('-x-').map(Number);
  if (at < 0 || at === parts.length - 1) return undefined;
  const quality = parts[at - 1];
  const hasQuality = quality !== undefined && qualities.has(quality);
  const rest = [...parts.slice(0, hasQuality ? at - 1 : at), ...parts.slice(at + 1)];
  const size = `${String(width)}x${String(height)}`;
  return { base: rest.join('/'), when: hasQuality ? { quality, size } : { size } };
}

/** The cells of each entry that has some, by its key. A default's cell repeats the price of the entry itself. */
function cellsOf(map: ReadonlyMap<string, LitellmEntry>): Map<string, SourceRate[]> {
  const cells = new Map<string, SourceRate[]>();
  for (const [key, entry] of map) {
    const cell = cellOf(key);
    const base = cell === undefined ? undefined : map.get(cell.base);
    if (cell === undefined || base?.litellm_provider !== entry.litellm_provider) continue;
    const { input_cost_per_image, output_cost_per_image } = entry;
    const { rates } = readPrices(
      litellmFields,
      { input_cost_per_image, output_cost_per_image },
      { when: cell.when, kind: drawing[0] },
    );
    cells.set(cell.base, [
      ...(cells.get(cell.base) ?? []),
      ...rates.map((rate) => ({ ...rate, incidental: true })),
    ]);
  }
  return cells;
}

export function factsOf(entry: LitellmEntry): SourceFacts {
  const retires = z.iso.date().safeParse(entry.deprecation_date);
  return {
    modality: modalities[entry.mode ?? ''],
    context: countOf(entry.max_input_tokens),
    maxOutput: countOf(entry.max_output_tokens),
    capabilities: [
      ...capabilities.flatMap(([field, capability]) =>
        entry[field] === true || takes(entry, capability) ? [capability] : [],
      ),
      ...(editsImages(entry) ? (['image-edit'] as const) : []),
    ],
    lacks: capabilities.flatMap(([field, capability]) => (entry[field] === false ? [capability] : [])),
    efforts: effortsOf(entry),
    endpoint: endpointOf(entry),
    caches: entry.supports_prompt_caching === true || undefined,
    retires: retires.success ? retires.data : undefined,
    replacement:
      typeof entry.successor_model === 'string'
        ? `${entry.litellm_provider ?? ''}/${entry.successor_model}`
        : undefined,
  };
}

/** Efforts that the map takes for granted of whatever it says something of. */
const usualEfforts: readonly Effort[] = ['low', 'medium', 'high'];

/** Some entries list them; others deny one of the usual efforts, or say yes to another. */
function effortsOf(entry: LitellmEntry): Effort[] {
  const { reasoning_effort_levels: levels } = entry;
  if (Array.isArray(levels)) return efforts.filter((effort) => levels.includes(effort));
  const said = (effort: Effort) => entry[`supports_${effort}_reasoning_effort`];
  if (!efforts.some((effort) => typeof said(effort) === 'boolean')) return [];
  return efforts.filter((effort) =>
    usualEfforts.includes(effort) ? said(effort) !== false : said(effort) === true,
  );
}

/** A list of endpoints is whole: what has no chat in it answers none. */
function endpointOf({ mode, supported_endpoints: endpoints }: LitellmEntry): string | undefined {
  if (mode !== 'responses' || !Array.isArray(endpoints)) return undefined;
  return endpoints.includes('/v1/chat/completions') ? undefined : '/responses';
}

/** Some entries list what they take, besides or instead of saying yes to each. */
function takes({ supported_modalities: kinds }: LitellmEntry, capability: Capability): boolean {
  const kind = taken[capability];
  return kind !== undefined && Array.isArray(kinds) && kinds.includes(kind);
}

const taken: Partial<Record<Capability, string>> = {
  vision: 'image',
  'audio-input': 'audio',
  'video-input': 'video',
};

function editsImages({ mode, supported_endpoints: endpoints, ...entry }: LitellmEntry): boolean {
  if (mode === 'image_edit') return true;
  if (mode !== 'image_generation') return false;
  return takes(entry, 'vision') || (Array.isArray(endpoints) && endpoints.includes('/v1/images/edits'));
}

/** The map writes 0 where it does not know. */
function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
