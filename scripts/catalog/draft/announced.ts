/** Dated changes: what sources announce for days to come. */
import { sameAmount } from '../../check/prices/exact-amounts.ts';
import { rateCase, type DraftRate, type SourceOffer } from './draft.ts';
import { type MergedRate, ownRates } from './merged-rates.ts';

/** More steps than any source announces; a guard against data that lead in a circle. */
const mostSteps = 12;

/**
 * The merged rates with each change that a source announces, cut at its day. Only a source that agrees on
 * today's amount is believed about the next one.
 * @param date UTC day of the merged rates, `YYYY-MM-DD`
 */
export function withAnnounced(
  merged: readonly MergedRate[],
  offers: readonly SourceOffer[],
  date: string,
): DraftRate[] {
  return offers.reduce<readonly DraftRate[]>(
    (rates, offer) => changedBy(rates, offer, date),
    merged.map(plain),
  ) as DraftRate[];
}

function plain({ meter, amount, when }: MergedRate): DraftRate {
  return { meter, amount, when };
}

function changedBy(
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
      // Already cut, unknown to this source, or stated otherwise by it.
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
