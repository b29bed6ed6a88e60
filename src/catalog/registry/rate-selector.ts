import { conditionKeys, type When } from './conditions.ts';
import type { Rate } from '#catalog/types.ts';

/**
 * The rates that a selector of `unverified:` or `exceptions:` names: `output` means every rate of the meter,
 * `input@batch` those with a condition value "batch", `image@low,1024x1024` those with both values.
 */
export function selectRates<R extends Pick<Rate, 'meter' | 'when'>>(
  rates: readonly R[],
  selector: string,
): R[] {
  const [meter, words = ''] = selector.split('@');
  const wanted = words.split(',').filter((word) => word !== '');
  return rates.filter((rate) => {
    if (rate.meter !== meter) return false;
    const values = conditionValues(rate.when);
    return wanted.every((word) => values.has(word));
  });
}

function conditionValues(when: When): Set<string> {
  return new Set(conditionKeys.flatMap((key) => [when[key] ?? []].flat().map(String)));
}
