/**
 * LiteLLM's map of prices: dollars for one token, one character, one second. A model is named `hosted_vllm/` and its id:
 * so LiteLLM calls any server that speaks OpenAI's API, chats, embeddings, speech, transcriptions and rankings alike, and
 * no entry of its own map is mixed into ours, as it is where names begin with `openai/`. Which fields there are is what LiteLLM 1.110.2 reads; it looks for a price in these cases only, whatever
 * else a map says.
 * @see https://github.com/BerriAI/litellm/blob/main/litellm/litellm_core_utils/llm_cost_calc/utils.py
 */
import type { Service } from '#catalog/registry/conditions.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import { decimal } from '#pricing/decimal.ts';
import { isOwn, type ClientShape, type Way } from './client-prices.ts';
import { literal, type ClientWriter } from './client-file.ts';

/** How many input tokens a request may have to have before a price holds: any number, or one of these. */
type Lengths = 'any' | readonly number[];

interface Field {
  readonly name: string;
  /** Counted things that it is the price of, as a quotient. @default one */
  readonly per?: readonly [top: number, bottom: number];
  readonly lengths?: Lengths;
  /** The services that have the field too, each for which lengths. */
  readonly services?: Readonly<Partial<Record<Service, Lengths>>>;
}

const [long, longer] = [200_000, 272_000];
const anyBatch = { batch: 'any' } as const;
const plainServices = { flex: [], priority: [], batch: [] } as const;

/** By meter: the field, and where LiteLLM looks for it. */
const fields: Readonly<Partial<Record<Meter, Field>>> = {
  input: {
    name: 'input_cost_per_token',
    lengths: 'any',
    services: { flex: [long, longer], priority: [long, longer], ...anyBatch },
  },
  output: {
    name: 'output_cost_per_token',
    lengths: 'any',
    services: { flex: [long, longer], priority: [long, longer], ...anyBatch },
  },
  cacheRead: {
    name: 'cache_read_input_token_cost',
    lengths: 'any',
    services: { flex: [longer], priority: [long, longer], ...anyBatch },
  },
  cacheWrite: {
    name: 'cache_creation_input_token_cost',
    lengths: 'any',
    services: { flex: [longer], priority: [longer], ...anyBatch },
  },
  cacheWrite1h: { name: 'cache_creation_input_token_cost_above_1hr', lengths: 'any' },
  reasoning: { name: 'output_cost_per_reasoning_token', services: { flex: [], priority: [] } },
  audioInput: {
    name: 'input_cost_per_audio_token',
    lengths: 'any',
    services: { flex: [long], priority: [long], ...anyBatch },
  },
  audioOutput: { name: 'output_cost_per_audio_token' },
  audioCacheRead: { name: 'cache_read_input_audio_token_cost', services: plainServices },
  imageInput: { name: 'input_cost_per_image_token', services: { batch: [] } },
  imageOutput: { name: 'output_cost_per_image_token', services: { priority: [], batch: [] } },
  imageCacheRead: { name: 'cache_read_input_image_token_cost' },
  videoInput: { name: 'input_cost_per_video_token', services: { batch: [] } },
  videoOutput: { name: 'output_cost_per_video_token' },
  characters: { name: 'input_cost_per_character' },
  audioMinute: { name: 'input_cost_per_second', per: [1, 60] },
  searches: { name: 'input_cost_per_query' },
};

const serviceEndings: Readonly<Partial<Record<Service, string>>> = {
  flex: '_flex',
  priority: '_priority',
  batch: '_batches',
};

const tokens = (Object.keys(fields) as Meter[]).filter((meter) => meters[meter].kind === 'tokens');
const byTokens: Way = { meters: tokens, needs: 'headline' };
/** It counts these alone, whatever else a request has. */
const only = (...counted: readonly Meter[]): Way => ({ meters: counted, needs: 'all' });

export const litellmShape: ClientShape = {
  ways: {
    chat: [byTokens],
    embedding: [byTokens],
    moderation: [byTokens],
    image: 'lookup',
    video: 'lookup',
    speech: [only('characters'), only(...tokens)],
    transcription: [only('audioMinute'), only(...tokens)],
    rerank: [only('searches')],
  },
  otherwise: 'uncalled',
  holds({ meter, service, over }) {
    const { services = {}, lengths = [] } = fields[meter] ?? {};
    if (fields[meter] === undefined) return false;
    const allowed = service === undefined ? lengths : services[service];
    return allowed !== undefined && (over === 0 || allowed === 'any' || allowed.includes(over));
  },
  per(meter) {
    const [top, bottom] = fields[meter]?.per ?? [1, 1];
    return decimal(top).div(decimal(bottom));
  },
};

/** What LiteLLM calls a kind of model. */
const modes: Readonly<Partial<Record<Modality, string>>> = {
  chat: 'chat',
  embedding: 'embedding',
  moderation: 'moderation',
  speech: 'audio_speech',
  transcription: 'audio_transcription',
  rerank: 'rerank',
};

const abilities: Readonly<Partial<Record<Capability, string>>> = {
  vision: 'supports_vision',
  'audio-input': 'supports_audio_input',
  'video-input': 'supports_video_input',
  'pdf-input': 'supports_pdf_input',
  tools: 'supports_function_calling',
  'structured-output': 'supports_response_schema',
  reasoning: 'supports_reasoning',
};

export const litellm: ClientWriter = {
  shape: litellmShape,
  computes: [
    'The service tier “fast” is priced as “priority”, of which it is another word there.',
    'A batch of a model without batch prices is priced at half of the standard price.',
    'In a batch, cache writes that are kept 1 hour are priced as others are, answers of sound and reasoning as text, cached images as cached text.',
    'With any other service tier, cache writes that are kept 1 hour and what else has no field for it cost the standard price.',
  ],
  write: ({ entries }) =>
    Object.fromEntries(
      entries.map(({ model, plan, url, note, retires }) => [
        `hosted_vllm/${model.id}`,
        {
          litellm_provider: 'hosted_vllm',
          mode: modes[model.modality],
          max_input_tokens: model.context,
          max_output_tokens: model.maxOutput,
          ...(plan.kind === 'free'
            ? { input_cost_per_token: 0, output_cost_per_token: 0 }
            : Object.fromEntries(
                plan.prices
                  // Without one of its own, a longer request is priced as a shorter one.
                  .filter((price) => price.service !== undefined || isOwn(price))
                  .map(({ meter, service, over, amount }) => [
                    fieldName(meter, service, over),
                    literal(amount),
                  ]),
              )),
          ...Object.fromEntries(
            model.capabilities.flatMap((one) =>
              abilities[one] === undefined ? [] : [[abilities[one], true]],
            ),
          ),
          deprecation_date: retires,
          source: url,
          metadata: { notes: note },
        },
      ]),
    ),
};

/** `input_cost_per_token_above_272k_tokens_flex` */
function fieldName(meter: Meter, service: Service | undefined, over: number): string {
  const thousands = over / 1000;
  const length =
    over === 0 ? '' : `_above_${Number.isInteger(thousands) ? `${String(thousands)}k` : String(over)}_tokens`;
  return `${fields[meter]?.name ?? ''}${length}${(service && serviceEndings[service]) ?? ''}`;
}
