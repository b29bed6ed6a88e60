/**
 * The conditions a rate can carry (`when:`). A new condition is one entry of {@link conditions}, and one line in
 * the words of the site check (`scripts/check/site/oracle/words.ts`), which shares none with what it checks;
 * nothing else: the catalog's schema and its documentation, sentences and tables, the choice of a rate, the
 * calculator, the API and its schema, traced keys and the price check ask here, most of them through `when.ts`.
 */
import { capital, count } from './text.ts';

/**
 * What of a request a threshold looks at: all its input tokens, cached ones included, all its output tokens, or units of
 * the rate's own meter.
 */
export type RequestCount = 'inputTokens' | 'outputTokens' | 'units';

/** What every condition has to say, whatever its value is. */
interface Told<V> {
  /** What it means, for editors of `models.yaml` and for readers of the API; backticks mark code, no full stop. */
  readonly says: string;
  /** A value in YAML. */
  readonly example: string;
  /** The condition as a table and a sentence name it, in lower case: "low quality". Never empty. */
  readonly words: (value: V, mode: RateMode) => string;
}

/** A condition that a request asks for by itself, so that the reader can choose it. */
interface Asked<V> extends Told<V> {
  /** Its field in the calculator, with its name in the form and in the address: no meter may have the same. */
  readonly field: { readonly name: string; readonly label: string };
  /** Whether it grades what is made, as sizes do, or says how and where the request is processed. */
  readonly about: 'product' | 'processing';
}

/** One of a closed list of words. */
function choice<const V extends string>(values: readonly [V, ...V[]], entry: Asked<V>) {
  return { kind: 'choice', values, ...entry } as const;
}

/** A word of the provider's own: "1024x1024". */
function text(entry: Asked<string>) {
  return { kind: 'text', ...entry } as const;
}

/** Yes or no. */
function flag(entry: Asked<boolean>) {
  return { kind: 'flag', ...entry } as const;
}

/** Just so many of something. */
function wholeNumber(entry: Asked<number>) {
  return { kind: 'wholeNumber', ...entry } as const;
}

/** More of something than a whole number: follows from what the request counts. */
function threshold(counts: RequestCount, entry: Told<number>) {
  return { kind: 'threshold', counts, ...entry } as const;
}

/**
 * Windows of the UTC day, each `HH:MM-HH:MM`; an end before its start runs over midnight. A request has no time of day
 * here, so that a rate with hours is shown and never used to price one.
 */
function windows(entry: Told<readonly string[]>) {
  return { kind: 'windows', ...entry } as const;
}

/** Weekdays; hours too. */
function weekdayList(entry: Told<readonly Weekday[]>) {
  return { kind: 'weekdays', ...entry } as const;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** The services there are, with their words, and whether one pays for waiting by a lower price. */
const serviceEntries = {
  batch: { words: 'batch', isPatient: true },
  flex: { words: 'flex processing', isPatient: true },
  priority: { words: 'priority processing', isPatient: false },
  fast: { words: 'fast mode', isPatient: false },
} as const satisfies Record<string, { words: string; isPatient: boolean }>;

export type Service = keyof typeof serviceEntries;

export const services = Object.keys(serviceEntries) as [Service, ...Service[]];

/** True of a service that is never dearer than the standard one. */
export function isPatient(service: Service): boolean {
  return serviceEntries[service].isPatient;
}

/** What can be made from what. */
const inputWords = { text: 'a text', image: 'an image', video: 'a video', audio: 'a recording' } as const;
const inputKinds = Object.keys(inputWords) as [keyof typeof inputWords, ...(keyof typeof inputWords)[]];

/** In the order in which keys, tables and sentences list them. */
const definitions = {
  service: choice(services, {
    says: 'Kind of processing',
    example: 'batch',
    words: (service) => serviceEntries[service].words,
    field: { name: 'service', label: 'Service' },
    about: 'processing',
  }),
  quality: text({
    says: 'Quality that the request asks for',
    example: 'high',
    words: (quality) => `${quality} quality`,
    field: { name: 'quality', label: 'Quality' },
    about: 'product',
  }),
  size: text({
    says: 'Size that the request asks for, as `1024x1024`',
    example: '1024x1024',
    words: (size) => size,
    field: { name: 'size', label: 'Size' },
    about: 'product',
  }),
  resolution: text({
    says: 'Resolution that the request asks for, as `1080p`',
    example: '1080p',
    words: (resolution) => resolution,
    field: { name: 'resolution', label: 'Resolution' },
    about: 'product',
  }),
  audio: flag({
    says: 'Whether the video comes with sound',
    example: 'true',
    words: (audio) => (audio ? 'with audio' : 'without audio'),
    field: { name: 'audio', label: 'Audio' },
    about: 'product',
  }),
  seconds: wholeNumber({
    says: 'Length in seconds that the request asks for, where the price of a clip is one of a table',
    example: '10',
    words: (seconds) => `${count(seconds)} ${seconds === 1 ? 'second' : 'seconds'} long`,
    field: { name: 'seconds', label: 'Length' },
    about: 'product',
  }),
  input: choice(inputKinds, {
    says: 'What the request starts from',
    example: 'image',
    words: (input) => `from ${inputWords[input]}`,
    field: { name: 'from', label: 'Made from' },
    about: 'product',
  }),
  thinking: flag({
    says: 'Whether the model thinks before it answers; then the rate holds for all of the answer',
    example: 'true',
    words: (thinking) => (thinking ? 'with thinking' : 'without thinking'),
    field: { name: 'thinking', label: 'Thinking' },
    about: 'processing',
  }),
  streaming: flag({
    says: 'Whether the sound comes live, while it is spoken, or was recorded before',
    example: 'true',
    words: (streaming) => (streaming ? 'live' : 'recorded'),
    field: { name: 'streaming', label: 'Live or recorded' },
    about: 'processing',
  }),
  hardware: text({
    says: 'Hardware that the request runs on',
    example: 'H100',
    words: (hardware) => `on ${hardware}`,
    field: { name: 'hardware', label: 'Hardware' },
    about: 'processing',
  }),
  region: text({
    says: 'Region in which the request is processed',
    example: 'eu',
    words: (region) => `region ${region}`,
    field: { name: 'region', label: 'Region' },
    about: 'processing',
  }),
  inputTokensOver: threshold('inputTokens', {
    says: 'The request has more input tokens than this, cached ones included; then the rate holds for all of its units',
    example: '200000',
    words: (tokens) => `over ${count(tokens)} input tokens`,
  }),
  outputTokensOver: threshold('outputTokens', {
    says: 'The answer has more output tokens than this, reasoning included; then the rate holds for all of its units',
    example: '200',
    words: (tokens) => `over ${count(tokens)} output tokens`,
  }),
  unitsOver: threshold('units', {
    says: 'More units of this meter than that; `mode` says which of them',
    example: '1000',
    // Passed, it reprices all of them; only a marginal rate leaves the first ones alone.
    words: (units, mode) =>
      mode === 'marginal'
        ? `beyond the first${units === 1 ? '' : ` ${count(units)}`} of a request`
        : `over ${count(units)} in a request`,
  }),
  utc: windows({
    says: 'Windows of the UTC day, each `HH:MM-HH:MM`; an end before its start runs over midnight',
    example: '["16:30-00:30"]',
    words: (hours) => `${hours.map((window) => window.replace('-', ' to ')).join(' and ')} UTC`,
  }),
  days: weekdayList({
    says: 'Weekdays on which `utc` holds, as `mon`',
    example: '[sat, sun]',
    words: dayWords,
  }),
};

/** "Mon to Fri" for days in a row, else each of them. */
function dayWords(days: readonly Weekday[]): string {
  const places = days.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b);
  const names = places.map((place) => capital(weekdays[place] ?? ''));
  const inARow = places.every((place, index) => place === (places[0] ?? 0) + index);
  return inARow && names.length > 2 ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : names.join(', ');
}

type Definitions = typeof definitions;
export type ConditionKey = keyof Definitions;

/** The conditions that a request asks for by itself. */
export type AskedKey = {
  [K in ConditionKey]: Definitions[K] extends { readonly field: unknown } ? K : never;
}[ConditionKey];

/** What a condition says, by the kind of its value. */
interface ValueOfKind<V> {
  readonly choice: V;
  readonly text: string;
  readonly flag: boolean;
  readonly wholeNumber: number;
  readonly threshold: number;
  readonly windows: readonly string[];
  readonly weekdays: readonly Weekday[];
}
export type ConditionKind = keyof ValueOfKind<string>;

type ValueOf<D extends { readonly kind: ConditionKind }> = ValueOfKind<
  D extends { readonly values: readonly (infer V)[] } ? V : never
>[D['kind']];

/** All keys of one `when` are required together. */
export type When = { readonly [K in ConditionKey]?: ValueOf<Definitions[K]> | undefined };

/** What a request is like, as far as conditions ask. */
export interface RequestContext
  extends Pick<When, AskedKey>, Readonly<Partial<Record<RequestCount, number | undefined>>> {}

/** An entry, whichever it is. */
export type ConditionDefinition = Definitions[ConditionKey];

export const conditions: Readonly<Record<ConditionKey, ConditionDefinition>> = definitions;

/** Condition keys in the order in which keys, tables and sentences list them. */
export const conditionKeys = Object.keys(definitions) as [ConditionKey, ...ConditionKey[]];

/** Those that a request asks for by itself, in the same order. */
export const askedKeys = conditionKeys.filter((key): key is AskedKey => 'field' in definitions[key]);

/** The calculator's field for a condition that the reader can choose. */
export function fieldOf(key: AskedKey): { readonly name: string; readonly label: string } {
  return definitions[key].field;
}

/** Those that grade what is made. */
export const productKeys = askedKeys.filter((key) => definitions[key].about === 'product');

/** `whole` reprices every unit once a threshold is passed; `marginal` only the units beyond {@link marginKey}. */
export type RateMode = 'whole' | 'marginal';

/** The threshold at which a marginal rate begins. */
export const marginKey = 'unitsOver' satisfies ConditionKey;
