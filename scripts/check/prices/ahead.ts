/**
 * The next weeks: a price that a source announces, and the catalog does not, is right today and wrong soon.
 * Each day on which anything changes is checked as if it were today, with its own hours.
 */
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { checkModel, type CheckContext } from './check-model.ts';
import { addDays } from './days.ts';
import { finding } from './finding.ts';
import type { Verdict } from './judge.ts';
import { selectorOf } from './selector.ts';
import { figureText, price, rateName } from './wording.ts';

/** Long enough for a review and a release, short enough for what is announced to be settled. */
export const daysAhead = 60;

export interface VerdictAhead extends Verdict {
  readonly day: string;
}

/** What the check would find on each of the days, of the rates that are in force then. */
export function verdictsAhead(context: CheckContext, model: Model, date: string): VerdictAhead[] {
  return changeDays(context, model, date).flatMap((day) =>
    checkModel(context, model, day)
      .verdicts.filter(({ announced }) => !announced)
      .map((verdict) => ({ ...verdict, day })),
  );
}

/** @param today what the check found on the day itself: what is wrong already is not said twice */
export function aheadFindings(
  file: string,
  ahead: readonly VerdictAhead[],
  today: readonly Verdict[],
): Finding[] {
  const known = new Set(today.filter(isWrong).map(({ key }) => key));
  return ahead.filter(isWrong).flatMap(({ day, model, rate, key, figures }) => {
    if (known.has(key)) return [];
    known.add(key);
    const message = `${model.id}: from ${day}, ${rateName(rate)} is still listed as ${price(rate)}, but ${figures.map(figureText).join(', ')}.`;
    return [
      finding(
        'price-wrong-ahead',
        message,
        { file, line: rate.line },
        { key, date: day, amount: rate.amount, sources: figures },
        { date: day, selector: selectorOf(rate) },
      ),
    ];
  });
}

function isWrong({ status, statement }: Verdict): boolean {
  return status === 'mismatch' || (status === 'disputed' && statement === undefined);
}

/** The days, in order, on which the catalog or a pinned source changes a price of the model. */
function changeDays({ adapters }: CheckContext, model: Model, date: string): string[] {
  const last = addDays(date, daysAhead);
  const listed = model.pricing.kind === 'priced' ? model.pricing.rates : [];
  const days = new Set(listed.flatMap(({ from, until }) => [from ?? [], until ?? []].flat()));
  for (const adapter of adapters) {
    const ref = model.verify?.[adapter.id];
    let next = ref === undefined ? undefined : adapter.lookup(ref, date)?.next;
    while (ref !== undefined && next !== undefined && next <= last) {
      days.add(next);
      next = adapter.lookup(ref, next)?.next;
    }
  }
  return [...days].filter((day) => day > date && day <= last).toSorted();
}
