/** Every listed rate with what the last price check found for it. */
import { compareDecimals } from '#pricing/decimal.ts';
import type { RateStatus } from '#catalog/records/price-evidence.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { listedRates } from '#pricing/rates.ts';
import type { Site } from '#views/site.ts';

export interface CheckedRate {
  readonly model: Model;
  readonly rate: Rate;
  readonly status: RateStatus | 'unchecked';
  /** Sources that list it alike. */
  readonly sources: readonly string[];
}

/** All rates of the catalog, also those that were changed after the check. */
export function checkedRates(site: Site): CheckedRate[] {
  return site.catalog.models.flatMap((model) =>
    listedRates(model).map((rate): CheckedRate => {
      const found = site.evidenceFor(model, rate);
      const alike = Object.entries(found?.sources ?? {}).filter(
        ([, { amount }]) => compareDecimals(amount, rate.amount) === 0,
      );
      return { model, rate, status: found?.status ?? 'unchecked', sources: alike.map(([source]) => source) };
    }),
  );
}
