/** One list of rates out of what several sources state. */
import { priceSources, type PriceSource } from '#catalog/vocabulary.ts';
import type { SourceRate } from '../../checks/prices/source.ts';
import { sameAmount } from '../../checks/prices/decimal.ts';
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
 * Every case that any source states. Where they disagree, the amount that most sources state is taken; where
 * as many state each, that of the first source in `priceSources`, whose data are the newest.
 */
export function mergeRates(stated: readonly StatedRates[]): MergedRate[] {
  const ordered = priceSources.flatMap((id) => stated.filter(({ source }) => source === id));
  const all = ordered.flatMap(({ source, rates }) => rates.map((rate) => ({ source, rate })));
  return [...Map.groupBy(all, ({ rate }) => caseOf(rate)).values()].flatMap((voices) => {
    const camps: (typeof voices)[] = [];
    for (const voice of voices) {
      const camp = camps.find(([first]) => first !== undefined && sameAmount(first.rate.amount, voice.rate.amount));
      if (camp === undefined) camps.push([voice]);
      else camp.push(voice);
    }
    const [winners] = camps.toSorted((a, b) => b.length - a.length);
    const first = winners?.[0];
    if (first === undefined) return [];
    const against = [
      ...voices.filter((voice) => winners?.includes(voice) === false).map(({ source }) => source),
      ...ordered.flatMap(({ source, repeated }) =>
        repeated.some((rate) => caseOf(rate) === caseOf(first.rate) && !sameAmount(rate.amount, first.rate.amount)) ? [source] : [],
      ),
    ];
    return [{ ...first.rate, prefer: first.source, against }];
  });
}
