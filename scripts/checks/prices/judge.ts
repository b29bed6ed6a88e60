/** Gives one rate its status: what the pinned sources say about it, and which statement excuses it. */
import type { RateStatus } from '#catalog/evidence.ts';
import { rateKey } from '#catalog/rate-key.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { PriceSource } from '#catalog/vocabulary.ts';
import { sameAmount } from './decimal.ts';
import { amountsFor } from './find-amount.ts';
import { isSelected } from './selector.ts';
import type { SourceAdapter, SourceEntry } from './source.ts';

/** What one source says against one rate. */
export interface Figure {
  readonly source: PriceSource;
  readonly ref: string;
  /** The source's amount; where it has several within the rate's hours, the first that differs. */
  readonly amount: string;
  readonly agrees: boolean;
}

export interface Verdict {
  readonly model: Model;
  readonly rate: Rate;
  readonly key: string;
  readonly announced: boolean;
  readonly status: RateStatus;
  readonly figures: readonly Figure[];
  /** The statement of the catalog that covers a status other than `match`. */
  readonly statement?: Model['unverified'][number] | Model['exceptions'][number] | undefined;
}

/** An adapter with the entry a model is pinned to. */
export interface Pinned {
  readonly adapter: SourceAdapter;
  readonly ref: string;
}

function figureOf(
  rate: Rate,
  amounts: readonly string[],
  adapter: SourceAdapter,
  entry: SourceEntry,
): Figure[] {
  const differing = amounts.find((amount) => !sameAmount(amount, rate.amount));
  const amount = differing ?? amounts[0];
  if (amount === undefined) return [];
  return [{ source: adapter.id, ref: entry.ref, amount, agrees: differing === undefined }];
}

/**
 * What the sources say about a rate on a day.
 * A rate that begins after that day, or after a source's data were taken, is only known to a source that
 * announces a change for the very same day: older prices neither confirm nor contradict it.
 */
export function figuresFor(
  rate: Rate,
  siblings: readonly Rate[],
  pins: readonly Pinned[],
  date: string,
): Figure[] {
  const from = rate.from ?? '';
  return pins.flatMap(({ adapter, ref }) => {
    const entry = adapter.lookup(ref, from > date ? from : date);
    const isAhead = from > date || from > adapter.asOf;
    if (entry === undefined || (isAhead && entry.since !== from)) return [];
    return figureOf(rate, amountsFor(rate, siblings, entry), adapter, entry);
  });
}

function covers(statement: { readonly rates?: readonly string[] | undefined }, rate: Rate): boolean {
  return statement.rates === undefined || statement.rates.some((selector) => isSelected(selector, rate));
}

/** Status and covering statement, from the figures and what the model's entry says about itself. */
export function judge(model: Model, rate: Rate, figures: readonly Figure[], date: string): Verdict {
  const exceptions = model.exceptions.filter((statement) => covers(statement, rate));
  const found = {
    model,
    rate,
    key: rateKey(model.id, rate),
    announced: rate.from !== undefined && rate.from > date,
    figures,
  };
  if (figures.length === 0) {
    return {
      ...found,
      status: 'unverified',
      statement: model.unverified.find((statement) => covers(statement, rate)),
    };
  }
  const agreeing = figures.filter((figure) => figure.agrees);
  if (agreeing.length === figures.length) return { ...found, status: 'match' };
  if (agreeing.length > 0) {
    return { ...found, status: 'disputed', statement: exceptions.find(({ prefer }) => prefer !== undefined) };
  }
  const exception = exceptions.find(({ prefer }) => prefer === undefined);
  return { ...found, status: exception === undefined ? 'mismatch' : 'exempt', statement: exception };
}
