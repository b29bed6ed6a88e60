/**
 * Whoever can speak about a model's rates: a source that is at hand, with the entry the model is pinned to, or
 * what the evidence file recorded of a source that is not.
 */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { sameAmount } from './exact-amounts.ts';
import { figureFrom, type Figure } from './figure.ts';
import type { SourceAdapter, SourceEntry } from './sources/source.ts';

export interface Witness {
  readonly source: PriceSource;
  /** @param siblings the catalog's rates that hold beside it, itself included */
  readonly figure: (rate: Rate, siblings: readonly Rate[], date: string) => Figure | undefined;
  /** The whole entry, where it can be looked into. */
  readonly entry: (date: string) => SourceEntry | undefined;
}

export function liveWitness(adapter: SourceAdapter, ref: string): Witness {
  return {
    source: adapter.id,
    figure: (rate, siblings, date) => figureFrom(adapter, ref, rate, siblings, date),
    entry: (date) => adapter.lookup(ref, date),
  };
}

/** What a source confirmed stays confirmed, as of its day, while the listed amount is the one it was compared with. */
export function recordedWitness(evidence: Evidence, source: PriceSource, model: Model): Witness {
  return {
    source,
    figure: (rate) => {
      const recorded = evidence.rates[rateKey(model.id, rate)];
      const figure = recorded?.sources[source];
      const asOf = evidence.sources[source]?.asOf;
      if (recorded === undefined || figure === undefined || asOf === undefined) return undefined;
      return sameAmount(recorded.amount, rate.amount) ? { source, asOf, ...figure } : undefined;
    },
    entry: () => undefined,
  };
}

/** What all of them say about a rate. */
export function figuresFor(
  rate: Rate,
  siblings: readonly Rate[],
  witnesses: readonly Witness[],
  date: string,
): Figure[] {
  return witnesses.flatMap((witness) => witness.figure(rate, siblings, date) ?? []);
}
