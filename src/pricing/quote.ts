/** Usage in, itemised cost out. */
import { isMeasured, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { marginKey, type RequestContext, type RequestCount } from '#catalog/registry/conditions.ts';
import type { Rate } from '#catalog/types.ts';
import { decimal, plain, type Decimal } from './decimal.ts';
import { billedUnits } from './billed-units.ts';
import { pickRate, thingsOf, type RateTerms } from './rates.ts';

/** Whole counted things; of what is measured, such as time, any exact number too: 11 seconds are 11/60 minutes. */
export type Count = number | Decimal;

/** Counted things per meter of one request. */
export type Usage = Readonly<Partial<Record<Meter, Count>>>;

export interface QuoteInput {
  readonly usage: Usage;
  /** How many such requests. @default 1 */
  readonly requests?: number | undefined;
  readonly context?: Omit<RequestContext, RequestCount> | undefined;
}

export interface QuoteItem<R extends RateTerms = Rate> {
  readonly meter: Meter;
  /** Counted things over all requests. */
  readonly quantity: Decimal;
  /** The rate of the first unit; a marginal tier may price later ones differently. */
  readonly rate: R;
  /** The billed units of one request, cut where marginal tiers begin. */
  readonly spans: readonly QuoteSpan<R>[];
  /** Cost over all requests, before the platform fee. */
  readonly cost: Decimal;
}

/** Units of one request that are billed at one rate. */
export interface QuoteSpan<R extends RateTerms = Rate> {
  readonly rate: R;
  readonly count: Decimal;
}

export interface Quote<R extends RateTerms = Rate> {
  readonly items: readonly QuoteItem<R>[];
  /** Sum of the items, before the platform fee. */
  readonly total: Decimal;
}

/** A usage that the rates have no price for. */
export class UnpricedError extends Error {
  override readonly name = 'UnpricedError';
  readonly meter: Meter;

  constructor(meter: Meter) {
    super(`No rate applies to ${meters[meter].noun.many} in this request; leave them out or list a price.`);
    this.meter = meter;
  }
}

/**
 * Prices a usage by the given rates (those of one model on one day). A long-context tier reprices the whole
 * request, and looks at one request, not at their sum. What is free in a month is none of a quote's: it may be used up.
 * @throws UnpricedError when a meter of the usage has no applicable rate
 */
export function quote<R extends RateTerms>(rates: readonly R[], input: QuoteInput): Quote<R> {
  const result = itemised(rates, input);
  if ('unpriced' in result) throw new UnpricedError(result.unpriced);
  return result;
}

/** The same quote, or undefined when something in the usage has no price. */
export function quoteIfPriced<R extends RateTerms>(
  rates: readonly R[],
  input: QuoteInput,
): Quote<R> | undefined {
  const result = itemised(rates, input);
  return 'unpriced' in result ? undefined : result;
}

function itemised<R extends RateTerms>(
  rates: readonly R[],
  input: QuoteInput,
): Quote<R> | { readonly unpriced: Meter } {
  const { usage } = input;
  const requests = decimal(input.requests ?? 1);
  const spansFor = spansOf(rates, input);
  const items: QuoteItem<R>[] = [];
  for (const meter of metersOf(usage)) {
    const spans = spansFor(meter);
    if (spans === undefined) return { unpriced: meter };
    const [first] = spans;
    if (first === undefined) continue;
    const one = spans.reduce((sum, { rate, count }) => sum.plus(costOf(rate, count)), zero);
    const quantity = countOf(usage, meter).times(requests);
    items.push({ meter, quantity, rate: first.rate, spans, cost: one.times(requests) });
  }
  return { items, total: items.reduce((sum, item) => sum.plus(item.cost), zero) };
}

/** The meters that a usage counts anything of, in the registry's order. */
export function metersOf(usage: Usage): Meter[] {
  return meterNames.filter((meter) => {
    const { [meter]: count = 0 } = usage;
    return typeof count === 'number' ? count !== 0 : count.gt(zero);
  });
}

/** The whole input and output of one request, cached and reasoning parts included: what tiers of its length look at. */
export function tokensOf(usage: Usage): { inputTokens: number; outputTokens: number } {
  const counted = metersOf(usage).filter((meter) => meters[meter].kind === 'tokens');
  const sum = (isInput: boolean) =>
    counted
      .filter((meter) => meters[meter].isInput === isInput)
      .reduce((tokens, meter) => tokens + wholeCount(usage[meter]), 0);
  return { inputTokens: sum(true), outputTokens: sum(false) };
}

/** Whether a model makes clips as long as a use asks for. @param seconds lengths that it makes; undefined: any */
export function isOffered(seconds: readonly number[] | undefined, { videoSecond }: Usage): boolean {
  return (
    seconds === undefined ||
    videoSecond === undefined ||
    seconds.some((one) => decimal(one).eq(exactCount(videoSecond)))
  );
}

const zero = decimal(0);

/** @throws when a part is counted of what comes in whole things only, such as a token */
function countOf(usage: Usage, meter: Meter): Decimal {
  const count = exactCount(usage[meter]);
  if (isMeasured(meter) || count.eq(count.round(0, 'down'))) return count;
  throw new Error(`${plain(count)} ${meters[meter].noun.many}: not a whole number.`);
}

/** A count as it is, none being zero: 2.5 minutes are the digits that were given, not their binary neighbour. */
export function exactCount(count: Count = zero): Decimal {
  if (typeof count !== 'number') return count;
  return decimal(Number.isSafeInteger(count) ? count : String(count));
}

/** A count in whole things, the last of them begun: more than a whole number exactly when the count itself is. */
export function wholeCount(count: Count = 0): number {
  return typeof count === 'number' ? Math.ceil(count) : Number(plain(count.round(0, 'up')));
}

/** Of a request: the units of each meter, cut where marginal tiers begin, each part with its rate; undefined where one has none. */
function spansOf<R extends RateTerms>(rates: readonly R[], { usage, context = {} }: QuoteInput) {
  const asked = { ...context, ...tokensOf(usage) };
  return (meter: Meter): QuoteSpan<R>[] | undefined => {
    const units = countOf(usage, meter);
    const begins = rates.flatMap(({ meter: of, mode, when }) =>
      of === meter && mode === 'marginal' ? [when[marginKey] ?? 0] : [],
    );
    const starts = [...new Set([0, ...begins])]
      .filter((start) => decimal(start).lt(units))
      .sort((a, b) => a - b);
    const spans: QuoteSpan<R>[] = [];
    for (const [index, start] of starts.entries()) {
      const rate = pickRate(rates, meter, { ...asked, units: wholeCount(units) }, start);
      if (rate === undefined) return undefined;
      const counted = exactCount(starts[index + 1] ?? units).minus(decimal(start));
      spans.push({ rate, count: billedUnits(rate, 'request', counted) });
    }
    return spans;
  };
}

/** Price times quantity in the rate's unit, exact. */
function costOf(rate: RateTerms, units: Decimal): Decimal {
  return decimal(rate.amount).times(units).div(thingsOf(rate));
}

/** A quote as the use of a whole month: what is free in one is taken off each of its rates. */
export function costOfMonth({ items }: Quote, { requests = 1 }: QuoteInput): Decimal {
  const spans = Map.groupBy(
    items.flatMap((item) => item.spans),
    ({ rate }) => rate,
  );
  return [...spans].reduce((sum, [rate, own]) => {
    const used = own.reduce((units, { count }) => units.plus(count), zero).times(decimal(requests));
    return sum.plus(costOf(rate, billedUnits(rate, 'month', used)));
  }, zero);
}

/**
 * A use with one each of what every call pays besides, as far as the rates price it: a fee for each request is part of
 * every bill, whatever else the request counts.
 * @param perCall as a modality has them
 */
export function withPerCall(
  rates: readonly RateTerms[],
  perCall: readonly Meter[],
  input: QuoteInput,
): QuoteInput {
  const paid = perCall.filter((meter) => {
    const usage = { ...input.usage, [meter]: 1 };
    return input.usage[meter] === undefined && canQuote(rates, { ...input, usage });
  });
  return { ...input, usage: { ...Object.fromEntries(paid.map((meter) => [meter, 1])), ...input.usage } };
}

/** True when the rates price every meter of the usage. */
export function canQuote(rates: readonly RateTerms[], input: QuoteInput): boolean {
  const spansFor = spansOf(rates, input);
  return metersOf(input.usage).every((meter) => spansFor(meter) !== undefined);
}
