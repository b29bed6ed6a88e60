/**
 * What can be counted, and in which unit it is priced. A new meter is one entry of {@link meters}, and one line in
 * the words of the site check (`scripts/check/site/oracle/words.ts`), which shares none with what it checks;
 * nothing else, unless it counts things of a new kind, which is one entry of {@link meterKinds} and one more word there:
 * the catalog's schema, its guard against slipped units, sentences and tables, quotes, the calculator
 * and the API ask here.
 */

/** Times that prices are published per, by their UN/CEFACT codes. */
export const timeCodes = { second: 'SEC', minute: 'MIN', hour: 'HUR' } as const;

export const pers = ['second', 'minute', 'hour', '1', '1K', '1M'] as const;

/** What prices are published per: a time, or so many of anything else. */
export type Per = (typeof pers)[number];

/** How many counted things something is, as a quotient of whole numbers: a second is [1, 60] where minutes are counted. */
type Ratio = readonly [top: number, bottom: number];
type Units = Readonly<Partial<Record<Per, Ratio>>>;

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

const byNumber: Units = { '1': [1, 1], '1K': [1000, 1], '1M': [1_000_000, 1] };

/** What the prices of a kind may be listed per, and how many counted things that is. */
const units: Readonly<Record<MeterKind, Units>> = {
  tokens: byNumber,
  images: byNumber,
  megapixels: byNumber,
  frames: byNumber,
  seconds: { second: [1, 1], minute: [60, 1], hour: [3600, 1] },
  minutes: { second: [1, 60], minute: [1, 1], hour: [60, 1] },
  characters: byNumber,
  bytes: byNumber,
  requests: byNumber,
  pages: byNumber,
  hours: {},
};

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

type TokenEntry = Pick<MeterDefinition, 'label' | 'span'> & { readonly shortName?: string };

/** Tokens, priced by the million. @param billedAs the meter by whose price they are billed where they have none */
function tokens<const B extends string | undefined = undefined>(
  kindOfToken: string,
  way: 'in' | 'out',
  entry: TokenEntry,
  billedAs?: B,
) {
  return {
    kind: 'tokens',
    per: million,
    unit: `1M ${kindOfToken} tokens`,
    shortUnit: '1M tokens',
    noun: { one: `${kindOfToken} token`, many: `${kindOfToken} tokens` },
    isInput: way === 'in',
    isCacheRead: false,
    billedAs: billedAs as B,
    ...entry,
  } as const;
}

/** Tokens that are read from a cache: a share of another meter. */
function cached<const B extends string>(kindOfToken: string, of: B, entry: TokenEntry) {
  return { ...tokens(`cached ${kindOfToken}`, 'in', entry, of), isCacheRead: true } as const;
}

/** Something that is measured by its time. */
function time(unit: 'second' | 'minute', of: string, entry: Pick<MeterDefinition, 'label' | 'span'>) {
  const noun = { one: `${unit} of ${of}`, many: `${unit}s of ${of}` };
  return things(`${unit}s`, 1, { noun, shortUnit: unit, ...entry });
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
  input: tokens('input', 'in', { label: 'Input', shortName: 'in', span: ['0.001', '600'] }),
  output: tokens('output', 'out', { label: 'Output', shortName: 'out', span: ['0.001', '2500'] }),
  cacheRead: cached('input', 'input', { label: 'Cached input', span: ['0.0001', '200'] }),
  cacheWrite: tokens('cache write', 'in', { label: 'Cache write', span: ['0.001', '600'] }, 'input'),
  cacheWrite1h: tokens(
    '1-hour cache write',
    'in',
    { label: 'Cache write, kept 1 hour', span: ['0.001', '1000'] },
    'input',
  ),
  reasoning: tokens('reasoning', 'out', { label: 'Reasoning output', span: ['0.001', '2500'] }, 'output'),
  audioInput: tokens('audio input', 'in', { label: 'Audio input', span: ['0.01', '1000'] }),
  audioOutput: tokens('audio output', 'out', { label: 'Audio output', span: ['0.01', '2000'] }),
  audioCacheRead: cached('audio input', 'audioInput', {
    label: 'Cached audio input',
    span: ['0.001', '400'],
  }),
  imageInput: tokens('image input', 'in', { label: 'Image input', span: ['0.001', '200'] }),
  imageOutput: tokens('image output', 'out', { label: 'Image output', span: ['0.1', '1000'] }),
  imageCacheRead: cached('image input', 'imageInput', {
    label: 'Cached image input',
    span: ['0.001', '100'],
  }),
  videoInput: tokens('video input', 'in', { label: 'Video input', span: ['0.001', '200'] }),
  videoOutput: tokens('video output', 'out', { label: 'Video output', span: ['0.01', '1000'] }),
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
  videoSecond: time('second', 'video', { label: 'Video', span: ['0.001', '10'] }),
  inputVideoSecond: time('second', 'input video', { label: 'Video sent', span: ['0.00001', '5'] }),
  videoFrame: things('frames', 1, {
    label: 'Video frames',
    noun: { one: 'video frame', many: 'video frames' },
    span: ['0.00001', '1'],
  }),
  musicSecond: time('second', 'music', { label: 'Music', span: ['0.0001', '0.1'] }),
  track: things('requests', 1, {
    label: 'Tracks',
    noun: { one: 'track', many: 'tracks' },
    span: ['0.001', '20'],
  }),
  audioMinute: time('minute', 'audio', { label: 'Audio', span: ['0.00005', '2'] }),
  computeSecond: time('second', 'compute', { label: 'Compute', span: ['0.000001', '0.1'] }),
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

/** What a listed price is for. */
export interface Unit {
  /** How many counted things one price buys: a whole number, or a quotient of two ("1/60"). */
  readonly things: string;
  /** As it follows "per": "1M input tokens", "hour of audio". */
  readonly unit: string;
  /** The same in a narrow column: "1M tokens", "hour". */
  readonly shortUnit: string;
}

/** The unit of a price, as its provider publishes it: that of the meter, unless the price has another one. */
export function unitOf({ meter, unit }: UnitTerms): Pick<Unit, 'unit' | 'shortUnit'> {
  return unit ?? meters[meter];
}

/** How many counted things a price buys, as {@link Unit.things}. */
export function thingsText({ meter, unit }: UnitTerms): string {
  return unit?.things ?? String(meters[meter].per);
}

interface UnitTerms {
  readonly meter: Meter;
  readonly unit?: Unit | undefined;
}

/** Every unit that prices of a meter may be listed in. */
export function unitsOf(meter: Meter): Units {
  return units[meters[meter].kind];
}

/** The unit that a meter's prices are listed in where they name one; undefined where they name none, or none of the meter's. */
export function unitNamed(meter: Meter, per: Per | undefined): Unit | undefined {
  const [top, bottom] = (per && unitsOf(meter)[per]) ?? [];
  if (per === undefined || top === undefined || bottom === undefined) return undefined;
  const { kind } = meters[meter];
  const things = bottom === 1 ? String(top) : `${top}/${bottom}`;
  const { one, many } = nounPer(meter, per);
  if (isTime(per)) return { things, unit: one, shortUnit: per };
  const words = (single: string, several: string) => (per === '1' ? single : `${per} ${several}`);
  const unit = words(one, many);
  return { things, unit, shortUnit: kind === 'tokens' ? words('token', 'tokens') : unit };
}

/** What is counted, or the time of it that is named: "second of audio". */
export function nounPer(meter: Meter, per: Per | undefined): MeterDefinition['noun'] {
  const { noun } = meters[meter];
  if (per === undefined || !isTime(per)) return noun;
  return { one: noun.one.replace(/^\w+/, per), many: noun.many.replace(/^\w+/, `${per}s`) };
}

/** True of what is a time and no number. */
export function isTime(per: Per): per is keyof typeof timeCodes {
  return Object.hasOwn(timeCodes, per);
}

/**
 * The unit that an author names, "hour" or by the counted things it has, "60"; undefined when it is none of the meter's.
 */
export function perNamed(meter: Meter, text: string): Per | undefined {
  const known = Object.entries(unitsOf(meter)) as [Per, Ratio][];
  return known.find(([per, [top, bottom]]) => per === text || (bottom === 1 && String(top) === text))?.[0];
}

/** True of the unit in which prices of the meter are listed where nothing is said. */
export function isOwnUnit(meter: Meter, per: Per): boolean {
  const [top, bottom] = unitsOf(meter)[per] ?? [];
  return top === meters[meter].per && bottom === 1;
}
