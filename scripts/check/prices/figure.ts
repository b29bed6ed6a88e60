/** What sources say about single rates. */
import type { Rate } from '#catalog/types.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { sameAmount } from './exact-amounts.ts';
import { amountsFor } from './find-amount.ts';
import type { SourceAdapter } from './sources/source.ts';

/** What one source says against one rate. */
export interface Figure {
  readonly source: PriceSource;
  readonly ref: string;
  /** The source's amount; where it has several within the rate's hours, the first that differs. */
  readonly amount: string;
  readonly agrees: boolean;
  /** The UTC day the source's prices were taken. */
  readonly asOf: string;
}

/**
 * What a source says about a rate on a day; undefined when it does not have it.
 * A rate that begins after that day, or after a source's data were taken, is only known to a source that
 * announces a change for the very same day: older prices neither confirm nor contradict it.
 * @param siblings the catalog's rates that hold beside it, itself included
 */
export function figureFrom(
  adapter: SourceAdapter,
  ref: string,
  rate: Rate,
  siblings: readonly Rate[],
  date: string,
): Figure | undefined {
  const from = rate.from ?? '';
  const entry = adapter.lookup(ref, from > date ? from : date);
  const isAhead = from > date || from > adapter.asOf;
  if (entry === undefined || (isAhead && entry.since !== from)) return undefined;
  const amounts = amountsFor(rate, siblings, entry);
  const differing = amounts.find((amount) => !sameAmount(amount, rate.amount));
  const amount = differing ?? amounts[0];
  if (amount === undefined) return undefined;
  return { source: adapter.id, ref: entry.ref, amount, agrees: differing === undefined, asOf: adapter.asOf };
}
