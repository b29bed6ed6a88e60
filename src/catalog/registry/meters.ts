/**
 * What can be counted, and in which unit it is priced. The one place that knows a meter:
 * a new meter is one entry here.
 */

/** What a meter counts. Sorting and comparing never mix two of these. */
export type MeterKind =
  'tokens' | 'images' | 'seconds' | 'minutes' | 'characters' | 'requests' | 'pages' | 'hours';

export interface MeterDefinition {
  /** Label of a price row, sentence case: "Cached input". */
  readonly label: string;
  readonly kind: MeterKind;
  /** How many counted things one listed price buys. */
  readonly per: number;
  /** The unit of a listed price, as it follows "per": "1M input tokens". */
  readonly unit: string;
  /** The unit in a narrow table column, as it follows "per" or "/": "1M tokens". */
  readonly shortUnit: string;
  /** True when its tokens are part of a request's input, which long-context tiers look at. */
  readonly isInput?: boolean;
  /** What one and many counted things are called: "input token", "input tokens". */
  readonly noun: { readonly one: string; readonly many: string };
}

const million = 1_000_000;

function tokens(label: string, kindOfToken: string, isInput = false): MeterDefinition {
  return {
    label,
    kind: 'tokens',
    isInput,
    per: million,
    unit: `1M ${kindOfToken} tokens`,
    shortUnit: '1M tokens',
    noun: { one: `${kindOfToken} token`, many: `${kindOfToken} tokens` },
  };
}

function counted(
  label: string,
  kind: MeterKind,
  one: string,
  many: string,
  shortUnit = one,
): MeterDefinition {
  return { label, kind, per: 1, unit: one, shortUnit, noun: { one, many } };
}

function countedBy(
  label: string,
  kind: MeterKind,
  per: { count: number; text: string },
  one: string,
  many: string,
): MeterDefinition {
  const unit = `${per.text} ${many}`;
  return { label, kind, per: per.count, unit, shortUnit: unit, noun: { one, many } };
}

const definitions = {
  input: tokens('Input', 'input', true),
  output: tokens('Output', 'output'),
  cacheRead: tokens('Cached input', 'cached input', true),
  cacheWrite: tokens('Cache write', 'cache write', true),
  cacheWrite1h: tokens('Cache write, kept 1 hour', '1-hour cache write', true),
  reasoning: tokens('Reasoning output', 'reasoning'),
  audioInput: tokens('Audio input', 'audio input', true),
  audioOutput: tokens('Audio output', 'audio output'),
  audioCacheRead: tokens('Cached audio input', 'cached audio input', true),
  imageInput: tokens('Image input', 'image input', true),
  imageOutput: tokens('Image output', 'image output'),
  imageCacheRead: tokens('Cached image input', 'cached image input', true),
  image: counted('Images', 'images', 'image', 'images'),
  megapixel: counted('Megapixels', 'images', 'megapixel', 'megapixels'),
  videoSecond: counted('Video', 'seconds', 'second of video', 'seconds of video', 'second'),
  musicSecond: counted('Music', 'seconds', 'second of music', 'seconds of music', 'second'),
  track: counted('Tracks', 'requests', 'track', 'tracks'),
  audioMinute: counted('Audio', 'minutes', 'minute of audio', 'minutes of audio', 'minute'),
  request: counted('Requests', 'requests', 'request', 'requests'),
  cacheStorageHour: {
    label: 'Cache storage',
    kind: 'hours',
    per: 1,
    unit: '1M cached tokens per hour',
    shortUnit: '1M tokens · hour',
    noun: { one: 'hour of 1M cached tokens', many: 'hours of 1M cached tokens' },
  },
  characters: countedBy('Text', 'characters', { count: million, text: '1M' }, 'character', 'characters'),
  searches: countedBy('Searches', 'requests', { count: 1000, text: '1K' }, 'search', 'searches'),
  pages: countedBy('Pages', 'pages', { count: 1000, text: '1K' }, 'page', 'pages'),
} as const satisfies Record<string, MeterDefinition>;

export type Meter = keyof typeof definitions;

export const meters: Readonly<Record<Meter, MeterDefinition>> = definitions;

/** Every meter, in the order in which price tables list them. */
export const meterNames = Object.keys(definitions) as [Meter, ...Meter[]];

/** The meter by whose price the things of another one are billed where a model has no price of their own. */
export const billedAs: Readonly<Partial<Record<Meter, Meter>>> = {
  cacheRead: 'input',
  cacheWrite: 'input',
  cacheWrite1h: 'input',
  reasoning: 'output',
  audioCacheRead: 'audioInput',
  imageCacheRead: 'imageInput',
};

/** What is read from a cache: a share of the meter that {@link billedAs} names. */
export const cacheReads = ['cacheRead', 'audioCacheRead', 'imageCacheRead'] as const satisfies Meter[];
