/** Closed lists of words that `models.yaml` may use, apart from meters, modalities and conditions. */

export const capabilities = [
  'vision',
  'audio-input',
  'video-input',
  'pdf-input',
  'tools',
  'structured-output',
  'reasoning',
  'image-edit',
] as const;
export type Capability = (typeof capabilities)[number];

/** How a provider caches repeated input: by itself, on request, or not at all. */
export const cachingKinds = ['automatic', 'explicit', 'none'] as const;

/** What an example request must bring besides text. */
export const requestInputs = ['image', 'images', 'mask', 'audio', 'video', 'template'] as const;

/** How hard a model thinks: what `reasoning_effort` can ask for, the least first. */
export const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof efforts)[number];

/** The facts of a model that sources know too: what the price check compares besides prices. */
export const factNames = [
  'context',
  'maxOutput',
  'released',
  'knowledge',
  'openWeights',
  'preview',
  'retires',
  'replacement',
  'caching',
  'efforts',
  'endpoint',
  ...capabilities,
] as const;
export type FactName = (typeof factNames)[number];
