/** Lines of past prices: each step is as high as its price and as far along as its day, and its words say which way. */
import type { Model, PriceChange } from '#catalog/types.ts';
import { modelLinked, type BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isTag, type HtmlPage, tagged, rowAddress } from '../../html-page.ts';
import { subjectFor, subjectOf } from '../../oracle/trace-key.ts';
import { dateInShort, meterWords } from '../../oracle/words.ts';
import { pagePart } from '../../part.ts';

export const historyCodes = codes('prices', {
  'history-line-wrong': {
    why: 'Readers take from it when a price changed, and how much.',
    fix: 'Draw the changes on record, and no others (src/views/model/history.ts).',
  },
});

const finding = raising(historyCodes);

export const historyPart = pagePart([historyCodes], checkCharts, checkRows);

/** The changes of standard prices that have come. */
function changesOf(site: BuiltSite, { id }: Model): readonly PriceChange[] {
  return site.changesOf(id).filter(({ when, date }) => when === undefined && date <= site.date);
}

/** A chart has a line for each price that its table tells of, and each day of a step below it. */
function* checkCharts(site: BuiltSite, page: HtmlPage): Findings {
  for (const chart of tagged(page, 'figure').filter((element) => element.classList.contains('chart'))) {
    const fault = (text: string) => finding('history-line-wrong', page.file, text);
    const key = chart.querySelector('[data-rate]')?.getAttribute('data-rate') ?? '';
    const model = key.includes('#past(') ? site.modelById.get(subjectOf(key) ?? '') : undefined;
    if (model === undefined) {
      yield fault(`Its chart is of no model: ${key}.`);
      continue;
    }
    const names = chart.querySelectorAll('.name').map(({ text }) => text.trim());
    const lines = names.map((name) =>
      changesOf(site, model).filter(({ meter }) => meterWords[meter].label === name),
    );
    const highest = highestOf(lines.flat());
    const paths = chart.querySelectorAll('path:not(.axis)').map((path) => path.getAttribute('d') ?? '');
    for (const [index, own] of lines.entries())
      if (!isLine(paths[index] ?? '', own, { bottom: 100, top: 0, right: 100, highest }))
        yield fault(`Its line of ${names[index] ?? ''} is not that of the changes on record of ${model.id}.`);
    const days = new Set(lines.flat().map(({ date }) => dateInShort(date)));
    const told = chart.querySelectorAll('.date').map(({ text }) => text.trim());
    if (told.length !== days.size || told.some((day) => !days.has(day)))
      yield fault(`Its days are ${told.join(', ')}; those on record are ${[...days].join(', ')}.`);
  }
}

/** A line before a price in a list. */
function* checkRows(site: BuiltSite, page: HtmlPage): Findings {
  for (const line of tagged(page, 'svg').filter((element) => isTag(element.parentNode, 'td'))) {
    const model = modelLinked(site, rowAddress(line.closest('tr')));
    const key = line.closest('td')?.querySelector('[data-rate]')?.getAttribute('data-rate') ?? '';
    const own =
      model === undefined
        ? []
        : changesOf(site, model).filter(
            ({ meter }) => key.replace(/\?from=[\d-]+$/, '') === `${subjectFor(model.id)}#${meter}`,
          );
    const last = own.at(-1);
    const highest = highestOf(own);
    const words =
      last &&
      `${Number(last.from) > Number(last.to) ? 'fell' : 'rose'} ${last.observed === true ? 'by ' : ''}${dateInShort(last.date)} to`;
    const path = line.querySelector('path')?.getAttribute('d') ?? '';
    const isSo =
      line.getAttribute('aria-label') === words &&
      isLine(path, own, { bottom: 11, top: 1, right: 40, highest });
    if (!isSo)
      yield finding(
        'history-line-wrong',
        page.file,
        `The line before ${key} says “${line.getAttribute('aria-label') ?? ''}”; on record it ${words ?? 'has not changed'}.`,
      );
  }
}

function highestOf(changes: readonly PriceChange[]): number {
  return Math.max(...changes.flatMap(({ from, to }) => [Number(from), Number(to)]));
}

interface Frame {
  /** Where nothing is paid, and the highest price. */
  readonly bottom: number;
  readonly top: number;
  /** Where the line ends. */
  readonly right: number;
  readonly highest: number;
}

/**
 * Whether a path is the line of these changes: "M0 0H37.5V33.3H100". Days are as far apart as on the calendar, and as much
 * stands after the last as before the first.
 */
function isLine(path: string, changes: readonly PriceChange[], frame: Frame): boolean {
  const [, start = '', steps = '', end = ''] = /^M0 ([\d.]+)((?:H[\d.]+V[\d.]+)*)H([\d.]+)$/.exec(path) ?? [];
  const drawn = [...steps.matchAll(/H([\d.]+)V([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  const [first] = changes;
  if (first === undefined || drawn.length !== changes.length || Number(end) !== frame.right) return false;
  const isHigh = (y: number, price: string) =>
    Math.abs(y - frame.bottom + (frame.bottom - frame.top) * (Number(price) / frame.highest)) <= 0.51;
  const [begin, until] = [Date.parse(first.date), Date.parse(changes.at(-1)?.date ?? first.date)];
  const left = drawn[0]?.[0] ?? 0;
  const isAt = (x: number, date: string) =>
    Math.abs(x - left - ((frame.right - 2 * left) * (Date.parse(date) - begin)) / (until - begin || 1)) <=
    1.01;
  return (
    left > 0 &&
    isHigh(Number(start), first.from) &&
    drawn.every(([x, y], index) => {
      const change = changes[index];
      return change !== undefined && isHigh(y, change.to) && isAt(x, change.date);
    })
  );
}
