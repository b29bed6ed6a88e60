/** How the cost fields of models.dev translate into the catalog's meters; all are dollars per 1M tokens. */
import type { Meter } from '#catalog/registry/meters.ts';

export const modelsDevFields: Readonly<Record<string, Meter>> = {
  input: 'input',
  output: 'output',
  cache_read: 'cacheRead',
  cache_write: 'cacheWrite',
  reasoning: 'reasoning',
  input_audio: 'audioInput',
  output_audio: 'audioOutput',
};

/** Fields that are no price, are read elsewhere, or have no meter here. Any other field is reported. */
export const modelsDevUnmapped: Readonly<Record<string, string>> = {
  tiers: 'read with the tiers',
  tier: 'what the tier is for',
  context_over_200k: 'derived from the tiers by the published file',
  // Names the format does not have; its own site drops them too.
  cache_input: 'misspelt',
  cached_input: 'misspelt',
  cached_write: 'misspelt',
  image: 'not in the format',
  citation: 'not in the format',
  request: 'not in the format',
};
