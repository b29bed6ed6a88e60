/** Which rate applies: on a day, for a request. */
import { conditionKeys, marginKey, type RequestContext } from '#catalog/registry/conditions.ts';
import { isMet, isThreshold, keysOf } from '#catalog/registry/when.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { compareDecimals, decimal, exactNumber, type Decimal } from './decimal.ts';
import { keptPer } from './kept.ts';

/** What pricing needs to know of a rate. */
export type RateTerms = Pick<Rate, 'meter' | 'amount' | 'when' | 'mode' | 'unit' | 'rules'>;

/** A price with what it is for. */
export type UnitPrice = Pick<Rate, 'meter' | 'amount' | 'unit'>;

/** How many counted things a listed price buys, exact: a price per second buys 1/60 of a minute. */
export function thingsOf(price: Pick<UnitPrice, 'meter' | 'unit'>): Decimal {
  return price.unit === undefined ? decimal(meters[price.meter].per) : exactNumber(price.unit.things);
}

/** What one counted thing costs, exact: prices of different units are compared by it. */
export function priceOfOne(price: UnitPrice): Decimal {
  return decimal(price.amount).div(thingsOf(price));
}

/** What the unit of its meter costs, whatever the price is listed per. */
export function perUnitOfMeter(price: UnitPrice): Decimal {
  if (price.unit === undefined) return decimal(price.amount);
  return priceOfOne(price).times(decimal(meters[price.meter].per));
}

/** Compares two prices of one meter, whatever unit each is in: negative, zero or positive as the first is. */
export function comparePrices(a: UnitPrice, b: UnitPrice): number {
  if (a.unit?.things === b.unit?.things) return compareDecimals(a.amount, b.amount);
  return decimal(a.amount)
    .times(thingsOf(b))
    .cmp(decimal(b.amount).times(thingsOf(a)));
}

/** A model's listed rates; empty for a free, plan-only or unknown price. */
export function listedRates(model: Model): readonly Rate[] {
  return model.pricing.kind === 'priced' ? model.pricing.rates : [];
}

/** True when the rate holds on the UTC day `date`: `from` is inclusive, `until` exclusive. */
export function holdsOn(rate: Rate, date: string): boolean {
  return (rate.from === undefined || rate.from <= date) && (rate.until === undefined || date < rate.until);
}

/** The rates of a model that hold on a day. */
export const ratesOn = keptPer((model: Model, date: string): readonly Rate[] =>
  listedRates(model).filter((rate) => holdsOn(rate, date)),
);

/** Rates that begin after `date`: announced changes. */
export function announcedRates(model: Model, date: string): readonly Rate[] {
  return listedRates(model).filter((rate) => rate.from !== undefined && rate.from > date);
}

/** True when a model has prices and every one of them begins after the UTC day `date`. */
export function isAnnounced(model: Model, date: string): boolean {
  const { length } = listedRates(model);
  return length > 0 && announcedRates(model, date).length === length;
}

const thresholds = conditionKeys.filter(isThreshold);

/** More conditions win; with as many, the higher threshold that was passed. */
function bySpecificity({ when: a }: RateTerms, { when: b }: RateTerms): number {
  const differences = thresholds.map((key) => Number(b[key] ?? 0) - Number(a[key] ?? 0));
  return keysOf(b).length - keysOf(a).length || (differences.find((difference) => difference !== 0) ?? 0);
}

/**
 * The rate of a meter that applies to a request, or undefined when none does.
 * @param unit how many units of the meter lie before the one in question; marginal tiers look at it
 */
export function pickRate<R extends RateTerms>(
  rates: readonly R[],
  meter: Meter,
  context: RequestContext = {},
  unit = 0,
): R | undefined {
  return rates
    .filter((rate) => rate.meter === meter && isMet(rate.when, context))
    .filter((rate) => rate.mode === 'whole' || (rate.when[marginKey] ?? 0) <= unit)
    .sort(bySpecificity)[0];
}
