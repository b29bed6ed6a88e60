/** From what a response used to what a model’s own prices make of it. */
import { askedKeys, fieldOf, type AskedKey } from '#catalog/registry/conditions.ts';
import { valueFromText } from '#catalog/registry/when.ts';
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { count as grouped, uncapital } from '#catalog/registry/text.ts';
import { plain } from '../decimal.ts';
import type { MonthlyUse } from '../monthly-bill.ts';
import { exactCount, metersOf } from '../quote.ts';
import type { RateTerms } from '../rates.ts';
import { readUsage, type Counts, type ReadUsage } from './read-usage.ts';

/** A use of one model, as its prices count it, and what was said besides. */
export interface PricedUsage extends Pick<MonthlyUse, 'counts'> {
  readonly context: NonNullable<MonthlyUse['context']>;
  /** How some counts stand for others: "300 reasoning tokens, counted among the output tokens". */
  readonly notes: readonly string[];
  /** What is said and not counted. */
  readonly unused: readonly string[];
  /** Whether something that costs money is not counted, or not as it should be. */
  readonly incomplete: boolean;
}

type Rates = readonly RateTerms[];

/** Where the things of a meter go that a model has no price for, one after the other. */
const insteadOf: Readonly<Partial<Record<Meter, readonly Meter[]>>> = {
  input: ['audioInput', 'imageInput'],
  output: ['imageOutput', 'audioOutput'],
  audioInput: ['input'],
  imageInput: ['input'],
  videoInput: ['imageInput', 'input'],
  audioOutput: ['output'],
  imageOutput: ['output'],
  videoOutput: ['output'],
};

/** Meters that count again what others count, such as tokens: a model is priced by one of them. */
const sameAs: Readonly<Partial<Record<Meter, Meter | undefined>>> = {
  audioMinute: 'audioInput',
  image: 'imageOutput',
  computeSecond: undefined,
};

/**
 * What a text counts, by the meters that a model prices.
 * @param rates those of the model that hold at the time
 * @returns the use, or why it has no price
 */
export function priceUsage(text: string, rates: Rates): PricedUsage | { readonly problem: string } {
  const usage = readUsage(text);
  if ('problem' in usage) return usage;
  const remarks: { text: string; costs: boolean }[] = usage.remarks.filter(
    ({ where }) => where === undefined || where.some((meter) => isPriced(rates, meter)),
  );
  const { counts, notes } = byPricedMeters(usage.counts, rates);
  const priced = metersOf(counts).filter((meter) => isPricedAtAll(rates, meter));
  if (priced.length === 0 && !(isPriced(rates, 'request') && metersOf(counts).length > 0)) {
    const said = metersOf(usage.counts).map((meter) => countWords(usage.counts, meter));
    return {
      problem:
        said.length === 0
          ? 'Every count of this object is zero.'
          : `This model has no price for what is counted here: ${said.join(', ')}.`,
    };
  }
  for (const meter of metersOf(counts)) {
    if (priced.includes(meter)) continue;
    // To a model that is not priced by tokens at all, tokens cost nothing.
    const costs = meters[meter].kind !== 'tokens' || pricesTokens(rates);
    remarks.push({ text: `${countWords(counts, meter)}: this model has no price for them`, costs });
  }
  // Who prices one lifetime of a cache prices the other higher than plain input, which it is billed as here.
  if (
    metersOf(counts).includes('cacheWrite1h') &&
    isPriced(rates, 'cacheWrite') &&
    !isPriced(rates, 'cacheWrite1h')
  )
    remarks.push({
      text: `${countWords(counts, 'cacheWrite1h')}: no price of their own, billed as input`,
      costs: true,
    });
  const context = contextOf(usage, rates, remarks);
  if (passesAlone(usage, counts, rates))
    remarks.push({
      text: 'the passes are over a long-context threshold together, and none is by itself',
      costs: true,
    });
  return {
    counts: Object.fromEntries(priced.map((meter) => [meter, counts[meter]])),
    context,
    notes,
    unused: remarks.map(({ text }) => text),
    incomplete: remarks.some(({ costs }) => costs),
  };
}

const isPriced = (rates: Rates, meter: Meter): boolean => rates.some((rate) => rate.meter === meter);

/** True where a meter has a price, or is billed as another one. */
function isPricedAtAll(rates: Rates, meter: Meter): boolean {
  const { billedAs } = meters[meter];
  return isPriced(rates, meter) || (billedAs !== undefined && isPriced(rates, billedAs));
}

/** True where the things of a meter are billed, by whichever price. */
function isBilled(rates: Rates, meter: Meter): boolean {
  return isPricedAtAll(rates, meter) || (insteadOf[meter] ?? []).some((other) => isPriced(rates, other));
}

const pricesTokens = (rates: Rates): boolean => rates.some(({ meter }) => meters[meter].kind === 'tokens');

/** "300 reasoning tokens" */
export function countWords(counts: Counts, meter: Meter): string {
  const quantity = exactCount(counts[meter]);
  const text = quantity.toFraction();
  const { one, many } = meters[meter].noun;
  return `${/^\d+$/.test(text) ? grouped(Number(text)) : text} ${text === '1' ? one : many}`;
}

/** Counts of kinds that the model does not tell apart go to the kind that it prices. */
function byPricedMeters(read: Counts, rates: Rates): { counts: Counts; notes: string[] } {
  const counts: Counts = { ...read };
  const notes: string[] = [];
  const move = (from: Meter, to: Meter, says: boolean) => {
    if (!metersOf(counts).includes(from)) return;
    if (says) notes.push(`${countWords(counts, from)}, counted among the ${meters[to].noun.many}`);
    counts[to] = exactCount(counts[to]).plus(exactCount(counts[from]));
    counts[from] = 0;
  };
  for (const [meter, other] of Object.entries(sameAs) as [Meter, Meter | undefined][]) {
    if (counts[meter] === undefined) continue;
    if (isPriced(rates, meter)) {
      if (other !== undefined && !isPriced(rates, other)) counts[other] = 0;
    } else if (metersOf(counts).some((name) => name !== meter && isBilled(rates, name))) counts[meter] = 0;
  }
  // What is cached of a kind goes with it.
  for (const meter of meterNames.filter((name) => meters[name].isCacheRead && name !== 'cacheRead')) {
    const { billedAs } = meters[meter];
    if (billedAs !== undefined && !isPriced(rates, billedAs)) move(meter, 'cacheRead', false);
  }
  for (const meter of meterNames) {
    const target = isPriced(rates, meter)
      ? undefined
      : insteadOf[meter]?.find((other) => isPriced(rates, other));
    if (target !== undefined) move(meter, target, meter !== 'input' && meter !== 'output');
  }
  return { counts, notes };
}

/** What a use that has no price would have to say, by the names of the form: "size". */
export function missingChoices(
  rates: Rates,
  { counts, context }: Pick<PricedUsage, 'counts' | 'context'>,
): string[] {
  const own = rates.filter(({ meter }) => exactCount(counts[meter]).gt(exactCount()));
  return askedKeys
    .filter((key) => context[key] === undefined && own.some(({ when }) => when[key] !== undefined))
    .map((key) => uncapital(fieldOf(key).label));
}

/** The conditions that the object names and the model prices. */
function contextOf(
  { asked, counts }: ReadUsage,
  rates: Rates,
  remarks: { text: string; costs: boolean }[],
): PricedUsage['context'] {
  const context: Partial<Record<AskedKey, unknown>> = {};
  const thinks = exactCount(counts.reasoning).gt(exactCount());
  const named: Partial<Record<AskedKey, string>> = { ...asked, thinking: String(thinks) };
  for (const key of askedKeys) {
    const word = named[key]?.toLowerCase();
    if (word === undefined) continue;
    const values = rates.flatMap(({ when }) => (when[key] === undefined ? [] : [String(when[key])]));
    const value = values.find((one) => one.toLowerCase() === word);
    if (value !== undefined) context[key] = valueFromText(key, value);
    // A size says something of the price only where there are prices by size; a service always does.
    else if (alwaysMatters.has(key) || (values.length > 0 && key !== 'thinking'))
      remarks.push({
        text: `${key} ${word}: this model has no price for it; its usual price is used`,
        costs: true,
      });
  }
  return context as PricedUsage['context'];
}

const alwaysMatters = new Set<AskedKey>(['service', 'region']);

/** True where only all passes of a request together are over a threshold that looks at one. */
function passesAlone({ longestInput }: ReadUsage, counts: Counts, rates: Rates): boolean {
  if (longestInput === undefined) return false;
  const together = metersOf(counts)
    .filter((meter) => meters[meter].isInput)
    .reduce((sum, meter) => sum + Number(plain(exactCount(counts[meter]))), 0);
  return rates.some(
    ({ when: { inputTokensOver: over } }) => over !== undefined && longestInput <= over && together > over,
  );
}
