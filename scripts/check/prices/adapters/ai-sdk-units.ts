/** How the price fields of ai-sdk-cost-calculator translate into the catalog's meters. */
import type { Meter } from '#catalog/registry/meters.ts';
import type { When } from '#catalog/registry/conditions.ts';

export interface FieldMapping {
  readonly meter: Meter;
  readonly when?: When;
  /** The field's unit is this many of the meter's. */
  readonly over?: number;
  /** See `SourceRate.incidental`. */
  readonly incidental?: boolean;
}

/** Where nothing else is said, the field's unit is the meter's `per` already. */
export const aiSdkFields: Readonly<Record<string, FieldMapping | readonly FieldMapping[]>> = {
  inputPer1MTokens: { meter: 'input' },
  outputPer1MTokens: { meter: 'output' },
  cacheReadPer1MTokens: { meter: 'cacheRead' },
  cacheWritePer1MTokens: { meter: 'cacheWrite' },
  // The library repeats the output price here for every model that reasons.
  reasoningPer1MTokens: { meter: 'reasoning', incidental: true },
  audioInputPer1MTokens: { meter: 'audioInput' },
  audioOutputPer1MTokens: { meter: 'audioOutput' },
  imageInputPer1MTokens: { meter: 'imageInput' },
  imageCacheReadPer1MTokens: { meter: 'imageCacheRead' },
  imageOutputPer1MTokens: { meter: 'imageOutput' },
  imageGenerationPerImage: { meter: 'image' },
  imageEditingPerImage: { meter: 'image', when: { input: 'image' } },
  videoGenerationPerSecond: { meter: 'videoSecond' },
  videoGenerationPerVideo: { meter: 'request' },
  speechPer1MCharacters: { meter: 'characters' },
  transcriptionPerMinute: { meter: 'audioMinute' },
  cacheStoragePer1MTokensPerHour: { meter: 'cacheStorageHour' },
  // A tool that a request may or may not use, not the model's own price.
  // For a model that always searches it is the price of a request.
  webSearchPer1kRequests: [
    { meter: 'searches', incidental: true },
    { meter: 'request', over: 1000, incidental: true },
  ],
};

/** Fields that hold from `longContextThreshold` input tokens on. */
export const aiSdkLongContext: Readonly<Record<string, FieldMapping>> = {
  longContextInputPer1MTokens: { meter: 'input' },
  longContextOutputPer1MTokens: { meter: 'output' },
  longContextCacheReadPer1MTokens: { meter: 'cacheRead' },
  longContextCacheWritePer1MTokens: { meter: 'cacheWrite' },
  longContextReasoningPer1MTokens: { meter: 'reasoning', incidental: true },
};

/** Fields that are no price, are read elsewhere, or have no meter here. Any other field stops the check. */
export const aiSdkUnmapped: Readonly<Record<string, string>> = {
  longContextThreshold: 'read with the long-context prices',
  longContextThresholdInclusive: 'one token either way is the same threshold',
  imageGenerationPricing: 'read by image-grid.ts',
  imageOutputTokensBySize: 'tokens, not a price',
  imageOutputDefaultSize: 'not a price',
  imageOutputOnly: 'not a price',
  webSearchTokensPerRequest: 'tokens, not a price',
  videoInputPer1MTokens: 'video as input; no meter',
  videoOutputPer1MTokens: 'video by tokens; the registry counts seconds',
  imageInputPerImage: 'images as input, by piece; no meter',
  audioInputPerMinute: 'live voice sessions; no meter',
  audioOutputPerMinute: 'live voice sessions; no meter',
  sessionPerMinute: 'live voice sessions; no meter',
  imageInputPerMinute: 'live voice sessions; no meter',
  videoInputPerMinute: 'live voice sessions; no meter',
  textInputPerMessage: 'live voice sessions; no meter',
  transcriptionStreamingPerMinute: 'streaming; no condition for it',
  googleMapsPer1kRequests: 'a tool; no meter',
  xSearchPer1kRequests: 'a tool; no meter',
  xSearchPer1kPosts: 'a tool; no meter',
  xSearchPer1kUserProfiles: 'a tool; no meter',
  codeExecutionPer1kRequests: 'a tool; no meter',
  documentSearchPer1kRequests: 'a tool; no meter',
  collectionsSearchPer1kRequests: 'a tool; no meter',
};
