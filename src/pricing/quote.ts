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
  const { usage, requests = 1, context = {} } = input;
  const tokens = tokensOf(usage);
  const items = metersOf(usage).flatMap((meter): QuoteItem<R>[] => {
    const units = countOf(usage, meter);
    const spans = pricedSpans(rates, meter, { ...context, ...tokens }, units);
    const [first] = spans;
    if (first === undefined) return [];
    const one = spans.reduce((sum, { rate, count }) => sum.plus(costOf(rate, count)), decimal(0));
    const cost = one.times(decimal(requests));
    return [{ meter, quantity: units.times(decimal(requests)), rate: first.rate, spans, cost }];
  });
  return { items, total: items.reduce((sum, item) => sum.plus(item.cost), decimal(0)) };
}

/** The meters that a usage counts anything of, in the registry's order. */
export function metersOf(usage: Usage): Meter[] {
  return meterNames.filter((meter) => exactCount(usage[meter]).gt(zero));
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
  return typeof count === 'number' ? decimal(String(count)) : count;
}

/** A count in whole things, the last of them begun: more than a whole number exactly when the count itself is. */
export function wholeCount(count: Count = 0): number {
  return typeof count === 'number' ? Math.ceil(count) : Number(plain(count.round(0, 'up')));
}

/** The units of one request, cut where marginal tiers begin, each part with the rate that applies to it. */
function pricedSpans<R extends RateTerms>(
  rates: readonly R[],
  meter: Meter,
  context: RequestContext,
  units: Decimal,
): QuoteSpan<R>[] {
  const begins = rates.flatMap(({ meter: of, mode, when }) =>
    of === meter && mode === 'marginal' ? [when[marginKey] ?? 0] : [],
  );
  const starts = [...new Set([0, ...begins])]
    .filter((start) => decimal(start).lt(units))
    .sort((a, b) => a - b);
  return starts.map((start, index) => {
    const rate = pickRate(rates, meter, { ...context, units: wholeCount(units) }, start);
    if (rate === undefined) throw new UnpricedError(meter);
    const counted = exactCount(starts[index + 1] ?? units).minus(decimal(start));
    return { rate, count: billedUnits(rate, 'request', counted) };
  });
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

/** The same quote, or undefined when something in the usage has no price. */
export function quoteIfPriced<R extends RateTerms>(
  rates: readonly R[],
  input: QuoteInput,
): Quote<R> | undefined {
  try {
    return quote(rates, input);
  } catch (error) {
    if (error instanceof UnpricedError) return undefined;
    throw error;
  }
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
  return quoteIfPriced(rates, input) !== undefined;
}
