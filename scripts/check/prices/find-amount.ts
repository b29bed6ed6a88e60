/** Finds in a source's entry the amounts that stand against one rate of the catalog. */
import type { Rate } from '#catalog/types.ts';
import { conditionText } from './condition.ts';
import { chargedMinutes } from './charged-minutes.ts';
import { isInWindows } from './day-hours.ts';
import type { SourceEntry, SourceRate } from './sources/source.ts';

/**
 * The distinct amounts the source charges where the catalog charges `rate`: none when the source has no such
 * rate, several when it changes its price within the rate's hours.
 * @param siblings the catalog's rates that hold beside it, itself included
 */
export function amountsFor(rate: Rate, siblings: readonly Rate[], entry: SourceEntry): string[] {
  const condition = conditionText(rate.when);
  const isAlike = (other: Rate | SourceRate) =>
    other.meter === rate.meter && conditionText(other.when) === condition;
  const charged = entry.rates.filter(isAlike);
  const timed = charged.filter((other) => other.when.utc !== undefined);
  const flat = charged.find((other) => other.when.utc === undefined);
  const listed = siblings.filter(isAlike);

  if (timed.length === 0) return flat === undefined || isTimed(rate) ? [] : [flat.amount];
  // A catalog that leaves the hours out is compared with the source's ordinary price; `missing.ts` warns of the rest.
  if (!listed.some(isTimed)) return flat === undefined ? [] : [flat.amount];

  const amounts = chargedMinutes(rate, listed).flatMap((minute) => {
    const found = timed.find((other) => isInWindows(minute, other.when.utc ?? [])) ?? flat;
    return found === undefined ? [] : [found.amount];
  });
  return [...new Set(amounts)];
}

function isTimed({ when }: Rate): boolean {
  return when.utc !== undefined || when.days !== undefined;
}
