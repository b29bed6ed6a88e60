/** Dated changes: what sources announce for days to come. */
import { sameAmount } from '../../check/prices/exact-amounts.ts';
import { rateCase } from '../../check/prices/condition.ts';
import type { DraftRate, SourceOffer } from './draft.ts';
import { ownRates } from './own-rates.ts';

/** More steps than any source announces; a guard against data that lead in a circle. */
const mostSteps = 12;

/**
 * The rates with each change that their source announces, cut at its day.
 * @param date UTC day of the rates, `YYYY-MM-DD`
 */
export function withAnnounced(
  rates: readonly DraftRate[],
  { adapter, model }: SourceOffer,
  date: string,
): readonly DraftRate[] {
  let day = adapter.lookup(model.ref, date)?.next;
  let timeline = rates;
  for (let step = 0; day !== undefined && step < mostSteps; step += 1) {
    const from = day;
    const [before, then] = [dayBefore(from), from].map(
      (at) =>
        new Map(
          ownRates(adapter.lookup(model.ref, at) ?? { ref: '', rates: [] }).map((rate) => [
            rateCase(rate),
            rate,
          ]),
        ),
    );
    timeline = timeline.flatMap((rate) => {
      const [old, next] = [before?.get(rateCase(rate)), then?.get(rateCase(rate))];
      // Already cut, or not in force on the day before.
      if (rate.until !== undefined || old === undefined || !sameAmount(old.amount, rate.amount))
        return [rate];
      if (next === undefined) return [{ ...rate, until: from }];
      if (sameAmount(next.amount, rate.amount)) return [rate];
      return [
        { ...rate, until: from },
        { ...rate, amount: next.amount, from, until: undefined },
      ];
    });
    const added = [...(then?.values() ?? [])].filter(
      (rate) => !timeline.some((other) => rateCase(other) === rateCase(rate)),
    );
    timeline = [...timeline, ...added.map(({ meter, amount, when }) => ({ meter, amount, when, from }))];
    day = adapter.lookup(model.ref, from)?.next;
  }
  return timeline;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, day.length);
}
