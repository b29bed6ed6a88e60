/** The rates of one price block of @pydantic/genai-prices. */
import type { ModelPrice } from '@pydantic/genai-prices';
import type { When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { decimalOf, sameAmount } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import { genaiUnits, genaiUnmapped, type UnitMapping } from './genai-prices-units.ts';

/**
 * @param when the condition of the whole block (its hours)
 * @throws when the block has a price key that is neither mapped nor known to have no meter
 */
export function ratesOfBlock(prices: ModelPrice, when: When): SourceRate[] {
  return Object.entries(prices).flatMap(([key, price]) => {
    if (price === undefined || Object.hasOwn(genaiUnmapped, key)) return [];
    const unit = genaiUnits[key];
    if (unit === undefined) {
      throw new Error(
        `@pydantic/genai-prices has a price key this check does not know: ${key}. ` +
          'Map it, or name it as unmapped, in scripts/check/prices/adapters/genai-prices-units.ts.',
      );
    }
    if (typeof price === 'number') return rateOf(price, unit, when);
    const base = rateOf(price.base, unit, when);
    const tiers = price.tiers.flatMap((tier) =>
      rateOf(tier.price, unit, { ...when, inputTokensOver: roundThreshold(tier.start) }),
    );
    const first = base[0];
    // A tier at the base price is the absence of a tier.
    return [
      ...base,
      ...tiers.map((tier) => (first && sameAmount(first.amount, tier.amount) ? incidental(tier) : tier)),
    ];
  });
}

function incidental(rate: SourceRate): SourceRate {
  return { ...rate, incidental: true };
}

/** Zero stands for "unknown" as often as for "free", and is never proof. */
function rateOf(price: number, unit: UnitMapping, when: When): SourceRate[] {
  if (price === 0) return [];
  const amount = decimalOf(price);
  const rate: SourceRate = { meter: unit.meter, when, amount: unit.convert?.(amount) ?? amount };
  return [unit.incidental === true ? incidental(rate) : rate];
}
