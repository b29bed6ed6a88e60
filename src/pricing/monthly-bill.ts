/**
 * What a month of one's own use costs: the arithmetic of the calculator, the same on the page, in the static tables and
 * in the tests. All of it is exact; nothing is rounded before it is printed.
 *
 * 1. Counts are those of one request. Where a model has a price per request, each request counts one. What is counted
 *    in hours (a cache that is kept) is counted for the month, and neither share below touches it.
 * 2. Of each kind of input, floor(count × share / 100) tokens of every request are read from cache, by the share of that
 *    kind. They are part of the count, never added to it.
 * 3. A meter that has no rate for such a request is billed as the meter it is part of (`billedAs`: cached input, a cache
 *    write as input, reasoning as output). Without that one either, the use cannot be priced.
 * 4. floor(requests × batchShare / 100) requests run as a batch, the rest at the chosen service. A meter without a rate
 *    for that service is billed at its standard rate.
 * 5. A rate may bill other units than are counted: what is free of a request is taken off, what remains is raised to the
 *    least amount and rounded up to whole steps, request by request; what is free in a month is taken off the sum of all
 *    that the month is billed at that rate.
 * 6. Long-context tiers look at the whole input of one request, cached part included; marginal tiers at the units of one
 *    request. Rates for some hours of the day are never used.
 */
import { cacheReads, isMonthly, meters, type Meter } from '#catalog/registry/meters.ts';
import type { Currency } from '#catalog/registry/currencies.ts';
import { listedPrice, perEach, plus, times, type Amount, type KeyedPrice } from './amount.ts';
import { decimal, type Decimal } from './decimal.ts';
import {
  canQuote,
  exactCount,
  metersOf,
  quoteIfPriced,
  tokensOf,
  wholeCount,
  type Count,
  type QuoteInput,
  type Usage,
} from './quote.ts';
import { billedUnits } from './billed-units.ts';
import { pickRate, type RateTerms } from './rates.ts';

/** A month's use, as a reader describes it. */
export interface MonthlyUse {
  /** Counted things of one request, inputs whole: what is read from cache is part of them. */
  readonly counts: Usage;
  /** A whole number, at least 1. */
  readonly requests: number;
  /**
   * Part of an input that is read from cache, by the meter it is then counted by, in per cent: a plain decimal from 0 to
   * 100. @default '0'
   */
  readonly cachedShares?: Readonly<Partial<Record<Meter, string>>> | undefined;
  /** Part of the requests that run as a batch, in per cent: a plain decimal from 0 to 100. @default '0' */
  readonly batchShare?: string | undefined;
  readonly context?: QuoteInput['context'];
}

type BilledRate = RateTerms & KeyedPrice;

/** All that is billed at one rate. */
export interface BillLine {
  readonly rate: BilledRate;
  /** What is billed over the whole month. */
  readonly quantity: Decimal;
  readonly cost: Amount;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  /** Before the platform fee. */
  readonly total: Amount;
  /** What {@link total} comes to per request. */
  readonly perRequest: Amount;
  /** The long-context threshold that was passed. */
  readonly inputTokensOver?: number | undefined;
  /** Meters without a price of their own, which were billed as another one. */
  readonly merged: readonly Meter[];
  /** Meters without a price for the service that was asked for, billed at their standard one. */
  readonly unserved: readonly { readonly meter: Meter; readonly service: string }[];
}

/** A month's use by the rates of one model on one day; undefined when something in it has no price. */
export function billIfPriced(
  rates: readonly BilledRate[],
  use: MonthlyUse,
  currency: Currency,
): Bill | undefined {
  const groups = quotesFor(rates, use).map(({ input, merged }) => ({
    items: quoteIfPriced(rates, input)?.items,
    merged,
    requests: input.requests,
    service: input.context.service,
  }));
  if (groups.some(({ items }) => items === undefined)) return undefined;
  const lines = linesOf(
    groups.flatMap(({ items = [], requests }) =>
      items.flatMap(({ spans }) =>
        spans.map(({ rate, count }) => ({ rate, quantity: count.times(decimal(requests)) })),
      ),
    ),
    currency,
  );
  const [first, ...others] = lines.map(({ cost }) => cost);
  // Nothing counted and no price per request either: there is nothing to price.
  if (first === undefined) return undefined;
  const total = others.reduce(plus, first);
  const passed = lines.flatMap(({ rate }) => rate.when.inputTokensOver ?? []);
  return {
    lines,
    total,
    perRequest: perEach(total, String(use.requests)),
    inputTokensOver: passed.length > 0 ? Math.max(...passed) : undefined,
    merged: [...new Set(groups.flatMap(({ merged }) => merged))],
    unserved: groups.flatMap(({ items = [], service }) =>
      items.flatMap(({ meter, rate }) =>
        service !== undefined && rate.when.service === undefined ? [{ meter, service }] : [],
      ),
    ),
  };
}

/** True when there is something to price in a use, and the rates price all of it. */
export function isPriced(rates: readonly RateTerms[], use: MonthlyUse): boolean {
  const inputs = quotesFor(rates, use).map(({ input }) => input);
  return (
    inputs.some(({ usage }) => metersOf(usage).length > 0) && inputs.every((input) => canQuote(rates, input))
  );
}

/** The quotes that a bill is the sum of; their meters are those that the model bills. */
export function quotesFor(rates: readonly RateTerms[], use: MonthlyUse) {
  return groupsOf(use).map(({ counts, requests, context }) => {
    const { usage, merged } = billedUsage(rates, counts, context, use.cachedShares);
    return { input: { usage, requests, context }, merged };
  });
}

interface Group {
  readonly counts: Usage;
  readonly requests: number;
  readonly context: NonNullable<QuoteInput['context']>;
}

/** The requests at the chosen service, those of the batch, and what is counted by the month. */
function groupsOf({ counts, requests, batchShare = '0', context = {} }: MonthlyUse): Group[] {
  const batch = shareOf(requests, batchShare);
  const monthly = metersOf(counts).filter((meter) => isMonthly(meter));
  const perRequest = Object.fromEntries(
    Object.entries(counts).filter(([meter]) => !isMonthly(meter as Meter)),
  );
  return [
    { counts: { ...perRequest, request: 1 }, requests: requests - batch, context },
    {
      counts: { ...perRequest, request: 1 },
      requests: batch,
      context: { ...context, service: 'batch' as const },
    },
    ...monthly.map((meter) => ({ counts: { [meter]: counts[meter] }, requests: 1, context })),
  ].filter((group) => group.requests > 0);
}

/** floor(count × share / 100). @param share in per cent, a plain decimal */
export function shareOf(count: number, share: string): number {
  return Number(decimal(count).times(decimal(share)).div(decimal(100)).round(0, 'down').toString());
}

/** The counts of a request as this model bills them: cached parts split off, meters without a price merged. */
function billedUsage(
  rates: readonly RateTerms[],
  counts: Usage,
  context: Group['context'],
  cachedShares: MonthlyUse['cachedShares'] = {},
): { usage: Usage; merged: Meter[] } {
  const usage: Partial<Record<Meter, Count>> = { ...counts };
  for (const meter of cacheReads) {
    const whole = meters[meter].billedAs;
    const cached = whole === undefined ? 0 : shareOf(wholeCount(counts[whole]), cachedShares[meter] ?? '0');
    if (whole !== undefined && cached > 0) move(usage, whole, meter, cached);
  }
  const tokens = tokensOf(usage);
  const hasRate = (meter: Meter) =>
    pickRate(rates, meter, { ...context, ...tokens, units: wholeCount(usage[meter]) }) !== undefined;
  const merged = metersOf(usage).filter((meter) => meters[meter].billedAs !== undefined && !hasRate(meter));
  for (const meter of merged) move(usage, meter, meters[meter].billedAs ?? meter, wholeCount(usage[meter]));
  // A model without a price per request does not count them.
  if (!hasRate('request')) delete usage.request;
  return { usage, merged };
}

function move(usage: Partial<Record<Meter, Count>>, from: Meter, to: Meter, count: number): void {
  usage[from] = exactCount(usage[from]).minus(decimal(count));
  usage[to] = exactCount(usage[to]).plus(decimal(count));
}

/** One line per rate, in the order in which rates first apply. */
function linesOf(parts: readonly { rate: BilledRate; quantity: Decimal }[], currency: Currency): BillLine[] {
  const quantities = new Map<BilledRate, Decimal>();
  for (const { rate, quantity } of parts) {
    quantities.set(rate, (quantities.get(rate) ?? decimal(0)).plus(quantity));
  }
  return [...quantities].map(([rate, used]) => {
    const quantity = billedUnits(rate, 'month', used);
    return { rate, quantity, cost: times(listedPrice(rate, currency), quantity.toFraction()) };
  });
}
