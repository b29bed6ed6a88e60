/**
 * `GET /v1/models` of Vercel's AI Gateway: decimal strings for one token, image, second or character. What depends on the
 * length of a request stands in lists of tiers, each from `min` tokens on.
 */
import { services, type Service, type When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import { roundThreshold } from '../../prices/condition.ts';
import { partLeftOut, type FieldTable } from '../../prices/sources/fields.ts';
import type { JsonPath } from '../../prices/sources/json-file.ts';
import type { PricesRead } from '../../prices/sources/source.ts';
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
  type ListDefinition,
} from './list.ts';

/** Kinds of entry that count tokens; of the others `input` repeats the price of a character or a second. */
const counting = ['language', 'embedding', 'image', 'video', 'reranking', 'moderation', 'realtime', ''];
const perToken = (meter: Meter) => ({
  meter,
  times: million,
  kinds: counting,
  otherwise: 'no price of a token: the one of a character or a second stands beside it',
});

const fields: FieldTable = {
  input: perToken('input'),
  output: perToken('output'),
  input_cache_read: perToken('cacheRead'),
  input_cache_write: perToken('cacheWrite'),
  audio_input_token_cost: perToken('audioInput'),
  audio_output_token_cost: perToken('audioOutput'),
  image: { meter: 'image' },
  cost: { meter: 'image' },
  cost_per_second: { meter: 'videoSecond' },
  speech_input_character_cost: { meter: 'characters', times: million },
  transcription_duration_cost_per_second: { meter: 'audioMinute', times: 60 },
  web_search: 'a tool that the model calls; no meter',
  maps_search: 'a tool that the model calls; no meter',
  realtime_client_message_cost: 'messages of a live session; no meter',
  realtime_session_duration_cost_per_second: 'seconds of a live session; no meter',
  'pricing.video_token_pricing.*': 'tokens of a video by what it is made from; no condition for it',
  'modalities.*': 'its type and its tags once more',
  supported_parameters: 'its tags once more, by other words',
  created: 'the day on which it was listed there, not that of its release',
  object: 'what every entry is',
  description: 'prose',
  supported_specifications: 'how its own client calls it',
  'video_capabilities.*': 'what a request for a video can ask for',
  deprecated_at: 'the day on which it ends; give it under `retires`',
};

const told = [
  ...['id', 'name', 'owned_by', 'context_window', 'max_tokens', 'type', 'tags', 'released', 'knowledge'],
];

const kinds: Readonly<Record<string, Modality>> = {
  language: 'chat',
  embedding: 'embedding',
  image: 'image',
  video: 'video',
  speech: 'speech',
  transcription: 'transcription',
  reranking: 'rerank',
  moderation: 'moderation',
};

const tags: readonly (readonly [tag: string, capability: Capability])[] = [
  ['vision', 'vision'],
  ['file-input', 'pdf-input'],
  ['tool-use', 'tools'],
  ['reasoning', 'reasoning'],
];

/** Which price a list of tiers is of. */
const tiered = ['input', 'output', 'input_cache_read', 'input_cache_write'] as const;

export const vercel: ListDefinition = {
  addresses: [
    'https://ai-gateway.vercel.sh/v1/models',
    'https://vercel.com/docs/ai-gateway/sdks-and-apis/rest-api',
  ],
  fields,
  isShape: (data) =>
    dataOf(data).some(
      ({ value }) => textOf(value.type) !== undefined && 'owned_by' in value && 'pricing' in value,
    ),
  *read(data) {
    for (const { value, path } of dataOf(data)) {
      const id = textOf(value.id);
      if (id === undefined) continue;
      const kind = textOf(value.type) ?? '';
      const labels = textsOf(value.tags);
      yield {
        ...{
          id,
          path,
          value,
          told,
          name: textOf(value.name),
          prices: pricesOf(recordOf(value.pricing), kind),
        },
        owner: { ...(textOf(value.owned_by) !== undefined && { id: textOf(value.owned_by) ?? '' }) },
        facts: {
          modality: kinds[kind],
          context: countOf(value.context_window),
          maxOutput: countOf(value.max_tokens),
          released: dayOf(value.released),
          knowledge: textOf(value.knowledge),
          capabilities: tags.flatMap(([tag, capability]) => (labels.includes(tag) ? [capability] : [])),
        },
      };
    }
  },
};

function pricesOf(pricing: Readonly<Record<string, unknown>>, kind: string): PricesRead[] {
  const at: JsonPath = ['pricing'];
  const regions = Object.entries(recordOf(pricing.regional));
  const served = Object.entries({ ...recordOf(pricing.service_tiers), fast: pricing.fast });
  return [
    ...tokenPrices(pricing, at, kind, {}),
    ...regions.flatMap(([region, prices]) =>
      tokenPrices(recordOf(prices), [...at, 'regional', region], kind, { region }),
    ),
    ...served.flatMap(([name, prices]) =>
      servicePrices(
        name,
        recordOf(prices),
        name === 'fast' && 'fast' in pricing ? [...at, 'fast'] : [...at, 'service_tiers', name],
        kind,
      ),
    ),
    ...recordsOf(pricing.image_dimension_quality_pricing).map((cell, index) =>
      cellPrice(cell, [...at, 'image_dimension_quality_pricing', index], ['size', 'quality'], 'cost'),
    ),
    ...recordsOf(pricing.video_duration_pricing).map((cell, index) =>
      cellPrice(cell, [...at, 'video_duration_pricing', index], ['resolution', 'audio'], 'cost_per_second'),
    ),
  ];
}

/** The prices of tokens, and their tiers. */
function tokenPrices(
  prices: Readonly<Record<string, unknown>>,
  path: JsonPath,
  kind: string,
  when: When,
): PricesRead[] {
  return [
    listPrices(fields, prices, { path, kind, when }),
    ...tiered.flatMap((name) =>
      recordsOf(prices[`${name}_tiers`]).map((tier, index): PricesRead => {
        const at = [...path, `${name}_tiers`, index];
        const from = countOf(tier.min);
        const read = listPrices(
          fields,
          { [name]: tier.cost },
          { path: at, kind, when: { ...when, ...(from !== undefined && { inputTokensOver: overOf(from) }) } },
        );
        const named = `${at.filter((step) => typeof step !== 'number').join('.')}[]`;
        return {
          ...read,
          unread: read.unread.map((one) => ({ ...one, field: `${named}.cost` })),
          asked: ['cost', 'min', 'max'].map((key) => `${named}.${key}`),
        };
      }),
    ),
  ];
}

/** A tier begins at the first token beyond a round number, or at the round number itself. */
function overOf(min: number): number {
  return (min - 1) % 1000 === 0 || (min - 1) % 1024 === 0 ? min - 1 : roundThreshold(min);
}

function servicePrices(
  name: string,
  { long_context, ...prices }: Readonly<Record<string, unknown>>,
  path: JsonPath,
  kind: string,
): PricesRead[] {
  const service: Service | undefined = services.find((known) => known === name);
  const { threshold, ...long } = recordOf(long_context);
  const over = countOf(threshold);
  const inner = [...path, 'long_context'];
  const asked = `${inner.join('.')}.threshold`;
  if (service === undefined)
    return [partLeftOut({ ...prices, long_context }, path, 'a service that the catalog does not have')];
  return [
    listPrices(fields, prices, { path, kind, when: { service } }),
    over === undefined
      ? partLeftOut(long, inner, 'a tier that does not say from how many tokens on it holds')
      : listPrices(fields, long, { path: inner, kind, when: { service, inputTokensOver: overOf(over) } }),
    { rates: [], unread: [], faults: [], asked: [asked] },
  ];
}

/** A price of what is made, by its grade; left out where it is of a sort that the catalog does not tell apart. */
function cellPrice(
  cell: Readonly<Record<string, unknown>>,
  path: JsonPath,
  grades: readonly ('size' | 'quality' | 'resolution' | 'audio')[],
  price: string,
): PricesRead {
  const { [price]: amount, ...grade } = cell;
  const named = `${path.filter((step) => typeof step !== 'number').join('.')}[]`;
  const other = Object.keys(grade).filter((key) => !grades.some((known) => known === key));
  if (other.length > 0 || Object.keys(grade).length === 0)
    return partLeftOut(cell, path, `by ${other.join(' and ') || 'nothing'}; no condition for it`);
  const read = listPrices(fields, { [price]: amount }, { path, when: grade });
  return { ...read, asked: [...read.asked, ...grades.map((key) => `${named}.${key}`)] };
}
