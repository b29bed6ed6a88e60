/** `GET /v1/models` as AIgateway publishes it: prices for a million tokens, where `billing_unit` says that tokens are counted. */
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import { partLeftOut, type FieldTable } from '../../prices/sources/fields.ts';
import {
  countOf,
  dataOf,
  dayOf,
  listPrices,
  recordOf,
  textOf,
  textsOf,
  type ListDefinition,
} from './list.ts';

const fields: FieldTable = {
  input_per_million: { meter: 'input' },
  output_per_million: { meter: 'output' },
  cached_input_per_million: { meter: 'cacheRead' },
  object: 'what every entry is',
  created: 'the day on which it was listed there, not that of its release',
  description: 'prose',
  tier: 'who may call it',
};

const told = [
  ...['id', 'name', 'modality', 'capabilities', 'context_window', 'max_output_tokens', 'is_open_weight'],
  ...['released_at', 'provider', 'owned_by', 'pricing.billing_unit'],
];

const kinds: Readonly<Record<string, Modality>> = {
  text: 'chat',
  reasoning: 'chat',
  embedding: 'embedding',
  image: 'image',
  video: 'video',
  music: 'music',
  '3d': '3d',
  tts: 'speech',
  stt: 'transcription',
  rerank: 'rerank',
  moderation: 'moderation',
};

const abilities: readonly (readonly [name: string, capability: Capability])[] = [
  ['vision', 'vision'],
  ['audio', 'audio-input'],
  ['function_calling', 'tools'],
  ['structured_output', 'structured-output'],
  ['reasoning', 'reasoning'],
  ['image-editing', 'image-edit'],
];

export const perMillion: ListDefinition = {
  addresses: ['https://api.aigateway.sh/v1/models', 'https://api.aigateway.sh/openapi.json'],
  fields,
  isShape: (data) =>
    dataOf(data).some(({ value: { pricing } }) =>
      ['billing_unit', 'input_per_million'].some((key) => key in recordOf(pricing)),
    ),
  *read(data) {
    for (const { value, path } of dataOf(data)) {
      const id = textOf(value.id);
      if (id === undefined) continue;
      const { billing_unit, ...prices } = recordOf(value.pricing);
      const unit = textOf(billing_unit) ?? '';
      const has = textsOf(value.capabilities);
      yield {
        ...{ id, path, value, told, name: textOf(value.name) },
        owner: { ...(textOf(value.provider) !== undefined && { id: textOf(value.provider) ?? '' }) },
        facts: {
          modality: kinds[textOf(value.modality) ?? ''],
          context: countOf(value.context_window),
          maxOutput: countOf(value.max_output_tokens),
          released: dayOf(value.released_at),
          capabilities: abilities.flatMap(([name, capability]) => (has.includes(name) ? [capability] : [])),
          ...(typeof value.is_open_weight === 'boolean' && { openWeights: value.is_open_weight }),
        },
        prices: [
          unit === 'token'
            ? listPrices(fields, prices, { path: ['pricing'] })
            : partLeftOut(
                prices,
                ['pricing'],
                `billed by the ${unit || 'unknown unit'}, whose price these fields are not`,
              ),
        ],
      };
    }
  },
};
