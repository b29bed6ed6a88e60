/** Usage in, itemised cost out. */
import { isMeasured, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { marginKey, type RequestContext, type RequestCount } from '#catalog/registry/conditions.ts';
import type { Rate } from '#catalog/types.ts';
import { decimal, type Decimal } from './decimal.ts';
import { pickRate, type RateTerms } from './rates.ts';

/** Counted things per meter of one request: whole numbers, or up to three decimals where time is measured. */
export type Usage = Readonly<Partial<Record<Meter, number>>>;

export interface QuoteInput {
  readonly usage: Usage;
  /** How many such requests. @default 1 */
  readonly requests?: number | undefined;
  readonly context?: Omit<RequestContext, RequestCount> | undefined;
}

export interface QuoteItem<R extends RateTerms = Rate> {
  readonly meter: Meter;
  /** Counted things over all requests. */
  readonly quantity: number;
  /** The rate of the first unit; a marginal tier may price later ones differently. */
  readonly rate: R;
  /** The units of one request, cut where marginal tiers begin. */
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
 * request, and looks at one request, not at their sum.
 * @throws UnpricedError when a meter of the usage has no applicable rate
 */
export function quote<R extends RateTerms>(rates: readonly R[], input: QuoteInput): Quote<R> {
  const { usage, requests = 1, context = {} } = input;
  const inputTokens = inputTokensOf(usage);
  const items = metersOf(usage).flatMap((meter): QuoteItem<R>[] => {
    const units = usage[meter] ?? 0;
    const spans = pricedSpans(rates, meter, { ...context, inputTokens }, units);
    const [first] = spans;
    if (first === undefined) return [];
    const one = spans.reduce((sum, { rate, count }) => sum.plus(costOf(rate, count)), decimal(0));
    const cost = one.times(decimal(requests));
    return [{ meter, quantity: units * requests, rate: first.rate, spans, cost }];
  });
  return { items, total: items.reduce((sum, item) => sum.plus(item.cost), decimal(0)) };
}

/** The meters that a usage counts anything of, in the registry's order. */
export function metersOf(usage: Usage): Meter[] {
  return meterNames.filter((meter) => (usage[meter] ?? 0) > 0);
}

/** The whole input of one request, cached parts included: what long-context tiers look at. */
export function inputTokensOf(usage: Usage): number {
  return metersOf(usage)
    .filter((meter) => meters[meter].isInput)
    .reduce((sum, meter) => sum + (usage[meter] ?? 0), 0);
}

/** The units of one request, cut where marginal tiers begin, each part with the rate that applies to it. */
function pricedSpans<R extends RateTerms>(
  rates: readonly R[],
  meter: Meter,
  context: RequestContext,
  units: number,
): QuoteSpan<R>[] {
  const begins = rates.flatMap(({ meter: of, mode, when }) =>
    of === meter && mode === 'marginal' ? [when[marginKey] ?? 0] : [],
  );
  const starts = [...new Set([0, ...begins])].filter((start) => start < units).sort((a, b) => a - b);
  return starts.map((start, index) => {
    const rate = pickRate(rates, meter, { ...context, units }, start);
    if (rate === undefined) throw new UnpricedError(meter);
    return { rate, count: counted(meter, starts[index + 1] ?? units).minus(decimal(start)) };
  });
}

/** A count as a decimal: 2.5 minutes are the digits that were given, not their binary neighbour. */
function counted(meter: Meter, units: number): Decimal {
  return isMeasured(meter) ? decimal(String(units)) : decimal(units);
}

/** Price times quantity in the rate's unit, exact. */
function costOf(rate: RateTerms, units: Decimal): Decimal {
  return decimal(rate.amount).times(units).div(decimal(meters[rate.meter].per));
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

/** True when the rates price every meter of the usage. */
export function canQuote(rates: readonly RateTerms[], input: QuoteInput): boolean {
  return quoteIfPriced(rates, input) !== undefined;
}
