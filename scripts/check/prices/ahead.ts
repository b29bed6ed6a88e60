/**
 * What is to come: a price that a source announces, and the catalog does not, is right today and wrong soon.
 * Each day of the next weeks on which anything changes is checked as if it were today, with its own hours.
 */
import type { Model } from '#catalog/types.ts';
import { listedRates } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { checkModel, type CheckContext } from './check-model.ts';
import { addDays } from './dates.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { sourceCurrency } from './sources/source.ts';
import { isWrong, type Verdict } from './verdict.ts';
import type { Witness } from './witnesses.ts';
import { amountsText, figureText, shortList, price, rateName } from './wording.ts';

export const aheadKinds = {
  'price-wrong-ahead': {
    severity: 'error',
    why: 'A pinned source announces another price for a day of the next weeks: the page could say so, and will be wrong from then on.',
    fix: 'Add the new amount with `from: {date}` (and `until: {date}` to the present one). If the catalog is right, add exceptions: { amounts: {amounts}, reason, source, checked, expires }.',
  },
  'change-missing': {
    severity: 'warning',
    why: 'The page could announce the change, and after that day the check will fail.',
    fix: 'Add the new amounts with `from: {date}`.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(aheadKinds);

/** Long enough for a review and a release, short enough for what is announced to be settled. */
const daysAhead = 60;

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
  const todaysKeys = new Set(today.filter(isWrong).map(({ key }) => key));
  return ahead.filter(isWrong).flatMap(({ day, model, rate, key, figures }) => {
    if (todaysKeys.has(key)) return [];
    todaysKeys.add(key);
    const message = `${model.id}: from ${day}, ${rateName(rate)} is still listed as ${price(rate, sourceCurrency)}, but ${figures.map(figureText).join(', ')}.`;
    return [
      finding(
        'price-wrong-ahead',
        message,
        { file, line: rate.line },
        { key, date: day, amount: rate.amount, sources: figures },
        { date: day, amounts: amountsText([rate]) },
      ),
    ];
  });
}

/** The days, in order, on which the catalog or a pinned source changes a price of the model. */
function changeDays({ adapters }: CheckContext, model: Model, date: string): string[] {
  const last = addDays(date, daysAhead);
  const days = new Set(listedRates(model).flatMap(({ from, until }) => [from ?? [], until ?? []].flat()));
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

/** A change that a source announces for a later day, when the catalog lists nothing from that day on. */
export function unannounced(file: string, model: Model, { source, entry }: Witness, date: string): Finding[] {
  const next = entry(date)?.next;
  if (next === undefined || listedRates(model).some(({ from }) => from === next)) return [];
  // Sooner ones are compared rate by rate.
  if (next <= addDays(date, daysAhead)) return [];
  const changes = (entry(next)?.rates ?? []).map((rate) => `${rateName(rate)} $${rate.amount}`);
  return [
    finding(
      'change-missing',
      `${model.id}: ${source} announces other prices from ${next}: ${shortList(changes)}.`,
      { file, line: model.line },
      { model: model.id, source, date: next },
      { date: next },
    ),
  ];
}
