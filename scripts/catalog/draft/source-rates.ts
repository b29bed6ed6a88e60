/** The rates of one source, as far as they are the model's own price. */
import type { SourceEntry, SourceRate } from '../../checks/prices/source.ts';
import { caseOf } from './rate-case.ts';

/**
 * Of rates for the same case the first is charged. Left out are those that repeat another rate or price a tool
 * (`incidental`); single cells of an image grid stay, because nothing else states them.
 */
export function ownRates(entry: SourceEntry): SourceRate[] {
  const seen = new Set<string>();
  return entry.rates.filter((rate) => {
    const name = caseOf(rate);
    if (seen.has(name) || (rate.incidental === true && !isCell(rate))) return false;
    seen.add(name);
    return true;
  });
}

/** The rates that {@link ownRates} leaves out because they repeat another rate. */
export function repeatedRates(entry: SourceEntry): SourceRate[] {
  const own = ownRates(entry);
  return entry.rates.filter((rate) => rate.incidental === true && !own.some((other) => caseOf(other) === caseOf(rate)));
}

function isCell({ meter, when }: SourceRate): boolean {
  return meter === 'image' && (when.size !== undefined || when.resolution !== undefined || when.quality !== undefined);
}
