/**
 * The words and units that a published price must stand beside, written down a second time: what checks a page shares no
 * word with what printed it. A new meter, condition or kind of model is one line here, and a missing one a type error.
 */
import Fraction from 'fraction.js';
import type { ConditionKey, When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Gateway, Rate } from '#catalog/types.ts';

/** How a price by one meter is read. */
export interface MeterWords {
  /** What its row is called: "Cached input". */
  readonly label: string;
  /** How many counted things a listed price buys. */
  readonly per: number;
  /** What follows "per": "1M input tokens"; in a narrow column: "1M tokens". */
  readonly unit: string;
  readonly shortUnit: string;
  readonly one: string;
  readonly many: string;
  /** What it counts. Of `calls` every page may speak: they are how anything is asked for. */
  readonly counts:
    | 'tokens'
    | 'images'
    | 'megapixels'
    | 'frames'
    | 'seconds'
    | 'minutes'
    | 'hours'
    | 'characters'
    | 'bytes'
    | 'pages'
    | 'calls';
  /** Its tokens are input: long-context tiers look at their sum. */
  readonly isInput: boolean;
}

const tokens = (label: string, noun: string, isInput: 'in' | 'out'): MeterWords => ({
  label,
  per: 1_000_000,
  unit: `1M ${noun} tokens`,
  shortUnit: '1M tokens',
  one: `${noun} token`,
  many: `${noun} tokens`,
  counts: 'tokens',
  isInput: isInput === 'in',
});

const things = (
  label: string,
  counts: MeterWords['counts'],
  one: string,
  many: string,
  { per = 1, unit = one, shortUnit = unit }: Partial<Pick<MeterWords, 'per' | 'unit' | 'shortUnit'>> = {},
): MeterWords => ({ label, per, unit, shortUnit, one, many, counts, isInput: false });

export const meterWords: Readonly<Record<Meter, MeterWords>> = {
  input: tokens('Input', 'input', 'in'),
  output: tokens('Output', 'output', 'out'),
  cacheRead: tokens('Cached input', 'cached input', 'in'),
  cacheWrite: tokens('Cache write', 'cache write', 'in'),
  cacheWrite1h: tokens('Cache write, kept 1 hour', '1-hour cache write', 'in'),
  reasoning: tokens('Reasoning output', 'reasoning', 'out'),
  audioInput: tokens('Audio input', 'audio input', 'in'),
  audioOutput: tokens('Audio output', 'audio output', 'out'),
  audioCacheRead: tokens('Cached audio input', 'cached audio input', 'in'),
  imageInput: tokens('Image input', 'image input', 'in'),
  imageOutput: tokens('Image output', 'image output', 'out'),
  imageCacheRead: tokens('Cached image input', 'cached image input', 'in'),
  videoInput: tokens('Video input', 'video input', 'in'),
  videoOutput: tokens('Video output', 'video output', 'out'),
  image: things('Images', 'images', 'image', 'images'),
  megapixel: things('Megapixels', 'megapixels', 'megapixel', 'megapixels'),
  inputImage: things('Images sent', 'images', 'input image', 'input images'),
  inputMegapixel: things('Megapixels sent', 'megapixels', 'input megapixel', 'input megapixels'),
  videoSecond: things('Video', 'seconds', 'second of video', 'seconds of video', { shortUnit: 'second' }),
  inputVideoSecond: things('Video sent', 'seconds', 'second of input video', 'seconds of input video', {
    shortUnit: 'second',
  }),
  videoFrame: things('Video frames', 'frames', 'video frame', 'video frames'),
  musicSecond: things('Music', 'seconds', 'second of music', 'seconds of music', { shortUnit: 'second' }),
  track: things('Tracks', 'calls', 'track', 'tracks'),
  audioMinute: things('Audio', 'minutes', 'minute of audio', 'minutes of audio', { shortUnit: 'minute' }),
  computeSecond: things('Compute', 'seconds', 'second of compute', 'seconds of compute', {
    shortUnit: 'second',
  }),
  request: things('Requests', 'calls', 'request', 'requests'),
  cacheStorageHour: things(
    'Cache storage',
    'hours',
    'hour of 1M cached tokens',
    'hours of 1M cached tokens',
    {
      unit: '1M cached tokens per hour',
      shortUnit: '1M tokens · hour',
    },
  ),
  characters: things('Text', 'characters', 'character', 'characters', {
    per: 1_000_000,
    unit: '1M characters',
  }),
  bytes: things('Text in bytes', 'bytes', 'UTF-8 byte', 'UTF-8 bytes', {
    per: 1_000_000,
    unit: '1M UTF-8 bytes',
  }),
  searches: things('Searches', 'calls', 'search', 'searches', { per: 1000, unit: '1K searches' }),
  pages: things('Pages', 'pages', 'page', 'pages', { per: 1000, unit: '1K pages' }),
  annotatedPages: things('Annotated pages', 'pages', 'annotated page', 'annotated pages', {
    per: 1000,
    unit: '1K annotated pages',
  }),
};

const secondsOf: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 };
const thingsOf: Readonly<Record<string, number>> = { '1': 1, '1K': 1000, '1M': 1_000_000 };

/** A number of counted things: of a time that is named, as often as it has seconds. */
function counted({ counts }: MeterWords, name: string): Fraction {
  const seconds = secondsOf[name];
  if (seconds === undefined) return new Fraction(thingsOf[name] ?? 1);
  return new Fraction(seconds, counts === 'minutes' ? 60 : 1);
}

/** What a listed price is for: of a meter, or of the unit that its author names. */
export interface RateWords extends Pick<MeterWords, 'unit' | 'shortUnit' | 'counts'> {
  /** Counted things that one price buys. */
  readonly things: Fraction;
  /** How structured data names it: so many of these. */
  readonly reference: readonly [value: number, words: string];
}

export function wordsOfRate({ meter, per }: Pick<Rate, 'meter' | 'per'>): RateWords {
  const words = meterWords[meter];
  const { unit, shortUnit, one, many, counts } = words;
  if (per === undefined) {
    const reference = [words.per, words.per === 1 ? one : many] as const;
    return { unit, shortUnit, counts, things: new Fraction(words.per), reference };
  }
  const things = counted(words, per);
  if (per in secondsOf) {
    const ofWhat = one.slice(one.indexOf(' '));
    return { unit: per + ofWhat, shortUnit: per, counts, things, reference: [1, per + ofWhat] };
  }
  const [single, several] = counts === 'tokens' ? ['token', 'tokens'] : [one, many];
  return {
    unit: per === '1' ? one : `${per} ${many}`,
    shortUnit: per === '1' ? single : `${per} ${several}`,
    counts,
    things,
    reference: [things.valueOf(), per === '1' ? one : many],
  };
}

type Billing = NonNullable<Rate['billing']>;

interface RuleWords {
  /** Whether it looks at all of a month, and not at each request. */
  readonly isMonthly: boolean;
  /** What of a count is billed. */
  readonly billed: (count: Fraction, limit: Fraction) => Fraction;
  /** What the page says. @param units "10 seconds of audio" @param one "image", where it is just one */
  readonly says: (units: string, one: string | undefined) => string;
}

const beyond = (count: Fraction, limit: Fraction) => (count.gt(limit) ? count.sub(limit) : new Fraction(0));

/** In the order in which they are applied. */
const ruleWords: Readonly<Record<keyof Billing, RuleWords>> = {
  freePerRequest: {
    isMonthly: false,
    billed: beyond,
    says: (units, one) => `first ${one ?? units} of each request ${one === undefined ? 'are' : 'is'} free`,
  },
  atLeast: {
    isMonthly: false,
    billed: (count, limit) => (count.lt(limit) ? limit : count),
    says: (units) => `each request is billed as at least ${units}`,
  },
  step: {
    isMonthly: false,
    billed: (count, limit) => count.div(limit).ceil().mul(limit),
    says: (units, one) =>
      `each request is rounded up to ${one === undefined ? `a multiple of ${units}` : `the next whole ${one}`}`,
  },
  freePerMonth: {
    isMonthly: true,
    billed: beyond,
    says: (units, one) => `first ${one ?? units} of each month ${one === undefined ? 'are' : 'is'} free`,
  },
};

/** What of one request is billed at a rate. What is free in a month may be used up, and is free of no example. */
export function billedOf({ meter, billing = {} }: Pick<Rate, 'meter' | 'billing'>, count: number): Fraction {
  let units = new Fraction(count);
  for (const [name, { isMonthly, billed }] of Object.entries(ruleWords)) {
    const limit = billing[name as keyof Billing];
    if (limit === undefined || isMonthly || units.equals(0)) continue;
    units = billed(units, counted(meterWords[meter], limit.per ?? '1').mul(limit.units));
  }
  return units;
}

/** What of all that is used in a month is billed. */
export function beyondFree(
  { meter, billing = {} }: Pick<Rate, 'meter' | 'billing'>,
  used: Fraction,
): Fraction {
  const { freePerMonth: free } = billing;
  return free === undefined
    ? used
    : beyond(used, counted(meterWords[meter], free.per ?? '1').mul(free.units));
}

/** The rules of a rate with their limits in counted things, as data files write them: "atLeast=1/6". */
export function limitsOf({ meter, billing = {} }: Pick<Rate, 'meter' | 'billing'>): string {
  return Object.keys(ruleWords)
    .flatMap((name) => {
      const limit = billing[name as keyof Billing];
      if (limit === undefined) return [];
      const things = counted(meterWords[meter], limit.per ?? '1').mul(limit.units);
      const digits = things.toString(); // with brackets around what repeats
      return [`${name}=${digits.includes('(') ? things.toFraction() : digits}`];
    })
    .join(',');
}

/** What the page has to say of how a rate is counted, in small letters. */
export function rulesInWords({ meter, billing = {} }: Pick<Rate, 'meter' | 'billing'>): string[] {
  return Object.entries(ruleWords).flatMap(([name, { says }]) => {
    const limit = billing[name as keyof Billing];
    if (limit === undefined) return [];
    const { one, many } = meterWords[meter];
    const isOne = limit.units === '1';
    const words = isOne ? one : many;
    const time = limit.per === undefined ? undefined : `${limit.per}${isOne ? '' : 's'}`;
    const named = time === undefined ? words : time + words.slice(words.indexOf(' '));
    return [says(`${grouped(limit.units)} ${named}`, isOne ? named : undefined).toLowerCase()];
  });
}

/** In the order in which price tables list them. */
export const meterNames = Object.keys(meterWords) as readonly Meter[];

/** Short names that may stand behind a figure: "$2.00 in, $8.00 out". */
export const shortNames: Readonly<Record<string, readonly Meter[]>> = {
  in: ['input', 'audioInput', 'imageInput', 'videoInput'],
  out: ['output', 'audioOutput', 'imageOutput', 'videoOutput'],
  cached: ['cacheRead', 'audioCacheRead', 'imageCacheRead'],
};

/** What is asked of a request, as far as conditions look at it: texts, and three counts. */
export interface Request {
  readonly asked: Readonly<Partial<Record<string, string>>>;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the rate's own meter. */
  readonly units: number;
}

interface ConditionWords<K extends ConditionKey> {
  /** How a row says it. */
  readonly words: (value: NonNullable<When[K]>, isMarginal: boolean) => string;
  /** Whether a request meets it. @default that it asks for just this value */
  readonly isMet?: (value: NonNullable<When[K]>, request: Request) => boolean;
}

const services: Readonly<Record<NonNullable<When['service']>, string>> = {
  batch: 'Batch',
  flex: 'Flex processing',
  priority: 'Priority processing',
  fast: 'Fast mode',
};

const madeFrom: Readonly<Record<NonNullable<When['input']>, string>> = {
  text: 'from a text',
  image: 'from an image',
  video: 'from a video',
  audio: 'from a recording',
};

/** In the order in which keys, rows and sentences name them. */
const conditionWords: { readonly [K in ConditionKey]: ConditionWords<K> } = {
  service: { words: (service) => services[service] },
  quality: { words: (quality) => `${quality} quality` },
  size: { words: (size) => size },
  resolution: { words: (resolution) => resolution },
  audio: { words: (audio) => (audio ? 'with audio' : 'without audio') },
  seconds: {
    words: (seconds) => (seconds === 1 ? '1 second long' : `${grouped(String(seconds))} seconds long`),
  },
  input: { words: (input) => madeFrom[input] },
  thinking: { words: (thinking) => (thinking ? 'with thinking' : 'without thinking') },
  streaming: { words: (live) => (live ? 'live' : 'recorded') },
  hardware: { words: (hardware) => `on ${hardware}` },
  region: { words: (region) => `region ${region}` },
  inputTokensOver: {
    words: (limit) => `over ${grouped(String(limit))} input tokens`,
    isMet: (limit, { inputTokens }) => inputTokens > limit,
  },
  outputTokensOver: {
    words: (limit) => `over ${grouped(String(limit))} output tokens`,
    isMet: (limit, { outputTokens }) => outputTokens > limit,
  },
  unitsOver: {
    words: (limit, isMarginal) =>
      isMarginal
        ? `beyond the first${limit === 1 ? '' : ` ${grouped(String(limit))}`} of a request`
        : `over ${grouped(String(limit))} in a request`,
    isMet: (limit, { units }) => units > limit,
  },
  // A request has no hour: prices of some hours are told, and never used for an example.
  utc: { words: (hours) => `${hours.join(' and ').replaceAll('-', ' to ')} UTC`, isMet: () => false },
  days: { words: (days) => daysInWords(days), isMet: () => false },
};

export const conditionKeys = Object.keys(conditionWords) as readonly ConditionKey[];

/** One condition with its value taken for what it is: the table above has the types. */
export function wordsOfCondition<K extends ConditionKey>(key: K): ConditionWords<K> {
  return conditionWords[key];
}

/** "Batch, over 200,000 input tokens"; without any condition "Standard". */
export function inWords({ when, mode }: { readonly when: When; readonly mode?: string }): string {
  const words = conditionKeys.flatMap((key) => {
    const value = when[key];
    return value === undefined
      ? []
      : [
          (wordsOfCondition(key).words as (given: unknown, isMarginal: boolean) => string)(
            value,
            mode === 'marginal',
          ),
        ];
  });
  const text = words.join(', ');
  return text === '' ? 'Standard' : text.charAt(0).toUpperCase() + text.slice(1);
}

function daysInWords(days: readonly string[]): string {
  const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const names = week.filter((name) => days.includes(name.toLowerCase()));
  const first = week.indexOf(names[0] ?? '');
  const isRow = names.length > 2 && week.slice(first, first + names.length).join() === names.join();
  return isRow ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : names.join(', ');
}

/**
 * The meters by which models of a kind are ranked: the first of them that a model prices. Each with how many of it one
 * call usually counts: where every call pays something besides, that is spread over so many.
 */
export const rankedBy: Readonly<Record<Modality, Readonly<Partial<Record<Meter, number | undefined>>>>> = {
  chat: { input: 1500, output: 400 },
  embedding: { input: 500 },
  image: { image: 1, megapixel: 1, imageOutput: 1056, output: undefined },
  video: { videoSecond: 5 },
  speech: { characters: 2000, audioOutput: 250, output: 250 },
  transcription: { audioMinute: 10, audioInput: 6000, input: undefined },
  music: { musicSecond: 180, track: 1 },
  '3d': { request: 1 },
  rerank: { searches: 1, input: 10_000 },
  moderation: { input: 200 },
  ocr: { pages: 1, input: 1000 },
};

/** Units of one call that are paid together: neither of them alone is what it costs. */
export const paidTogether: Readonly<Partial<Record<Meter, readonly Meter[]>>> = { image: ['megapixel'] };

/** What every call pays once, besides the meter that its models are ranked by. */
export const paidPerCall: Readonly<Partial<Record<Modality, readonly Meter[]>>> = {
  music: ['request', 'track'],
  rerank: ['request'],
};

/** What worked examples of a kind count although some of its models are billed otherwise: "1,000 images of …". */
export const countedByExamples: Readonly<Partial<Record<Modality, readonly Meter[]>>> = {
  image: ['image'],
  embedding: ['image'],
  ocr: ['pages'],
  speech: ['pages'],
};

/** When a fee is charged, in the words of pages: those that are true of one way are false of the other. */
export const feeWords: Readonly<Record<NonNullable<Gateway['platformFee']>['chargedOn'], readonly string[]>> =
  {
    'top-up': ['applied at credit top-up', 'once, at top-up', '% of each top-up'],
    credits: ['added when credits are bought', 'once, on the credits', 'to the credits you buy'],
  };

/** 262144 → "262,144". */
export function grouped(digits: string): string {
  const [whole = '', ...fraction] = digits.split('.');
  const threes: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) threes.unshift(whole.slice(Math.max(0, end - 3), end));
  return [threes.join(','), ...fraction].join('.');
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "2026-09-22" → "22 September 2026"; "2026-09" → "September 2026". */
export function dateInWords(date: string): string {
  return (date.length > 'YYYY-MM'.length ? day : month).format(new Date(date));
}

/** "2026-08-21" → "21 Aug 2026". */
export function dateInShort(date: string): string {
  return dateInWords(date).replace(/ ([A-Z][a-z]{2})[a-z]* /, ' $1 ');
}

/** What every call counts one of, besides the request. */
export const countedPerCall: Readonly<Partial<Record<Modality, readonly Meter[]>>> = {
  image: ['image'],
  music: ['track'],
  rerank: ['searches'],
};

/** Where a context bounds a part of a request, such as one of many passages. */
export const boundsPart: readonly Modality[] = ['rerank'];

/** Whether it counts a part that was kept or is kept: no use begins with it. */
export function isCached(meter: Meter): boolean {
  return /^(?:cache|audioCache|imageCache)/.test(meter) || meter === 'reasoning';
}

/** The numbers that words name: "10,000 chats of 1,500 tokens", "a one-hour meeting". */
export function namedCounts(words: string): number[] {
  const spelled: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1 };
  return [...words.matchAll(/\b(\d[\d,]*(?:\.\d+)?)\b|\b(one|an?)\b(?=[- ](?:hour|minute|second))/g)].map(
    ([, digits, word = '']) =>
      digits === undefined ? (spelled[word] ?? 0) : Number(digits.replaceAll(',', '')),
  );
}

/** Minutes of an hour, seconds of a minute. */
const sixty = 60;

/** Whether a count is one of those that are named, or follows from two of them; one goes without saying. */
export function asSaid(count: number, said: readonly number[], times: number): boolean {
  if (count === 1 || said.includes(count) || said.includes(count * times)) return true;
  const numbers = [...said, sixty];
  return numbers.some((one) =>
    numbers.some(
      (other) =>
        count === one * other ||
        count === one - other ||
        count === one + other ||
        said.some((third) => count === one * other + third),
    ),
  );
}

/** Whether a named number is a count of a use, or a part of one. */
export function saidOnce(
  number: number,
  counts: readonly number[],
  requests: number,
  said: readonly number[],
): boolean {
  const all = [...counts, requests];
  const isPart = (count: number) =>
    said.some((other) => count === number * other || count === number - other || count === other - number) ||
    count === number * sixty ||
    said.some((one) =>
      said.some((other) => count === number * one + other || count === one * other + number),
    );
  return (
    all.includes(number) ||
    counts.some((count) => count * requests === number) ||
    all.some(isPart) ||
    number === 1
  );
}

/** The language of an example by the name of its file; undefined of one that has no words here. */
export function languageOfFile(file: string): string | undefined {
  // The first that fits: two languages have files of one sort.
  const endings = { '-ai-sdk.mts': 'ai-sdk', '.py': 'python', '.mts': 'node', '.sh': 'curl' };
  return Object.entries(endings).find(([ending]) => file.endsWith(ending))?.[1];
}

/** What the page of evidence calls the results of the price check. */
export const statusNames = {
  match: 'Confirmed',
  disputed: 'Sources disagree',
  unverified: 'Not confirmed',
  exempt: 'Exception',
  own: 'Set by us',
  mismatch: 'Contradicted',
  unchecked: 'Not checked yet',
} as const;

/** What lists call those that no number of sources confirms, the weakest first. */
export const confirmationWords: Readonly<Record<string, string>> = {
  unchecked: 'Not checked yet',
  unverified: 'Not confirmed',
  exempt: 'Exception',
  disputed: 'Sources disagree',
  mismatch: 'Sources disagree',
  own: 'Set by us',
};
