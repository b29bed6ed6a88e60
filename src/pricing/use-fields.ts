/** What a reader can be asked about their use of a model: only what its own rates know. */
import { askedKeys, type AskedKey } from '#catalog/registry/conditions.ts';
import { valueFromText } from '#catalog/registry/when.ts';
import { cacheReads, meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import type { RateTerms } from './rates.ts';
import type { MonthlyUse } from './monthly-bill.ts';

type Rates = readonly RateTerms[];

/** A condition to choose from. */
export interface Choice {
  readonly key: AskedKey;
  /** As text; empty for "none of them". */
  readonly values: readonly string[];
}

/** The meters that are counted per request (or month) for a model, in the registry's order. */
export function countedMeters(rates: Rates): Meter[] {
  return meterNames.filter(
    (meter) =>
      meter !== 'request' && !meters[meter].isCacheRead && rates.some((rate) => rate.meter === meter),
  );
}

/** The kinds of input that have a price of their own when they are read from cache, by the meter they are then counted by. */
export function cachedMeters(rates: Rates): Meter[] {
  return cacheReads.filter((meter) => rates.some((rate) => rate.meter === meter));
}

/** The name of the field that asks for the share of {@link cachedMeters}. */
export function cacheField(meter: Meter): string {
  return meter === 'cacheRead' ? 'cached' : `${meter}Share`;
}

/** True when a batch has prices of its own. */
export function hasBatchPrice(rates: Rates): boolean {
  return rates.some(({ when }) => when.service === 'batch');
}

/** The conditions that the rates distinguish, each with its values; the batch is a share of the requests instead. */
export function choicesOf(rates: Rates): Choice[] {
  return askedKeys.flatMap((key): Choice[] => {
    const values = new Set(
      rates.flatMap(({ when }) =>
        when[key] === undefined || (key === 'service' && when[key] === 'batch') ? [] : [String(when[key])],
      ),
    );
    if (values.size === 0) return [];
    // Where every price of some meter names a value, there is no price without one.
    const isOptional = rates
      .filter(({ when }) => when[key] !== undefined)
      .every(({ meter }) => rates.some((rate) => rate.meter === meter && rate.when[key] === undefined));
    return [{ key, values: isOptional ? ['', ...values] : [...values] }];
  });
}

/** The conditions as pricing takes them. @param chosen texts of {@link Choice.values} */
export function contextOf(
  chosen: Readonly<Partial<Record<AskedKey, string>>>,
): NonNullable<MonthlyUse['context']> {
  return Object.fromEntries(
    askedKeys.flatMap((key) => {
      const value = chosen[key];
      return value === undefined || value === '' ? [] : [[key, valueFromText(key, value)]];
    }),
  );
}
