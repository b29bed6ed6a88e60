/** What a calculation begins with: worked out when the site is built, so that no browser has to. */
import { askedKeys } from '#catalog/registry/conditions.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import type { Offer, StartingUse } from './offer.ts';
import { comparePrices, pickRate, type RateTerms } from './rates.ts';
import { countedMeters } from './use-fields.ts';
import { isPriced, type MonthlyUse } from './monthly-bill.ts';

type Rates = readonly RateTerms[];

/** Which of the uses is the first that the rates price, under {@link startingContext}; −1 when none is. */
export function startingIndex(rates: Rates, starts: readonly StartingUse[]): number {
  const context = startingContext(rates);
  return starts.findIndex(({ counts, requests }) => {
    // A cached part is asked for as a share, so a use that counts it says less about the model.
    const isPlain = (Object.keys(counts) as Meter[]).every((meter) => meters[meter].billedAs === undefined);
    return isPlain && isPriced(rates, { counts, requests, context });
  });
}

/** The use that a calculation with an offer begins with. */
export function startingUse(
  { start, startsWith }: Pick<Offer, 'start' | 'startsWith'>,
  starts: readonly StartingUse[],
): MonthlyUse | undefined {
  const use = start === undefined ? undefined : starts[start];
  return use && { ...use, context: startsWith };
}

/** No conditions; those of the lowest rate of each meter that has no price without some. */
export function startingContext(rates: Rates): NonNullable<MonthlyUse['context']> {
  return countedMeters(rates).reduce<NonNullable<MonthlyUse['context']>>((context, meter) => {
    if (pickRate(rates, meter, context) !== undefined) return context;
    const [lowest] = rates.filter((rate) => rate.meter === meter).sort(comparePrices);
    const asked = askedKeys.flatMap((key) =>
      lowest?.when[key] === undefined ? [] : [[key, lowest.when[key]]],
    );
    return { ...(Object.fromEntries(asked) as typeof context), ...context };
  }, {});
}
