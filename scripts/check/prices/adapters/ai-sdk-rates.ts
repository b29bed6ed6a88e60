/** The rates of one model of ai-sdk-cost-calculator. */
import type { ModelPricing } from 'ai-sdk-cost-calculator';
import type { When } from '#catalog/registry/conditions.ts';
import { roundThreshold } from '../condition.ts';
import { decimalOf, over } from '../decimal.ts';
import type { SourceRate } from '../source.ts';
import { aiSdkFields, aiSdkLongContext, aiSdkUnmapped, type FieldMapping } from './ai-sdk-units.ts';
import { imageGridRates } from './image-grid.ts';

/** @throws when the model has a field that is neither mapped nor known to have no meter */
export function ratesOfPricing(pricing: ModelPricing): SourceRate[] {
  const threshold = pricing.longContextThreshold;
  const grid = imageGridRates(pricing.imageGenerationPricing ?? {});
  const rates = Object.entries(pricing).flatMap(([field, price]) => {
    if (typeof price !== 'number' || Object.hasOwn(aiSdkUnmapped, field)) return [];
    const long = aiSdkLongContext[field];
    if (long !== undefined) {
      return threshold === undefined
        ? []
        : rateOf(price, long, { inputTokensOver: roundThreshold(threshold) });
    }
    const mapping = aiSdkFields[field];
    if (mapping !== undefined) return [mapping].flat().flatMap((one) => rateOf(price, one, one.when ?? {}));
    throw new Error(
      `ai-sdk-cost-calculator has a price field this check does not know: ${field}. ` +
        'Map it, or name it as unmapped, in scripts/check/prices/adapters/ai-sdk-units.ts.',
    );
  });
  return [...rates.map((rate) => withoutRepeats(rate, grid)), ...grid];
}

/** Zero fills the required fields of models that are not priced by tokens, and is never proof. */
function rateOf(price: number, mapping: FieldMapping, when: When): SourceRate[] {
  if (price === 0) return [];
  const amount = mapping.over === undefined ? decimalOf(price) : over(decimalOf(price), mapping.over);
  const rate: SourceRate = { meter: mapping.meter, when, amount };
  return [mapping.incidental === true ? { ...rate, incidental: true } : rate];
}

/** Beside a grid, the single price per image repeats its default cell. */
function withoutRepeats(rate: SourceRate, grid: readonly SourceRate[]): SourceRate {
  return rate.meter === 'image' && grid.length > 0 ? { ...rate, incidental: true } : rate;
}
