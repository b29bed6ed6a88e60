/** One list of rates out of what several sources state. */
import { priceSources, type PriceSource } from '#catalog/registry/vocabulary.ts';
import type { SourceRate } from '../../check/prices/source.ts';
import { sameAmount } from '../../check/prices/decimal.ts';
import { caseOf } from './rate-case.ts';

export interface StatedRates {
  readonly source: PriceSource;
  readonly rates: readonly SourceRate[];
  /** Rates that repeat another one: no price of their own, but the price check compares them. */
  readonly repeated: readonly SourceRate[];
}

export interface MergedRate extends SourceRate {
  /** The first source, in the order of preference, that states the amount. */
  readonly prefer: PriceSource;
  /** Sources that state another amount for the same case. */
  readonly against: readonly PriceSource[];
}

/**
 * Every case that any source states, with the amount of the first source that states it: `priceSources` names
 * them in the order of their data, the newest first. A source that a newer one contradicts about a meter is
 * not believed about that meter's other cases: they are of another day's price list.
 */
export function mergeRates(stated: readonly StatedRates[]): MergedRate[] {
  const ordered = priceSources.flatMap((id) => stated.filter(({ source }) => source === id));
  const all = ordered.flatMap(({ source, rates }) => rates.map((rate): Voice => ({ source, rate })));
  const merged = [...Map.groupBy(all, ({ rate }) => caseOf(rate)).values()].flatMap((voices) =>
    decided(voices, ordered),
  );
  return merged.filter(
    ({ prefer, meter }) => !merged.some((other) => other.meter === meter && other.against.includes(prefer)),
  );
}

interface Voice {
  readonly source: PriceSource;
  readonly rate: SourceRate;
}

/** @param voices about one case, in the order of the sources */
function decided([first, ...others]: readonly Voice[], ordered: readonly StatedRates[]): MergedRate[] {
  if (first === undefined) return [];
  const differs = (rate: SourceRate) => !sameAmount(rate.amount, first.rate.amount);
  const against = [
    ...others.filter(({ rate }) => differs(rate)).map(({ source }) => source),
    ...ordered
      .filter(({ repeated }) => repeated.some((rate) => caseOf(rate) === caseOf(first.rate) && differs(rate)))
      .map(({ source }) => source),
  ];
  return [{ ...first.rate, prefer: first.source, against }];
}
