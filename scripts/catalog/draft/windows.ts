/** Hours of the day that cost the same, written as one rate. */
import type { DraftRate } from './draft.ts';
import { caseOf } from './rate-case.ts';

/** Rates that differ in nothing but their window are one rate with several windows, in the order of the day. */
export function joinedWindows(rates: readonly DraftRate[]): DraftRate[] {
  const alike = Map.groupBy(rates, (rate) =>
    [
      caseOf({ ...rate, when: { ...rate.when, utc: undefined } }),
      rate.when.utc === undefined,
      rate.amount,
      rate.from,
      rate.until,
    ].join(),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const utc = first.when.utc && [first, ...others].flatMap(({ when }) => when.utc ?? []).toSorted();
    return [{ ...first, when: { ...first.when, ...(utc && { utc }) } }];
  });
}
