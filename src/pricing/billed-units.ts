/** From what a use counts to what is billed of it, by the rules of a rate. */
import type { AppliedRule } from '#catalog/registry/billing-rules.ts';
import { decimal, exactNumber, type Decimal } from './decimal.ts';
import type { RateTerms } from './rates.ts';

const zero = decimal(0);

/**
 * The counted things that are billed, exact; never of what was not counted at all, and nothing of what is free.
 * @param of what the counted things were counted in: one request, or all of a month
 */
export function billedUnits(
  { rules = [] }: Pick<RateTerms, 'rules'>,
  of: AppliedRule['of'],
  counted: Decimal,
): Decimal {
  return rules
    .filter((rule) => rule.of === of)
    .reduce((units, { kind, limit: text }) => {
      if (units.eq(zero)) return units;
      const limit = exactNumber(text);
      switch (kind) {
        case 'free':
          return units.gt(limit) ? units.minus(limit) : zero;
        case 'least':
          return units.gt(limit) ? units : limit;
        case 'step':
          return units.div(limit).round(0, 'up').times(limit);
      }
    }, counted);
}
