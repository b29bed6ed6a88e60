/**
 * `GET /v1/models` as OpenRouter publishes it: prices as decimal strings for one token, one request, one image. What
 * holds under a condition stands in `pricing.overrides`. TrustedRouter publishes the same with fields of its own.
 */
import { weekdays, type When } from '#catalog/registry/conditions.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { roundThreshold } from '../../prices/condition.ts';
import { partLeftOut, type FieldTable, type PriceField } from '../../prices/sources/fields.ts';
import type { PricesRead, SourceFacts } from '../../prices/sources/source.ts';
import {
  countOf,
  dataOf,
  dayOf,
  listPrices,
  million,
  recordOf,
  recordsOf,
  textOf,
  textsOf,
  type EntryRead,
  type ListDefinition,
} from './list.ts';

const perToken = (meter: Meter) => ({ meter, times: million }) satisfies PriceField;

export const openrouterFields: FieldTable = {
  prompt: perToken('input'),
  completion: perToken('output'),
  input_cache_read: perToken('cacheRead'),
  input_cache_write: perToken('cacheWrite'),
  input_cache_write_1h: perToken('cacheWrite1h'),
  internal_reasoning: perToken('reasoning'),
  audio: perToken('audioInput'),
  audio_output: perToken('audioOutput'),
  input_audio_cache: perToken('audioCacheRead'),
  image_token: perToken('imageInput'),
  image_output: perToken('imageOutput'),
  image: { meter: 'inputImage' },
  request: { meter: 'request' },
  web_search: 'a tool that the model calls; no meter',
  discount: 'what is taken off at one host; the prices have it already',
  created: 'the day on which it was listed there, not that of its release',
  canonical_slug: 'another name of the same model',
  hugging_face_id: 'where its weights are',
  description: 'prose',
  per_request_limits: 'limits of one request',
  'architecture.tokenizer': 'how it counts tokens',
  'architecture.instruct_type': 'how prompts are laid out',
  'architecture.modality': 'the two lists of modalities once more',
  'top_provider.context_length': 'that of one host; the longest of all stands beside it',
  'top_provider.is_moderated': 'what one host does',
  'reasoning.*': 'what can be asked of its thinking; give it under `request`',
  'default_parameters.*': 'what a request has where it says nothing',
  'links.*': 'an address of the list',
  'trustedrouter.*': 'how requests are routed',
};

const told = [
  ...['id', 'name', 'context_length', 'supported_parameters', 'expiration_date', 'knowledge_cutoff'],
  ...['architecture.input_modalities', 'architecture.output_modalities'],
  ...['top_provider.max_completion_tokens', 'trustedrouter.open_weights'],
];

/** What is asked of a model's architecture: the kinds it takes, as abilities. */
const taken: readonly (readonly [kind: string, capability: Capability])[] = [
  ['image', 'vision'],
  ['audio', 'audio-input'],
  ['video', 'video-input'],
  ['file', 'pdf-input'],
];
const parameters: readonly (readonly [name: string, capability: Capability])[] = [
  ['tools', 'tools'],
  ['structured_outputs', 'structured-output'],
  ['reasoning', 'reasoning'],
];

/** By what alone comes out. */
const byOutput: Readonly<Record<string, Modality>> = {
  text: 'chat',
  image: 'image',
  video: 'video',
  audio: 'speech',
  embeddings: 'embedding',
  embedding: 'embedding',
  rerank: 'rerank',
};

export const openrouter: ListDefinition = {
  addresses: [
    'https://openrouter.ai/api/v1/models',
    'https://openrouter.ai/docs/api/api-reference/models/get-models',
    'https://api.trustedrouter.com/v1/models',
  ],
  fields: openrouterFields,
  isShape: (data) => dataOf(data).some(({ value }) => recordOf(value.pricing).prompt !== undefined),
  *read(data) {
    for (const { value, path } of dataOf(data)) {
      const id = textOf(value.id);
      if (id === undefined) continue;
      yield { id, path, value, ...namesOf(value), facts: factsOf(value), prices: pricesOf(value), told };
    }
  },
};

/** Names begin with that of the maker: "Anthropic: Claude Sonnet 4". */
export function namesOf({ name }: Readonly<Record<string, unknown>>): Pick<EntryRead, 'name' | 'owner'> {
  const whole = textOf(name);
  const [, owner, own] = /^([^:]{2,40}): (.+)$/.exec(whole ?? '') ?? [];
  return owner === undefined ? { name: whole } : { name: own, owner: { name: owner } };
}

/** With `image` as the price of an image that comes out. */
const drawnFields: FieldTable = { ...openrouterFields, image: { meter: 'image' } };

/**
 * `image` is the price of an image that is sent. Where nothing but images comes out and nothing else is charged, it can
 * only be that of one that is drawn: else calls would cost nothing.
 */
function fieldsFor(entry: Readonly<Record<string, unknown>>): FieldTable {
  const { image, web_search, discount, overrides, ...others } = recordOf(entry.pricing);
  const isAlone = Number(image) > 0 && !Object.values(others).some((price) => Number(price) > 0);
  return isAlone && factsOf(entry).modality === 'image' ? drawnFields : openrouterFields;
}

export function pricesOf(entry: Readonly<Record<string, unknown>>): PricesRead[] {
  const { pricing } = entry;
  const overrides = recordsOf(recordOf(pricing).overrides);
  return [
    listPrices(fieldsFor(entry), pricing, { path: ['pricing'] }),
    ...overrides.map((override, index) => overridePrices(override, ['pricing', 'overrides', index])),
  ];
}

function overridePrices(
  override: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
): PricesRead {
  const { min_prompt_tokens, utc_start, utc_end, utc_days, ...prices } = override;
  const condition = conditionOf({ min_prompt_tokens, utc_start, utc_end, utc_days });
  const read =
    condition === undefined
      ? partLeftOut(prices, path, 'under a condition that the catalog does not have')
      : listPrices(openrouterFields, prices, { path, when: condition });
  const asked = ['min_prompt_tokens', 'utc_start', 'utc_end', 'utc_days', 'utc_days[]'];
  return { ...read, asked: [...read.asked, ...asked.map((key) => `pricing.overrides[].${key}`)] };
}

/** Over so many tokens of a prompt, at some hours, on some days; undefined where it says nothing that is known. */
function conditionOf(override: Readonly<Record<string, unknown>>): When | undefined {
  const tokens = countOf(override.min_prompt_tokens);
  const [start, end] = [timeOf(override.utc_start), timeOf(override.utc_end)];
  const days = textsOf(override.utc_days).map((day) =>
    weekdays.find((known) => day.toLowerCase().startsWith(known)),
  );
  if ((start === undefined) !== (end === undefined) || days.includes(undefined)) return undefined;
  // A day without hours is the whole of it, in windows that have a length.
  const utc =
    start !== undefined
      ? [`${start}-${end ?? ''}`]
      : days.length > 0
        ? ['00:00-12:00', '12:00-00:00']
        : undefined;
  if (tokens === undefined && utc === undefined) return undefined;
  return {
    ...(tokens !== undefined && { inputTokensOver: roundThreshold(tokens) }),
    ...(utc !== undefined && { utc }),
    ...(days.length > 0 && { days: days as NonNullable<When['days']> }),
  };
}

/** `1630` is 16:30. */
function timeOf(value: unknown): string | undefined {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value).padStart(4, '0') : '';
  return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits) ? `${digits.slice(0, 2)}:${digits.slice(2)}` : undefined;
}

export function factsOf(entry: Readonly<Record<string, unknown>>): SourceFacts {
  const { architecture, context_length, top_provider, supported_parameters, trustedrouter } = entry;
  const { input_modalities, output_modalities } = recordOf(architecture);
  const [accepts, gives, asks] = [input_modalities, output_modalities, supported_parameters].map(textsOf);
  const retires = dayOf(entry.expiration_date);
  const open = recordOf(trustedrouter).open_weights;
  return {
    modality: gives?.length === 1 ? byOutput[gives[0] ?? ''] : gives?.includes('text') ? 'chat' : undefined,
    context: countOf(context_length),
    maxOutput: countOf(recordOf(top_provider).max_completion_tokens),
    knowledge: dayOf(entry.knowledge_cutoff),
    capabilities: [
      ...taken.flatMap(([kind, capability]) => (accepts?.includes(kind) ? [capability] : [])),
      ...parameters.flatMap(([name, capability]) => (asks?.includes(name) ? [capability] : [])),
    ],
    ...(typeof open === 'boolean' && { openWeights: open }),
    ...(retires !== undefined && { retires }),
  };
}
