/** Lays out a step chart of price changes. Floats are fine here: they place ink, no price is computed. */
import { meters } from '#catalog/registry/meters.ts';
import type { Model, PriceChange } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Chart } from '#views/page/blocks.ts';
import { longDate } from '#views/words/phrases.ts';
import { changedWords } from './history.ts';
import type { Site } from '#views/site.ts';

// Small enough that its letters stay readable when a phone shows it at its full width.
const width = 400;
const height = 190;
const plot = { left: 2, right: 398, top: 24, bottom: 158 };
const day = 86_400_000;
/** Time shown before the first change and after the last day, so that both levels can be seen. */
const margin = 60 * day;

/** The chart of the prices that answer "how much": its lines are few, the table has everything. */
export function historyChart(site: Site, model: Model, changes: readonly PriceChange[]): Chart[] {
  const meter = headline(model, site.date)?.rates.map((rate) => rate.meter) ?? [];
  const drawn = changes.filter((change) => change.when === undefined && meter.includes(change.meter));
  const groups = Map.groupBy(drawn, changedWords);
  const units = new Set(drawn.map((change) => meters[change.meter].shortUnit));
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (units.size !== 1 || first === undefined || last === undefined) return [];
  const today = Date.parse(site.date);
  const start = Date.parse(first.date) - margin;
  const end = last.date > site.date ? Date.parse(last.date) + margin : today;
  const highest = Math.max(...drawn.flatMap(({ from, to }) => [Number(from), Number(to)]));
  const x = (time: number) => round(plot.left + ((time - start) / (end - start)) * (plot.right - plot.left));
  const y = (price: string) => round(plot.bottom - (Number(price) / highest) * (plot.bottom - plot.top));

  const series = [...groups].map(([name, steps]) => {
    const past = steps.filter(({ date }) => date <= site.date);
    const coming = steps.filter(({ date }) => date > site.date);
    const begin = steps[0] ?? first;
    const level = past.at(-1)?.to ?? begin.from;
    const path = [
      `M${x(start)} ${y(begin.from)}`,
      ...past.map(({ date, to }) => `H${x(Date.parse(date))}V${y(to)}`),
      `H${x(today)}`,
    ].join('');
    const announced =
      coming.length === 0
        ? ''
        : [
            `M${x(today)} ${y(level)}`,
            ...coming.map(({ date, to }) => `H${x(Date.parse(date))}V${y(to)}`),
            `H${x(end)}`,
          ].join('');
    const latest = steps.at(-1) ?? first;
    return {
      name,
      path,
      announced,
      labels: [
        {
          x: plot.left,
          y: round(y(begin.from) - 6),
          anchor: 'start',
          amount: site.amount(keys.past(begin, 'before')),
        },
        {
          x: plot.right,
          y: round(y(latest.to) - 6),
          anchor: 'end',
          amount: site.amount(keys.past(latest, 'after')),
        },
      ],
    } as const;
  });
  const dates = [
    { x: plot.left, anchor: 'start', text: longDate(isoMonth(start)) },
    { x: plot.right, anchor: 'end', text: longDate(isoMonth(end)) },
  ] as const;
  const label = `Step chart of ${[...groups.keys()].join(', ').toLowerCase()} price per ${[...units].join()} from ${longDate(isoMonth(start))} to ${longDate(isoMonth(end))}. The table below lists each change.`;
  return [{ kind: 'chart', label, width, height, series, dates }];
}

function isoMonth(time: number): string {
  return new Date(time).toISOString().slice(0, 7);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
