/**
 * The grammar of traced keys: where a figure starts and what was done to it.
 *
 * ```
 * key        = start *( "~" step )
 * model      = the id, with "%23" for "#" and "%7e" for "~"; see keySubject
 * start      = model "#" meter [ "?" conditions ]           a listed rate
 *            | model "#estimate." meter [ "?" conditions ]  what a token-priced image comes to
 *            | model "#provider." meter [ "?" conditions ]  the provider's own price of a rate that is listed as another
 *            | model "#printed." meter [ "?" conditions ]   what the gateway itself prints elsewhere for a listed rate
 *            | model "#published." meter [ "?" conditions ] what the provider itself publishes, in its currency
 *            | model "#quote(" quote ")"                    the cost of a usage
 *            | model "#past(" meter [ "?" conditions ] "," date ")"  a recorded change of a price
 *            | "modality/" modality "#" meter               all headline prices of that meter
 *            | "gateway#topUp.minimum" | "gateway#platformFee.fixed" | "gateway#platformFee.minimum"
 *            | "gateway#tokenFee.input" | "gateway#tokenFee.output"
 *                                                           a figure of the gateway section
 *            | "sum#" decimal                               a round sum chosen for an example
 * quote      = meter "=" count *( "," … ) [ ";" requests ] [ ";" condition "=" value *( "," … ) ]
 * step       = "item(" meter ")"    one line of a quote
 *            | "month"              a quote as the use of a whole month: what is free in one is taken off
 *            | "before" | "after"   the two prices of a change
 *            | "median" | "lowest" | "highest"              of the prices of a modality
 *            | "cached"             as a hit of the semantic cache
 *            | "fee"                with the platform fee: what the reader pays, or its share of the smallest top-up
 *            | "funds"              what a payment leaves for usage
 *            | "charge"             the platform fee alone
 *            | "payment"            the payment that covers it: rounded up, at least the smallest top-up
 *            | "count(" decimal ")" how many of them a payment buys
 *            | "times(" decimal [ "/" decimal ] ")" what so many counted things of a price come to
 *            | "each(" decimal ")"  what of it falls on each of so many
 *            | "plus(" key ")"      together with another figure
 *            | "versus(" key ")"    its difference from another figure in per cent of that one: "+25%"
 *            | "below(" key ")"     by how many per cent it lies below another figure: "20%"
 *            | "inclusive"          of a rate that a model is ranked by: with all that a usual call pays besides
 *            | "blended"            of a rate of input tokens: what 1M tokens come to, three in and one out
 *            | "dearer"             of a rate that models are ranked by: how many per cent of them cost more
 * ```
 */
import { askedOf, whenFromText, whenText } from '#catalog/registry/when.ts';
import { meterNames, type Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import { keySubject, rateKey } from '#catalog/registry/rate-key.ts';
import type { Model, PriceChange, Rate } from '#catalog/types.ts';
import { exactCount, type QuoteInput } from './quote.ts';

/** What stands in the brackets of each step that can follow any price; `amount.ts` has an operation for each. */
export const stepArguments = {
  cached: 'nothing',
  charge: 'nothing',
  fee: 'nothing',
  funds: 'nothing',
  payment: 'nothing',
  count: 'a number',
  each: 'a number',
  times: 'a number',
  below: 'a key',
  plus: 'a key',
  versus: 'a key',
} as const;
export type StepName = keyof typeof stepArguments;

/** Whether a key may have a step of that name. */
export function isStepName(name: string): name is StepName {
  return Object.hasOwn(stepArguments, name);
}

/** A key with one more step. */
export function stepKey(key: string, name: string, argument?: string): string {
  return `${key}~${name}${argument === undefined ? '' : `(${argument})`}`;
}

/** The key of a round sum. */
export function sumKey(amount: string): string {
  return `sum#${amount}`;
}

export const keys = {
  /** A listed rate. */
  rate: (model: Model, rate: Rate): string => rateKey(model.id, rate),
  /** An estimate of a token-priced model. */
  estimate: (model: Model, rate: Rate): string => rateKey(model.id, rate).replace('#', '#estimate.'),
  /** The provider's own price, where another one is listed. */
  provider: (model: Model, rate: Rate): string => rateKey(model.id, rate).replace('#', '#provider.'),
  /** What the gateway itself prints elsewhere. @param rate the listed one of that meter */
  printed: (model: Model, rate: Rate): string => rateKey(model.id, rate).replace('#', '#printed.'),
  /** What the provider itself publishes. @param rate one of those */
  published: (model: Model, rate: Rate): string => rateKey(model.id, rate).replace('#', '#published.'),
  exchangeRate: 'gateway#exchange.rate',
  /** The cost of a usage, before the fee. */
  quote: (model: Model, input: QuoteInput): string => quoteKey(model.id, input),
  /** One line of a quote. */
  item: (quoteKey: string, meter: Meter): string => stepKey(quoteKey, 'item', meter),
  /** The price before or after a recorded change. */
  past: (change: PriceChange, step: 'before' | 'after'): string =>
    `${keySubject(change.id)}#past(${change.meter}${change.when === undefined ? '' : `?${change.when}`},${change.date})~${step}`,
  /** A statistic of all headline prices of one modality in one meter. */
  standing: (modality: Modality, meter: Meter, step: 'median' | 'lowest' | 'highest'): string =>
    stepKey(`modality/${modality}#${meter}`, step),
  minimumTopUp: 'gateway#topUp.minimum',
  fixedFee: 'gateway#platformFee.fixed',
  minimumFee: 'gateway#platformFee.minimum',
  tokenFee: { input: 'gateway#tokenFee.input', output: 'gateway#tokenFee.output' },
  /** A round sum chosen for an example, such as a top-up of 100. */
  sum: sumKey,
  /** @param key of a quote */
  month: (key: string): string => stepKey(key, 'month'),
  fee: (key: string): string => stepKey(key, 'fee'),
  cached: (key: string): string => stepKey(key, 'cached'),
  funds: (key: string): string => stepKey(key, 'funds'),
  count: (key: string, payment: string): string => stepKey(key, 'count', payment),
  versus: (key: string, other: string): string => stepKey(key, 'versus', other),
  below: (key: string, other: string): string => stepKey(key, 'below', other),
  /** @param key of the rate of input tokens */
  blended: (key: string): string => stepKey(key, 'blended'),
  /** @param key of a listed rate */
  inclusive: (key: string): string => stepKey(key, 'inclusive'),
  /** @param key of a listed rate */
  dearer: (key: string): string => stepKey(key, 'dearer'),
} as const;

/** The key of what a use costs with a model. */
export function quoteKey(id: string, input: QuoteInput): string {
  return `${keySubject(id)}#quote(${quoteText(input)})`;
}

function quoteText({ usage, requests = 1, context = {} }: QuoteInput): string {
  const counts = meterNames.flatMap((meter) => {
    const count = exactCount(usage[meter]).toFraction();
    return count === '0' ? [] : [`${meter}=${count}`];
  });
  const conditions = whenText(context);
  if (conditions !== '') return `${counts.join(',')};${requests};${conditions}`;
  return requests === 1 ? counts.join(',') : `${counts.join(',')};${requests}`;
}

export interface KeyStep {
  readonly name: string;
  /** What stands in its brackets; undefined when it has none. */
  readonly argument?: string | undefined;
}

export interface ParsedKey {
  /** Left of the first "#", as keys write it. */
  readonly subject: string;
  /** Between "#" and the first step. */
  readonly start: string;
  readonly steps: readonly KeyStep[];
}

/** The start of a key and its steps: cut at each "~" that is not in brackets. */
function partsOf(key: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of key) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '~' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

/** @throws when the text is not a key */
export function parseKey(key: string): ParsedKey {
  const [head = '', ...rest] = partsOf(key);
  const hash = head.indexOf('#');
  if (hash < 1) throw new Error(`"${key}" is not a traced key.`);
  const steps = rest.map((text): KeyStep => {
    const [, name, argument] = /^([a-z]+)(?:\((.*)\))?$/s.exec(text) ?? [];
    const isNested = argument !== undefined && /[()]/.test(argument);
    if (name === undefined || (isNested && !(isStepName(name) && stepArguments[name] === 'a key')))
      throw new Error(`"${text}" in "${key}" is not a step of a key.`);
    return { name, argument };
  });
  return { subject: head.slice(0, hash), start: head.slice(hash + 1), steps };
}

/** The argument of a call-like start such as `quote(…)`, or undefined when it is something else. */
export function callArgument(start: string, name: string): string | undefined {
  return start.startsWith(`${name}(`) && start.endsWith(')') ? start.slice(name.length + 1, -1) : undefined;
}

/** Reads back what {@link keys.quote} wrote. @throws when it is anything else */
export function parseQuote(text: string): QuoteInput {
  const [counts = '', requests = '1', conditions = ''] = text.split(';');
  const usage: Partial<Record<Meter, number>> = {};
  for (const [name, count] of pairsOf(counts)) {
    const meter = meterNames.find((known) => known === name);
    if (meter !== undefined) usage[meter] = wholeNumber(count);
  }
  const input: QuoteInput = {
    usage,
    requests: wholeNumber(requests),
    context: askedOf(whenFromText(conditions)),
  };
  // What was written in another way, or not understood at all, would not come out as it went in.
  if (text === '' || input.requests === 0 || quoteText(input) !== text)
    throw new Error(`"${text}" is not a quote.`);
  return input;
}

/** Zero, which no quote contains, when the text is none. */
function wholeNumber(text: string): number {
  return /^[1-9]\d*$/.test(text) ? Number(text) : 0;
}

function pairsOf(text: string): [string, string][] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)];
    });
}
