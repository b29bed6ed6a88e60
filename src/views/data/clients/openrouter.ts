/**
 * `GET /v1/models` as OpenRouter answers it: dollars as decimal strings, for one token, one image, one request; prices of
 * longer requests in `pricing.overrides`.
 * @see https://openrouter.ai/docs/api/api-reference/models/get-models
 */
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import type { ClientWriter } from './client-file.ts';
import { isOwn, type ClientPrice, type ClientShape, type Way } from './client-prices.ts';
import { kindsOf } from './model-kinds.ts';

const fields: Readonly<Partial<Record<Meter, string>>> = {
  input: 'prompt',
  output: 'completion',
  request: 'request',
  inputImage: 'image',
  imageInput: 'image_token',
  imageOutput: 'image_output',
  audioInput: 'audio',
  audioOutput: 'audio_output',
  audioCacheRead: 'input_audio_cache',
  reasoning: 'internal_reasoning',
  cacheRead: 'input_cache_read',
  cacheWrite: 'input_cache_write',
  cacheWrite1h: 'input_cache_write_1h',
};

/** What a longer request may have a price of its own for. */
const longer: readonly Meter[] = [
  ...(['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h'] as const),
  ...(['audioInput', 'audioCacheRead'] as const),
];

const counted = Object.keys(fields) as Meter[];
const conversation: readonly Way[] = [{ meters: counted, needs: 'headline' }];
const everything: readonly Way[] = [{ meters: counted, needs: 'all' }];

export const openrouterShape: ClientShape = {
  ways: {
    chat: conversation,
    embedding: conversation,
    moderation: conversation,
  },
  otherwise: everything,
  holds: ({ meter, service, over }) =>
    fields[meter] !== undefined && service === undefined && (over === 0 || longer.includes(meter)),
  per: () => decimal(1),
};

/** What comes out where that is called otherwise than a kind of data. */
const outputs: Readonly<Partial<Record<Modality, string>>> = {
  embedding: 'embeddings',
  rerank: 'rerank',
  speech: 'speech',
  transcription: 'transcription',
};

export const openrouter: ClientWriter = {
  shape: openrouterShape,
  computes: [
    'A request for a service, such as a batch, is priced as any other.',
    'A price of 0 stands for tokens that a model does not have, and `created` is 0 where the list has no day.',
  ],
  write: ({ entries, site }) => ({
    data: entries.map(({ model, plan, url, note, retires }) => {
      const { released, listed } = site.lifecycle(model);
      const input = kindsOf(model).input.map((kind) => (kind === 'pdf' ? 'file' : kind));
      const output = [outputs[model.modality] ?? kindsOf(model).output].flat();
      return {
        id: model.id,
        canonical_slug: model.id,
        name: model.name,
        created: Date.parse(released ?? listed ?? '1970-01-01') / 1000,
        description: note,
        context_length: model.context ?? null,
        architecture: {
          modality: `${input.join('+')}->${output.join('+')}`,
          input_modalities: input,
          output_modalities: output,
        },
        pricing: plan.kind === 'free' ? { prompt: '0', completion: '0' } : pricingOf(plan.prices),
        top_provider: {
          context_length: model.context ?? null,
          max_completion_tokens: model.maxOutput ?? null,
          is_moderated: false,
        },
        per_request_limits: null,
        supported_parameters: parametersOf(model),
        default_parameters: null,
        supported_voices: null,
        links: { details: url },
        knowledge_cutoff: model.knowledge ?? null,
        expiration_date: retires ?? null,
      };
    }),
    links: { next: null },
    total_count: entries.length,
  }),
};

function pricingOf(prices: readonly ClientPrice[]) {
  const lengths = Map.groupBy(prices, ({ over }) => over);
  const fieldsOf = (own: readonly ClientPrice[]) =>
    Object.fromEntries(own.map(({ meter, amount }) => [fields[meter] ?? '', plain(amount)]));
  const overrides = [...lengths]
    .filter(([over, own]) => over > 0 && own.some(isOwn))
    .sort(([a], [b]) => a - b)
    .map(([min_prompt_tokens, own]) => ({ min_prompt_tokens, ...fieldsOf(own) }));
  return {
    prompt: '0',
    completion: '0',
    ...fieldsOf(lengths.get(0) ?? []),
    ...(overrides.length > 0 && { overrides }),
  };
}

function parametersOf({ capabilities }: Model): string[] {
  return [
    ...(capabilities.includes('tools') ? ['tools', 'tool_choice'] : []),
    ...(capabilities.includes('structured-output') ? ['response_format', 'structured_outputs'] : []),
    ...(capabilities.includes('reasoning') ? ['reasoning'] : []),
  ];
}
