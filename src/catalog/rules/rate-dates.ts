/** What must hold for the dates of a model's rates. */
import type { PlacedRate } from './flatten-rates.ts';
import type { Finding } from '#catalog/read/problem.ts';
import type { RateCase } from './rate-case.ts';

/** True when there is a day on which both rates hold. */
export function datesOverlap(a: PlacedRate, b: PlacedRate): boolean {
  const startsBefore = (x: PlacedRate, y: PlacedRate) =>
    x.from === undefined || y.until === undefined || x.from < y.until;
  return startsBefore(a, b) && startsBefore(b, a);
}

/** Findings about rates that end before they begin, and about days for which no rate is listed. */
export function dateRules(cases: readonly RateCase[]): Finding[] {
  const dated = cases.filter(({ rate: { from, until } }) => from !== undefined || until !== undefined);
  if (dated.length === 0) return [];
  const byCondition = Map.groupBy(dated, ({ rate, text }) => `${rate.meter} ${text}`);
  return [
    ...dated.flatMap(({ rate }) => reversed(rate)),
    ...[...byCondition.values()].flatMap((alike) => gaps(alike.map(({ rate }) => rate))),
  ];
}

function reversed({ from, until, path }: PlacedRate): Finding[] {
  if (from === undefined || until === undefined || from < until) return [];
  return [{ code: 'rate-dates', path, values: { from, until } }];
}

/** @param rates those of one meter under one condition that have a date */
function gaps(rates: readonly PlacedRate[]): Finding[] {
  const inOrder = [...rates].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return inOrder.slice(1).flatMap(({ from = '', path }, index): Finding[] => {
    // Of rates that overlap, which is another mistake, the last to end counts.
    const ends = inOrder.slice(0, index + 1).map(({ until }) => until);
    if (ends.includes(undefined)) return [];
    const until = ends.reduce((last = '', end = '') => (end > last ? end : last)) ?? '';
    return until < from ? [{ code: 'rate-gap', path, values: { until, from } }] : [];
  });
}
