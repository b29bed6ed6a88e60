/** Dated changes: what sources announce for days to come. */
import { sameAmount } from '../../check/prices/exact-amounts.ts';
import { caseOf, type DraftRate, type Offer } from './draft.ts';
import { type MergedRate, ownRates } from './rates.ts';

/** More steps than any source announces; a guard against data that lead in a circle. */
const mostSteps = 12;

/**
 * The merged rates with each change that a source announces, cut at its day. Only a source that agrees on
 * today's amount is believed about the next one.
 * @param date UTC day of the merged rates, `YYYY-MM-DD`
 */
export function withAnnounced(
  merged: readonly MergedRate[],
  offers: readonly Offer[],
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
  { adapter, model }: Offer,
  date: string,
): readonly DraftRate[] {
  let day = adapter.lookup(model.ref, date)?.next;
  let known = rates;
  for (let step = 0; day !== undefined && step < mostSteps; step += 1) {
    const from = day;
    const [before, then] = [dayBefore(from), from].map(
      (at) =>
        new Map(
          ownRates(adapter.lookup(model.ref, at) ?? { ref: '', rates: [] }).map((rate) => [
            caseOf(rate),
            rate,
          ]),
        ),
    );
    known = known.flatMap((rate) => {
      const [old, next] = [before?.get(caseOf(rate)), then?.get(caseOf(rate))];
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
      (rate) => !known.some((other) => caseOf(other) === caseOf(rate)),
    );
    known = [...known, ...added.map(({ meter, amount, when }) => ({ meter, amount, when, from }))];
    day = adapter.lookup(model.ref, from)?.next;
  }
  return known;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, day.length);
}
