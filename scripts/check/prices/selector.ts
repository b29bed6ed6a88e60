import { conditionKeys } from '#catalog/registry/conditions.ts';
import { selectRates } from '#catalog/registry/rate-selector.ts';
import type { Rate } from '#catalog/types.ts';

/** True when a selector of the catalog (`input@batch`) names the rate. */
export function isSelected(selector: string, rate: Rate): boolean {
  return selectRates([rate], selector).length > 0;
}

/** The narrowest selector of a rate, to paste under `rates:`. */
export function selectorOf({ meter, when }: Rate): string {
  const words = conditionKeys.flatMap((key) => [when[key] ?? []].flat().map(String));
  return words.length === 0 ? meter : `${meter}@${words.join(',')}`;
}
