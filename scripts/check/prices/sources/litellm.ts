/**
 * Prices of LiteLLM's map, read from its file `model_prices_and_context_window.json`: dollars per token, per second,
 * per image, as floats. It knows neither dates nor hours: its prices are those of its day.
 * A pin is the entry's `litellm_provider`, a slash, and its key, both exactly as they stand: keys often begin
 * with a provider of their own (`gemini/gemini/gemini-2.5-pro`), and some do not (`openai/gpt-5.4`).
 * @see https://github.com/BerriAI/litellm
 */
import { z } from 'zod';
import type { Service, When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import { roundThreshold } from '../condition.ts';
import { markRepeats, ratesOfFields, type FieldTable, type PriceField } from './fields.ts';
import type { FileSource, RawEntry, SourceFacts, SourceRate } from './source.ts';

const million = 1_000_000;
const perToken = (meter: Meter): PriceField => ({ meter, times: million });
const drawing = ['image_generation', 'image_edit'];
const filming = ['video_generation'];

/** By their name without endings such as `_above_200k_tokens` and `_priority`; `kinds` is an entry's `mode`. */
const fields: FieldTable = {
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
  // Under live voice models the same field holds the price of one image token.
  input_cost_per_image: { meter: 'image', kinds: drawing },
  output_cost_per_image: { meter: 'image', kinds: drawing },
  input_cost_per_second: { meter: 'audioMinute', times: 60, rounded: true, kinds: ['audio_transcription'] },
  output_cost_per_second: { meter: 'videoSecond', kinds: filming },
  output_cost_per_second_1080p: { meter: 'videoSecond', when: { resolution: '1080p' }, kinds: filming },
  output_cost_per_video_per_second: { meter: 'videoSecond', kinds: filming },
  input_cost_per_character: { meter: 'characters', times: million, kinds: ['audio_speech'] },
  input_cost_per_query: { meter: 'searches', times: 1000 },
  input_cost_per_request: { meter: 'request' },
  ocr_cost_per_page: { meter: 'pages', times: 1000 },
  // The fee at the smallest search context, the default of the makers that have such fees. For most models the search
  // is a tool, so a catalog may leave it out; for a model that always searches it is the price of a request.
  search_context_size_low: { meter: 'request', incidental: true },
  search_context_cost_per_query: 'read by its sizes',
  tiered_pricing: 'read by its ranges',
  input_cost_per_pixel: 'rounded to four digits: no exact price of an image comes out of it',
  output_cost_per_pixel: 'zero throughout',
  code_interpreter_cost_per_session: 'a tool',
  citation_cost_per_token: 'no meter',
  annotation_cost_per_page: 'OCR with annotations; no condition for it',
  ocr_cost_per_credit: "a host's own credits, whose price is not in the map",
  cache_creation_input_audio_token_cost: 'no meter',
  output_cost_per_character: 'a retired way to bill text models',
  output_cost_per_video_token: 'video by tokens; the registry counts seconds',
  input_cost_per_audio_per_second: 'audio as input, by second; no meter',
  input_cost_per_video_per_second: 'video as input, by second; no meter',
  input_cost_per_video_per_second_above_15s_interval: 'video as input, by second; no meter',
  input_cost_per_video_per_second_above_8s_interval: 'video as input, by second; no meter',
  input_dbu_cost_per_token: "Databricks' own units; dollars stand beside them",
  output_dbu_cost_per_token: "Databricks' own units; dollars stand beside them",
};

const services: Readonly<Record<string, Service>> = { batches: 'batch', flex: 'flex', priority: 'priority' };

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

type Entry = z.output<typeof entrySchema>;

/** Entries of the map that are about the map itself. */
const notModels = new Set(['sample_spec', 'fallback_generalizations']);

export const litellm: FileSource = {
  title: "LiteLLM's price map",
  factRank: 2,
  latest: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
  *read(data): Generator<RawEntry> {
    const entries = Object.entries(mapSchema.parse(data)).filter(([key]) => !notModels.has(key));
    const map = new Map(entries);
    const cells = cellsOf(map);
    for (const [model, entry] of map) {
      const provider = entry.litellm_provider;
      if (provider === undefined) continue;
      yield {
        provider,
        model,
        facts: factsOf(entry),
        isPart: map.has(cellOf(model)?.base ?? ''),
        unknownFields: Object.keys(entry).filter(
          (name) =>
            isCostField(name) &&
            !Object.hasOwn(fields, name) &&
            !Object.hasOwn(fields, variantOf(name).field),
        ),
        pricesOn: () => ({ rates: [...ratesOf(entry), ...(cells.get(model) ?? [])] }),
      };
    }
  },
};

/** True when a name is that of a price: anything new among these is worth a look. */
function isCostField(name: string): boolean {
  return /_cost(_|$)|pricing/.test(name) && !name.startsWith('supports_');
}

/** The field a name is a variant of, and the condition its ending stands for. */
function variantOf(name: string): { field: string; when: When } {
  // Some fields end like a variant and are none: `…_token_cost_above_1hr`.
  if (Object.hasOwn(fields, name)) return { field: name, when: {} };
  const [, charged = '', service = ''] = /^(.+)_(batches|flex|priority)$/.exec(name) ?? [];
  if (charged !== '') {
    const { field, when } = variantOf(charged);
    return { field, when: { ...when, service: services[service] } };
  }
  const [, field, thousands] = /^(.+)_above_(\d+)k_tokens$/.exec(name) ?? [];
  if (field === undefined) return { field: name, when: {} };
  return { field, when: { inputTokensOver: roundThreshold(Number(thousands) * 1000) } };
}

function ratesOf(entry: Entry): SourceRate[] {
  const kind = entry.mode;
  const plain = Object.entries(entry).flatMap(([name, price]) => {
    const { field, when } = variantOf(name);
    return ratesOfFields(fields, { [field]: price }, { when, kind });
  });
  const ranges = tiersSchema.safeParse(entry.tiered_pricing);
  const tiers = (ranges.success ? ranges.data : []).flatMap(({ range: [start], ...prices }) =>
    ratesOfFields(fields, prices, {
      when: start === 0 ? {} : { inputTokensOver: roundThreshold(start) },
      kind,
    }),
  );
  const rates = markRepeats([
    ...plain,
    ...tiers,
    ...ratesOfFields(fields, Object(entry.search_context_cost_per_query) as object),
  ]);
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
function cellsOf(map: ReadonlyMap<string, Entry>): Map<string, SourceRate[]> {
  const cells = new Map<string, SourceRate[]>();
  for (const [key, entry] of map) {
    const cell = cellOf(key);
    const base = cell === undefined ? undefined : map.get(cell.base);
    if (cell === undefined || base?.litellm_provider !== entry.litellm_provider) continue;
    const { input_cost_per_image, output_cost_per_image } = entry;
    const rates = ratesOfFields(
      fields,
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

function factsOf(entry: Entry): SourceFacts {
  const retires = z.iso.date().safeParse(entry.deprecation_date);
  return {
    modality: modalities[entry.mode ?? ''],
    context: countOf(entry.max_input_tokens),
    maxOutput: countOf(entry.max_output_tokens),
    capabilities: [
      ...capabilities.flatMap(([field, capability]) => (entry[field] === true ? [capability] : [])),
      ...(entry.mode === 'image_edit' ? (['image-edit'] as const) : []),
    ],
    retires: retires.success ? retires.data : undefined,
  };
}

/** The map writes 0 where it does not know. */
function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
