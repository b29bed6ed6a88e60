/** Usage in, itemised cost out. */
import { meterNames, meters, type Meter } from '#catalog/meters.ts';
import type { Rate } from '#catalog/types.ts';
import { decimal, type Decimal } from './decimal.ts';
import { pickRate, type RequestContext } from './rates.ts';

/** Counted things per meter of one request, whole numbers. */
export type Usage = Readonly<Partial<Record<Meter, number>>>;

export interface QuoteInput {
  readonly usage: Usage;
  /** How many such requests. @default 1 */
  readonly requests?: number | undefined;
  readonly context?: Omit<RequestContext, 'inputTokens' | 'units'> | undefined;
}

export interface QuoteItem {
  readonly meter: Meter;
  /** Counted things over all requests. */
  readonly quantity: number;
  /** The rate of the first unit; a marginal tier may price later ones differently. */
  readonly rate: Rate;
  /** Cost over all requests, before the platform fee. */
  readonly cost: Decimal;
}

export interface Quote {
  readonly items: readonly QuoteItem[];
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
export function quote(rates: readonly Rate[], input: QuoteInput): Quote {
  const { usage, requests = 1, context = {} } = input;
  const counted = meterNames.filter((meter) => (usage[meter] ?? 0) > 0);
  const inputTokens = counted
    .filter((meter) => meters[meter].isInput === true)
    .reduce((sum, meter) => sum + (usage[meter] ?? 0), 0);
  const items = counted.flatMap((meter): QuoteItem[] => {
    const units = usage[meter] ?? 0;
    const spans = pricedSpans(rates, meter, { ...context, inputTokens }, units);
    const [first] = spans;
    if (first === undefined) return [];
    const one = spans.reduce((sum, { rate, count }) => sum.plus(costOf(rate, count)), decimal(0));
    return [{ meter, quantity: units * requests, rate: first.rate, cost: one.times(decimal(requests)) }];
  });
  return { items, total: items.reduce((sum, item) => sum.plus(item.cost), decimal(0)) };
}

interface Span {
  readonly rate: Rate;
  readonly count: number;
}

/** The units of one request, cut where marginal tiers begin, each part with the rate that applies to it. */
function pricedSpans(rates: readonly Rate[], meter: Meter, context: RequestContext, units: number): Span[] {
  const begins = rates.flatMap(({ meter: of, mode, when }) =>
    of === meter && mode === 'marginal' ? [when.unitsOver ?? 0] : [],
  );
  const starts = [...new Set([0, ...begins])].filter((start) => start < units).sort((a, b) => a - b);
  return starts.map((start, index) => {
    const rate = pickRate(rates, meter, { ...context, units }, start);
    if (rate === undefined) throw new UnpricedError(meter);
    return { rate, count: (starts[index + 1] ?? units) - start };
  });
}

/** Price times quantity in the rate's unit, exact. */
function costOf(rate: Rate, units: number): Decimal {
  return decimal(rate.amount).times(decimal(units)).div(decimal(meters[rate.meter].per));
}

/** True when the rates price every meter of the usage. */
export function canQuote(rates: readonly Rate[], input: QuoteInput): boolean {
  try {
    quote(rates, input);
    return true;
  } catch (error) {
    if (error instanceof UnpricedError) return false;
    throw error;
  }
}
