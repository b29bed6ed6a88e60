/** The rates of one source, as far as they are the model's own price. */
import type { SourceEntry, SourceRate } from '../../check/prices/source.ts';
import { caseOf, conditionCount } from './rate-case.ts';

/**
 * Of rates for the same case the first is charged. Left out are those that repeat another rate or price a tool
 * (`incidental`). Of those, cells of an image grid stay where nothing finer states them, and the prices of a
 * service, which decide between one another.
 */
export function ownRates(entry: SourceEntry): SourceRate[] {
  const seen = new Set<string>();
  return entry.rates.filter((rate) => {
    const name = caseOf(rate);
    if (seen.has(name) || (rate.incidental === true && !isWanted(rate, entry.rates))) return false;
    seen.add(name);
    return true;
  });
}

/** The rates that {@link ownRates} leaves out because they repeat another rate. */
export function repeatedRates(entry: SourceEntry): SourceRate[] {
  const own = ownRates(entry);
  return entry.rates.filter(
    (rate) => rate.incidental === true && !own.some((other) => caseOf(other) === caseOf(rate)),
  );
}

function isWanted(rate: SourceRate, all: readonly SourceRate[]): boolean {
  return rate.when.service !== undefined || isFinestCell(rate, all);
}

function isFinestCell({ meter, when }: SourceRate, all: readonly SourceRate[]): boolean {
  const isCell = when.size !== undefined || when.resolution !== undefined || when.quality !== undefined;
  return (
    meter === 'image' &&
    isCell &&
    all.every((other) => other.meter !== meter || conditionCount(other.when) <= conditionCount(when))
  );
}
