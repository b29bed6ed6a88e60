/** Finds in a source's entry the amounts that stand against one rate of the catalog. */
import type { Rate } from '#catalog/types.ts';
import { conditionText } from './condition.ts';
import { isInWindows, minutesWhere } from './day-hours.ts';
import type { SourceEntry } from './source.ts';

/**
 * The distinct amounts the source charges where the catalog charges `rate`: none when the source has no such
 * rate, several when it changes its price within the rate's hours.
 * @param siblings the catalog's rates that hold beside it, itself included
 */
export function amountsFor(rate: Rate, siblings: readonly Rate[], entry: SourceEntry): string[] {
  const condition = conditionText(rate.when);
  const alike = entry.rates.filter(
    (other) => other.meter === rate.meter && conditionText(other.when) === condition,
  );
  const timed = alike.filter((other) => other.when.utc !== undefined);
  const flat = alike.find((other) => other.when.utc === undefined);
  const windows = siblings
    .filter((other) => other.meter === rate.meter && conditionText(other.when) === condition)
    .flatMap((other) => other.when.utc ?? []);

  if (timed.length === 0) return flat === undefined || rate.when.utc !== undefined ? [] : [flat.amount];
  // A catalog that leaves the hours out is compared with the source's ordinary price; `missing.ts` warns of the rest.
  if (windows.length === 0) return flat === undefined ? [] : [flat.amount];

  const own = rate.when.utc;
  const minutes = minutesWhere((minute) => isInWindows(minute, own ?? windows) === (own !== undefined));
  const amounts = minutes.flatMap((minute) => {
    const charged = timed.find((other) => isInWindows(minute, other.when.utc ?? [])) ?? flat;
    return charged === undefined ? [] : [charged.amount];
  });
  return [...new Set(amounts)];
}
