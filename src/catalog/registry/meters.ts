/**
 * What can be counted, and in which unit it is priced. A new meter is one entry of {@link meters}, and one line in
 * the words of the site check (`scripts/check/site/oracle/words.ts`), which shares none with what it checks;
 * nothing else, unless it counts things of a new kind, which is one entry of {@link meterKinds} and one more word there:
 * the catalog's schema, its guard against slipped units, sentences and tables, quotes, the calculator
 * and the API ask here.
 */

/** The kinds of things that are counted. Sorting and comparing never mix two of these. */
export const meterKinds = {
  tokens: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  images: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  megapixels: { isMeasured: true, isMonthly: false, unitCode: 'C62' },
  frames: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  seconds: { isMeasured: true, isMonthly: false, unitCode: 'SEC' },
  minutes: { isMeasured: true, isMonthly: false, unitCode: 'MIN' },
  characters: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  bytes: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  requests: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  pages: { isMeasured: false, isMonthly: false, unitCode: 'C62' },
  hours: { isMeasured: true, isMonthly: true, unitCode: 'C62' },
} as const satisfies Record<string, MeterKindDefinition>;

interface MeterKindDefinition {
  /** True of what is measured and not counted: half a minute can be billed, half a token cannot. */
  readonly isMeasured: boolean;
  /** True of what is counted over the month and not in each request. */
  readonly isMonthly: boolean;
  /**
   * Units of time by their UN/CEFACT codes; whatever else is counted is "one", there being no code for a token.
   * @see https://unece.org/trade/uncefact/cl-recommendations (recommendation 20)
   */
  readonly unitCode: string;
}

export type MeterKind = keyof typeof meterKinds;

/**
 * Amounts between which any real price lies, in the catalog's currency per unit, about ten times wider on both sides
 * than what is on the market (2026). A price outside is nearly always a slipped unit; `magnitude:` on the model lifts
 * the guard with a reason.
 */
export type PriceSpan = readonly [low: string, high: string];

export interface MeterDefinition {
  /** Label of a price row, sentence case: "Cached input". */
  readonly label: string;
  /** What it is called where two figures share a unit: "$1.25 in, $10.00 out". @default the label */
  readonly shortName?: string;
  readonly kind: MeterKind;
  /** How many counted things one listed price buys. */
  readonly per: number;
  /** The unit of a listed price, as it follows "per": "1M input tokens". */
  readonly unit: string;
  /** The unit in a narrow table column, as it follows "per" or "/": "1M tokens". */
  readonly shortUnit: string;
  /** What one and many counted things are called: "input token", "input tokens". */
  readonly noun: { readonly one: string; readonly many: string };
  /** True when its tokens are part of a request's input, which long-context tiers look at. */
  readonly isInput: boolean;
  /** True of what is read from a cache: a share of the meter that {@link billedAs} names. */
  readonly isCacheRead: boolean;
  /** The meter by whose price its things are billed where a model has no price of their own; most have none. */
  readonly billedAs: Meter | undefined;
  /** What a kind of model narrows in its own entry. */
  readonly span: PriceSpan;
}

const million = 1_000_000;

/** Tokens, priced by the million. */
function tokens<const E extends Pick<MeterDefinition, 'label' | 'isInput' | 'isCacheRead' | 'span'>>(
  kindOfToken: string,
  entry: E & { readonly billedAs: string | undefined; readonly shortName?: string },
) {
  return {
    kind: 'tokens',
    per: million,
    unit: `1M ${kindOfToken} tokens`,
    shortUnit: '1M tokens',
    noun: { one: `${kindOfToken} token`, many: `${kindOfToken} tokens` },
    ...entry,
  } as const;
}

/** Anything else that is counted: by itself, by the thousand or by the million. */
function things(
  kind: MeterKind,
  per: 1 | 1000 | typeof million,
  { shortUnit, ...entry }: Pick<MeterDefinition, 'label' | 'noun' | 'span'> & { readonly shortUnit?: string },
) {
  const { one, many } = entry.noun;
  const unit = { 1: one, 1000: `1K ${many}`, [million]: `1M ${many}` }[per];
  const isPart = { isInput: false, isCacheRead: false, billedAs: undefined };
  return { kind, per, unit, shortUnit: shortUnit ?? unit, ...isPart, ...entry } as const;
}

/** In the order in which price tables list them. */
const definitions = {
  input: tokens('input', {
    label: 'Input',
    shortName: 'in',
    isInput: true,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.001', '600'],
  }),
  output: tokens('output', {
    label: 'Output',
    shortName: 'out',
    isInput: false,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.001', '2500'],
  }),
  cacheRead: tokens('cached input', {
    label: 'Cached input',
    isInput: true,
    isCacheRead: true,
    billedAs: 'input',
    span: ['0.0001', '200'],
  }),
  cacheWrite: tokens('cache write', {
    label: 'Cache write',
    isInput: true,
    isCacheRead: false,
    billedAs: 'input',
    span: ['0.001', '600'],
  }),
  cacheWrite1h: tokens('1-hour cache write', {
    label: 'Cache write, kept 1 hour',
    isInput: true,
    isCacheRead: false,
    billedAs: 'input',
    span: ['0.001', '1000'],
  }),
  reasoning: tokens('reasoning', {
    label: 'Reasoning output',
    isInput: false,
    isCacheRead: false,
    billedAs: 'output',
    span: ['0.001', '2500'],
  }),
  audioInput: tokens('audio input', {
    label: 'Audio input',
    isInput: true,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.01', '1000'],
  }),
  audioOutput: tokens('audio output', {
    label: 'Audio output',
    isInput: false,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.01', '2000'],
  }),
  audioCacheRead: tokens('cached audio input', {
    label: 'Cached audio input',
    isInput: true,
    isCacheRead: true,
    billedAs: 'audioInput',
    span: ['0.001', '400'],
  }),
  imageInput: tokens('image input', {
    label: 'Image input',
    isInput: true,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.001', '200'],
  }),
  imageOutput: tokens('image output', {
    label: 'Image output',
    isInput: false,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.1', '1000'],
  }),
  imageCacheRead: tokens('cached image input', {
    label: 'Cached image input',
    isInput: true,
    isCacheRead: true,
    billedAs: 'imageInput',
    span: ['0.001', '100'],
  }),
  videoInput: tokens('video input', {
    label: 'Video input',
    isInput: true,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.001', '200'],
  }),
  videoOutput: tokens('video output', {
    label: 'Video output',
    isInput: false,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.01', '1000'],
  }),
  image: things('images', 1, {
    label: 'Images',
    noun: { one: 'image', many: 'images' },
    span: ['0.00005', '5'],
  }),
  megapixel: things('megapixels', 1, {
    label: 'Megapixels',
    noun: { one: 'megapixel', many: 'megapixels' },
    span: ['0.00005', '5'],
  }),
  inputImage: things('images', 1, {
    label: 'Images sent',
    noun: { one: 'input image', many: 'input images' },
    span: ['0.000005', '2'],
  }),
  inputMegapixel: things('megapixels', 1, {
    label: 'Megapixels sent',
    noun: { one: 'input megapixel', many: 'input megapixels' },
    span: ['0.000005', '2'],
  }),
  videoSecond: things('seconds', 1, {
    label: 'Video',
    noun: { one: 'second of video', many: 'seconds of video' },
    shortUnit: 'second',
    span: ['0.001', '10'],
  }),
  inputVideoSecond: things('seconds', 1, {
    label: 'Video sent',
    noun: { one: 'second of input video', many: 'seconds of input video' },
    shortUnit: 'second',
    span: ['0.00001', '5'],
  }),
  videoFrame: things('frames', 1, {
    label: 'Video frames',
    noun: { one: 'video frame', many: 'video frames' },
    span: ['0.00001', '1'],
  }),
  musicSecond: things('seconds', 1, {
    label: 'Music',
    noun: { one: 'second of music', many: 'seconds of music' },
    shortUnit: 'second',
    span: ['0.0001', '0.1'],
  }),
  track: things('requests', 1, {
    label: 'Tracks',
    noun: { one: 'track', many: 'tracks' },
    span: ['0.001', '20'],
  }),
  audioMinute: things('minutes', 1, {
    label: 'Audio',
    noun: { one: 'minute of audio', many: 'minutes of audio' },
    shortUnit: 'minute',
    span: ['0.00005', '2'],
  }),
  computeSecond: things('seconds', 1, {
    label: 'Compute',
    noun: { one: 'second of compute', many: 'seconds of compute' },
    shortUnit: 'second',
    span: ['0.000001', '0.1'],
  }),
  request: things('requests', 1, {
    label: 'Requests',
    noun: { one: 'request', many: 'requests' },
    span: ['0.00001', '20'],
  }),
  cacheStorageHour: {
    label: 'Cache storage',
    kind: 'hours',
    per: 1,
    unit: '1M cached tokens per hour',
    shortUnit: '1M tokens · hour',
    noun: { one: 'hour of 1M cached tokens', many: 'hours of 1M cached tokens' },
    isInput: false,
    isCacheRead: false,
    billedAs: undefined,
    span: ['0.01', '100'],
  },
  characters: things('characters', million, {
    label: 'Text',
    noun: { one: 'character', many: 'characters' },
    span: ['0.1', '1000'],
  }),
  bytes: things('bytes', million, {
    label: 'Text in bytes',
    noun: { one: 'UTF-8 byte', many: 'UTF-8 bytes' },
    span: ['0.1', '1000'],
  }),
  searches: things('requests', 1000, {
    label: 'Searches',
    noun: { one: 'search', many: 'searches' },
    span: ['0.01', '200'],
  }),
  pages: things('pages', 1000, {
    label: 'Pages',
    noun: { one: 'page', many: 'pages' },
    span: ['0.01', '200'],
  }),
  annotatedPages: things('pages', 1000, {
    label: 'Annotated pages',
    noun: { one: 'annotated page', many: 'annotated pages' },
    span: ['0.01', '200'],
  }),
} as const;

export type Meter = keyof typeof definitions;

export const meters: Readonly<Record<Meter, MeterDefinition>> = definitions;

/** Every meter, in the order in which price tables list them. */
export const meterNames = Object.keys(definitions) as [Meter, ...Meter[]];

/** What is read from a cache, whatever it is. */
export const cacheReads = meterNames.filter((meter) => meters[meter].isCacheRead);

/** True when the meter takes fractions. */
export function isMeasured(meter: Meter): boolean {
  return meterKinds[meters[meter].kind].isMeasured;
}

/** True of meters that are counted over the month, not in each request. */
export function isMonthly(meter: Meter): boolean {
  return meterKinds[meters[meter].kind].isMonthly;
}
