/** The rates of one source, as far as they are the model's own price. */
import { productKeys } from '#catalog/registry/conditions.ts';
import { keysOf } from '#catalog/registry/when.ts';
import { magnitudeOf } from '#catalog/registry/modalities.ts';
import { compareDecimals } from '#pricing/decimal.ts';
import { sameAmount } from '../../check/prices/exact-amounts.ts';
import type { SourceEntry, SourceRate } from '../../check/prices/sources/source.ts';
import { rateCase } from '../../check/prices/condition.ts';
import type { DraftRate } from './draft.ts';

/**
 * Of rates for the same case the first is charged. Left out are those that repeat another rate or price a tool
 * (`incidental`). Of those, cells of an image grid stay where nothing finer states them, and the prices of a
 * service, which decide between one another.
 */
export function ownRates(entry: SourceEntry): SourceRate[] {
  const seen = new Set<string>();
  return entry.rates.filter((rate) => {
    const name = rateCase(rate);
    if (seen.has(name) || (rate.incidental === true && !isWanted(rate, entry.rates))) return false;
    seen.add(name);
    return true;
  });
}

function isWanted(rate: SourceRate, all: readonly SourceRate[]): boolean {
  return rate.when.service !== undefined || isFinestCell(rate, all);
}

function isFinestCell({ meter, when }: SourceRate, all: readonly SourceRate[]): boolean {
  const isCell = productKeys.some((key) => when[key] !== undefined);
  return (
    meter === 'image' &&
    isCell &&
    all.every((other) => other.meter !== meter || keysOf(other.when).length <= keysOf(when).length)
  );
}

/** Outside of what anything on the market costs: nearly always a slipped unit. */
export function isSlipped({ meter, amount }: Pick<SourceRate, 'meter' | 'amount'>): boolean {
  // What kind of model it is follows from its rates, and is not decided yet.
  const [low, high] = magnitudeOf(meter, undefined);
  return compareDecimals(amount, low) < 0 || compareDecimals(amount, high) > 0;
}

/**
 * Leaves out services that cost what the standard service does: under such a heading a reader would look for a
 * difference. A service of which one rate differs keeps them all, because they decide between one another.
 */
export function withoutEqualServices<R extends DraftRate>(rates: readonly R[]): R[] {
  const isEqual = (rate: R) => {
    const standard = rateCase({ ...rate, when: { ...rate.when, service: undefined } });
    return rates.some((other) => rateCase(other) === standard && sameAmount(other.amount, rate.amount));
  };
  return rates.filter(
    ({ meter, when: { service } }) =>
      service === undefined ||
      rates.some((rate) => rate.meter === meter && rate.when.service === service && !isEqual(rate)),
  );
}
