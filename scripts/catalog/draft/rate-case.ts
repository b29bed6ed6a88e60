/** What a rate is for: two rates of one case are prices of the same thing. */
import { conditionKeys, type When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { conditionText } from '../../check/prices/condition.ts';

/** Meter, condition and hours as one text; the price check holds the same conditions for alike. */
export function caseOf({ meter, when }: { readonly meter: Meter; readonly when: When }): string {
  return `${meter}?${conditionText(when)}?${(when.utc ?? []).join('+')}`;
}

/** How many conditions a rate has. */
export function conditionCount(when: When): number {
  return conditionKeys.filter((key) => when[key] !== undefined).length;
}
