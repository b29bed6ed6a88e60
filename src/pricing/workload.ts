/**
 * What a month of one's own use costs: the arithmetic of the calculator, the same on the page, in the static tables and
 * in the tests. All of it is exact; nothing is rounded before `format.ts` prints it.
 *
 * 1. Counts are those of one request. Where a model has a price per request, each request counts one. What is counted
 *    in hours (a cache that is kept) is counted for the month, and neither share below touches it.
 * 2. Of each kind of input, floor(count × cachedShare / 100) tokens of every request are read from cache. They are part
 *    of the count, never added to it.
 * 3. A meter that has no rate for such a request is billed as the meter it is part of (`billedAs`: cached input, a cache
 *    write as input, reasoning as output). Without that one either, the use cannot be priced.
 * 4. floor(requests × batchShare / 100) requests run as a batch, the rest at the chosen service. A meter without a rate
 *    for that service is billed at its standard rate.
 * 5. Long-context tiers look at the whole input of one request, cached part included; marginal tiers at the units of one
 *    request. Rates for some hours of the day are never used.
 */
import { billedAs, cacheReads, meters, type Meter } from '#catalog/registry/meters.ts';
import { decimal, type Decimal } from './decimal.ts';
import {
  costOf,
  inputTokensOf,
  metersOf,
  quote,
  UnpricedError,
  type QuoteInput,
  type Usage,
} from './quote.ts';
import { pickRate, type RateTerms } from './rates.ts';

/** A month's use, as a reader describes it. */
export interface MonthlyUse {
  /** Counted things of one request, inputs whole: what is read from cache is part of them. */
  readonly counts: Usage;
  /** A whole number, at least 1. */
  readonly requests: number;
  /** Part of every input that is read from cache, in per cent: a plain decimal from 0 to 100. @default '0' */
  readonly cachedShare?: string | undefined;
  /** Part of the requests that run as a batch, in per cent: a plain decimal from 0 to 100. @default '0' */
  readonly batchShare?: string | undefined;
  readonly context?: QuoteInput['context'];
}

/** All that is billed at one rate. */
export interface BillLine<R extends RateTerms> {
  readonly rate: R;
  /** Over the whole month. */
  readonly quantity: Decimal;
  readonly cost: Decimal;
}

export interface Bill<R extends RateTerms> {
  readonly lines: readonly BillLine<R>[];
  /** Before the platform fee. */
  readonly total: Decimal;
  /** What {@link total} comes to per request. */
  readonly perRequest: Decimal;
  /** The long-context threshold that was passed. */
  readonly inputTokensOver?: number | undefined;
  /** Meters without a price of their own, which were billed as another one. */
  readonly merged: readonly Meter[];
  /** Meters without a price for the service that was asked for, billed at their standard one. */
  readonly unserved: readonly { readonly meter: Meter; readonly service: string }[];
}

/**
 * Prices a month's use by the rates of one model on one day.
 * @throws UnpricedError when something in it has no price
 */
function billFor<R extends RateTerms>(rates: readonly R[], use: MonthlyUse): Bill<R> {
  const groups = quotesFor(rates, use).map(({ input, merged }) => ({
    quoted: quote(rates, input),
    merged,
    requests: input.requests,
    service: input.context.service,
  }));
  const lines = linesOf(
    groups.flatMap(({ quoted, requests }) =>
      quoted.items.flatMap(({ spans }) =>
        spans.map(({ rate, count }) => ({ rate, quantity: count.times(decimal(requests)) })),
      ),
    ),
  );
  // Nothing counted and no price per request either: there is nothing to price.
  if (lines.length === 0) throw new UnpricedError('request');
  const total = lines.reduce((sum, { cost }) => sum.plus(cost), decimal(0));
  const passed = lines.flatMap(({ rate }) => rate.when.inputTokensOver ?? []);
  return {
    lines,
    total,
    perRequest: total.div(decimal(use.requests)),
    inputTokensOver: passed.length > 0 ? Math.max(...passed) : undefined,
    merged: [...new Set(groups.flatMap(({ merged }) => merged))],
    unserved: groups.flatMap(({ quoted, service }) =>
      quoted.items.flatMap(({ meter, rate }) =>
        service !== undefined && rate.when.service === undefined ? [{ meter, service }] : [],
      ),
    ),
  };
}

/** The quotes that a bill is the sum of; their meters are those that the model bills. */
export function quotesFor(rates: readonly RateTerms[], use: MonthlyUse) {
  return groupsOf(use).map(({ counts, requests, context }) => {
    const { usage, merged } = billedUsage(rates, counts, context, use.cachedShare);
    return { input: { usage, requests, context }, merged };
  });
}

/** The same bill, or undefined when something in the use has no price. */
export function billIfPriced<R extends RateTerms>(rates: readonly R[], use: MonthlyUse): Bill<R> | undefined {
  try {
    return billFor(rates, use);
  } catch (error) {
    if (error instanceof UnpricedError) return undefined;
    throw error;
  }
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

/** True of meters that are counted over the month, not in each request. */
export function isMonthly(meter: Meter): boolean {
  return meters[meter].kind === 'hours';
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
  cachedShare = '0',
): { usage: Usage; merged: Meter[] } {
  const usage: Partial<Record<Meter, number>> = { ...counts };
  for (const meter of cacheReads) {
    const whole = billedAs[meter];
    const cached = whole === undefined ? 0 : shareOf(counts[whole] ?? 0, cachedShare);
    if (whole !== undefined && cached > 0) move(usage, whole, meter, cached);
  }
  const inputTokens = inputTokensOf(usage);
  const hasRate = (meter: Meter) =>
    pickRate(rates, meter, { ...context, inputTokens, units: usage[meter] ?? 0 }) !== undefined;
  const merged = metersOf(usage).filter((meter) => billedAs[meter] !== undefined && !hasRate(meter));
  for (const meter of merged) move(usage, meter, billedAs[meter] ?? meter, usage[meter] ?? 0);
  // A model without a price per request does not count them.
  if (!hasRate('request')) delete usage.request;
  return { usage, merged };
}

function move(usage: Partial<Record<Meter, number>>, from: Meter, to: Meter, count: number): void {
  usage[from] = (usage[from] ?? 0) - count;
  usage[to] = (usage[to] ?? 0) + count;
}

/** One line per rate, in the order in which rates first apply. */
function linesOf<R extends RateTerms>(parts: readonly { rate: R; quantity: Decimal }[]): BillLine<R>[] {
  const quantities = new Map<R, Decimal>();
  for (const { rate, quantity } of parts) {
    quantities.set(rate, (quantities.get(rate) ?? decimal(0)).plus(quantity));
  }
  return [...quantities].map(([rate, quantity]) => ({ rate, quantity, cost: costOf(rate, quantity) }));
}
