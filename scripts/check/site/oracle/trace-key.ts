/** Reads traced keys by their grammar (head of src/pricing/trace-key.ts), without the code that writes them. */
import type { Meter } from '#catalog/registry/meters.ts';
import type { Rate } from '#catalog/types.ts';
import { meterNames, wordsOfRate, type RateWords } from './words.ts';

export interface Step {
  readonly name: string;
  /** What stands in its brackets; undefined without brackets. */
  readonly argument: string | undefined;
}

export interface TraceKey {
  /** Before the first "#": a model's id with its own "#" and "~" escaped, "sum", "gateway" or "modality/…". */
  readonly subject: string;
  /** From there to the first step. */
  readonly start: string;
  /** Name and argument of a start that is a call, such as `quote(…)`. */
  readonly call: Step | undefined;
  readonly steps: readonly Step[];
}

/** Steps whose argument is a key again. */
const withKey = ['plus', 'versus', 'below'];

/** @throws when the text is no key */
export function parseTraceKey(text: string): TraceKey {
  const hash = text.indexOf('#');
  const [start = '', ...rest] = cutAtSteps(text.slice(hash + 1));
  if (hash < 1) throw new Error('it is no traced key');
  return {
    subject: text.slice(0, hash),
    start,
    call: start.endsWith(')') ? stepOf(start) : undefined,
    steps: rest.map((step) => {
      const parsed = stepOf(step);
      const isNested = /[()]/.test(parsed?.argument ?? '');
      if (parsed === undefined || (isNested && !withKey.includes(parsed.name)))
        throw new Error(`"${step}" is no step of a key`);
      return parsed;
    }),
  };
}

function stepOf(text: string): Step | undefined {
  const match = /^([a-z]+)(?:\(([^]*)\))?$/.exec(text);
  return match === null ? undefined : { name: match[1] ?? '', argument: match[2] };
}

/** Cuts at every "~" outside of brackets. */
function cutAtSteps(text: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (text[at] === '~' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** The usage that a quote prices. */
export interface QuotedUse {
  readonly counts: ReadonlyMap<Meter, number>;
  readonly requests: number;
  readonly asked: Readonly<Partial<Record<string, string>>>;
}

/** @throws when it is no quote */
export function parseQuote(text: string): QuotedUse {
  const [, usage = '', requests = '1', asked = ''] =
    /^([A-Za-z0-9]+=[1-9]\d*(?:,[A-Za-z0-9]+=[1-9]\d*)*)(?:;([1-9]\d*)(?:;([A-Za-z]+=[^;]+))?)?$/.exec(
      text,
    ) ?? [];
  const counts = new Map(
    usage.split(',').map((part) => {
      const [name, count] = part.split('=');
      const meter = meterNames.find((known) => known === name);
      if (meter === undefined) throw new Error(`"${text}" is no quote`);
      return [meter, Number(count)] as const;
    }),
  );
  return {
    counts,
    requests: Number(requests),
    asked: Object.fromEntries(
      asked.split(',').flatMap((part) => {
        const at = part.indexOf('=');
        return at < 0 ? [] : [[part.slice(0, at), part.slice(at + 1)]];
      }),
    ),
  };
}

/** A key taken apart; undefined when it is none. */
export function traceKeyOf(text: string): TraceKey | undefined {
  try {
    return parseTraceKey(text);
  } catch {
    return undefined;
  }
}

/** The id of the model a figure is about; undefined for sums, the gateway and statistics. */
export function subjectOf(text: string): string | undefined {
  const subject = traceKeyOf(text)?.subject;
  return subject === undefined || isReserved(subject) ? undefined : idOf(subject);
}

function isReserved(subject: string): boolean {
  return /^(?:sum$|gateway$|modality\/)/.test(subject);
}

/** The id that a key's subject stands for. */
export function idOf(subject: string): string {
  return subject.replaceAll(/%([0-9a-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** How keys write an id. */
export function subjectFor(id: string): string {
  const subject = id.replaceAll('#', '%23').replaceAll('~', '%7e');
  const [first = ''] = subject;
  return isReserved(subject) ? `%${first.charCodeAt(0).toString(16)}${subject.slice(1)}` : subject;
}

/** The key of the listed rate a figure starts from: "acme/one#input?service=batch". */
export function listedRateOf(text: string): string | undefined {
  const key = traceKeyOf(text);
  return key && meterOfStart(key.start) && subjectOf(text) ? `${key.subject}#${key.start}` : undefined;
}

/** Whether a figure is a listed rate, or nothing was done to where it starts. */
export function isListed(text: string): boolean {
  return traceKeyOf(text)?.steps.length === 0;
}

/** Steps to a figure that is per no unit: a count, a payment, a percentage. */
const perNothing = ['count', 'funds', 'payment', 'times', 'versus', 'below', 'dearer', 'blended'];

/** The meter whose unit a figure is per: listed rates and statistics, also with the fee or cached. */
export function meterOf(text: string): Meter | undefined {
  const key = traceKeyOf(text);
  if (key === undefined || key.steps.some(({ name }) => perNothing.includes(name))) return undefined;
  return meterOfStart(key.start);
}

/** Listed rates by their keys. */
export type ListedRates = ReadonlyMap<string, { readonly rate: Rate }>;

/** The words of that unit: of the rate where the figure starts from one, else of the meter. */
export function unitOf(text: string, rates: ListedRates): RateWords | undefined {
  const meter = meterOf(text);
  return meter && wordsOfRate(rates.get(listedRateOf(text) ?? '')?.rate ?? { meter });
}

function meterOfStart(start: string): Meter | undefined {
  const [name] = start.split('?');
  return meterNames.find((meter) => meter === name);
}

/**
 * What follows a figure when it names another unit than the figure's own: "$0.040" of images "per 1M tokens".
 * @param after the text that follows the figure
 */
export function wrongUnit(key: string, after: string, rates: ListedRates): string | undefined {
  const words = unitOf(key, rates);
  // Of "$1.25/$10.00 per 1M tokens", both figures are per what stands behind the second.
  const beside = after.replace(/^\/[^\d\s/]{1,4}\s?[\d.,]*\d/u, '');
  const said = /^,?\s*(?:\bper\s+|\/\s*)([^\n|]*)/.exec(beside)?.[1]?.replaceAll(/\s+/g, ' ');
  if (words === undefined || said === undefined) return undefined;
  // A title may leave out what is sold by the million, where that is tokens.
  const bare = /^(.*) tokens$/.exec(words.shortUnit)?.[1];
  const fits =
    [words.unit, words.shortUnit].some(
      (right) => said.startsWith(right) && !/^[a-z]/i.test(said.slice(right.length)),
    ) ||
    (bare !== undefined && new RegExp(`^${bare}(?: \\||$)`).test(said));
  return fits ? undefined : said.slice(0, Math.max(words.unit.length, 20));
}
