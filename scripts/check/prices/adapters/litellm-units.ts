/** How the cost fields of LiteLLM's map translate into the catalog's meters. */
import type { Meter } from '#catalog/registry/meters.ts';
import type { When } from '#catalog/registry/conditions.ts';

export interface CostField {
  readonly meter: Meter;
  /** How many of the field's units one of the meter's prices buys. */
  readonly times: number;
  /** The field holds a quotient with a few digits: prices per minute, written per second. */
  readonly rounded?: boolean;
  readonly when?: When;
  /** The kinds of entry (`mode`) in which the field means this; elsewhere it is something without a meter. */
  readonly modes?: readonly string[];
  /** See `SourceRate.incidental`. */
  readonly incidental?: boolean;
}

const million = 1_000_000;
const perToken = (meter: Meter): CostField => ({ meter, times: million });
const drawing = ['image_generation', 'image_edit'];

/** Fields by their name without endings such as `_above_200k_tokens` and `_priority`. */
export const litellmFields: Readonly<Record<string, CostField>> = {
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
  input_cost_per_image: { meter: 'image', times: 1, modes: drawing },
  output_cost_per_image: { meter: 'image', times: 1, modes: drawing },
  input_cost_per_second: { meter: 'audioMinute', times: 60, rounded: true, modes: ['audio_transcription'] },
  output_cost_per_second: { meter: 'videoSecond', times: 1, modes: ['video_generation'] },
  output_cost_per_second_1080p: {
    meter: 'videoSecond',
    times: 1,
    when: { resolution: '1080p' },
    modes: ['video_generation'],
  },
  output_cost_per_video_per_second: { meter: 'videoSecond', times: 1, modes: ['video_generation'] },
  input_cost_per_character: { meter: 'characters', times: million, modes: ['audio_speech'] },
  input_cost_per_query: { meter: 'searches', times: 1000 },
  input_cost_per_request: { meter: 'request', times: 1 },
  ocr_cost_per_page: { meter: 'pages', times: 1000 },
};

/** Fields that are no price, are read elsewhere, or have no meter here. Any other cost field is reported. */
export const litellmUnmapped: Readonly<Record<string, string>> = {
  tiered_pricing: 'read by litellm-tiers.ts',
  input_cost_per_pixel: 'rounded to four digits: no exact price of an image comes out of it',
  output_cost_per_pixel: 'zero throughout',
  search_context_cost_per_query: 'read by litellm-search.ts',
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
