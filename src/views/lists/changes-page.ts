/** `/changes/`: every known price change, and what is announced. */
import { address } from '#address.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import type { PriceChange } from '#catalog/types.ts';
import type { Page, Table } from '#views/page/blocks.ts';
import { modelCount } from './list-parts.ts';
import {
  changedModel,
  changeLine,
  dateCell,
  isToCome,
  sourceNames,
  unitOfChange,
} from '#views/model/history.ts';
import { muted, type Inlines } from '#views/page/inline.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** Fewer rows are read, not filtered. */
const worthFiltering = 12;

/** The page; it says so when no change is known yet, because the feeds point to it. */
export function changesPage(site: Site): Page {
  const announced = site.history.filter((change) => isToCome(site, change));
  const past = site.history.filter((change) => !isToCome(site, change)).toReversed();
  const blocks = [changesTable(site, [...announced, ...past])];
  return {
    kind: 'changes',
    path: address('changes/'),
    title: [`AI model price changes | ${site.gateway.name}`],
    description: [
      site.history.length === 0
        ? `Price changes of models through ${site.gateway.name}; none is known so far.`
        : `${changesWords(site)}, with the day, the price before and after, and who reported it.`,
    ],
    crumbs: [{ label: 'Home', href: address('') }],
    heading: 'Price changes',
    lead: [
      site.history.length === 0
        ? ['No price has changed here so far.']
        : [
            `${changesWords(site)}. Only changes are listed that a source dates, or that trusted sources reported when they came; corrections of catalogs are not price changes.`,
          ],
    ],
    actions: [{ href: address('changes.xml'), label: 'Subscribe by RSS' }],
    isList: true,
    sections: site.history.length > 0 ? [{ id: 'list', title: 'Changes', blocks }] : [],
  };
}

/** Input, output, cached and so on; what holds only under a condition comes after all of these. */
export function byMeter(changes: readonly PriceChange[]): PriceChange[] {
  const place = ({ meter, when }: PriceChange) =>
    (when === undefined ? 0 : meterNames.length) + meterNames.indexOf(meter);
  return changes.toSorted((a, b) => place(a) - place(b) || (a.when ?? '').localeCompare(b.when ?? ''));
}

/** Prices of a model that change on one day are one change to read. */
function groupsOf(changes: readonly PriceChange[]): PriceChange[][] {
  return [...Map.groupBy(changes, ({ date, id }) => `${date} ${id}`).values()];
}

/** "39 changes of 32 models: 100 prices, and 26 announced". */
export function changesWords(site: Site): string {
  const { history } = site;
  const announced = history.filter((change) => isToCome(site, change)).length;
  const past = history.length - announced;
  const groups = groupsOf(history).length;
  const models = new Set(history.map(({ id }) => id)).size;
  const prices = (many: number) => (many === 1 ? 'price' : 'prices');
  const said =
    past === 0
      ? `${count(announced)} announced ${prices(announced)}`
      : `${count(past)} ${prices(past)}${announced === 0 ? '' : `, and ${count(announced)} announced`}`;
  return `${count(groups)} ${groups === 1 ? 'change' : 'changes'} of ${modelCount(models)}: ${said}`;
}

/** A row for each model and day, so that all that changed at once is read at once; what is announced comes first. */
function changesTable(site: Site, changes: readonly PriceChange[]): Table {
  const groups = groupsOf(changes).flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, group: byMeter(group) }];
  });
  const times = { announced: 'Announced', past: 'So far' };
  const timeOf = (change: PriceChange) => (isToCome(site, change) ? 'announced' : 'past');
  const facts = groups.map(({ first }) => ({ time: timeOf(first) }));
  const columns = [{ label: 'Model' }, { label: 'Date' }, { label: 'Prices' }, { label: 'Known from' }];
  /** @param printed the changes of a row */
  const rowsOf = (printed: (lines: Inlines[]) => Inlines): Inlines[][] =>
    groups.map(({ first, group }) => [
      changedModel(site, first),
      dateCell(site, first),
      printed(
        group.map((change, index) => {
          const before = group[index - 1];
          const isUnitTold = before && unitOfChange(before).shortUnit === unitOfChange(change).shortUnit;
          return changeLine(site, change, isUnitTold === true);
        }),
      ),
      [sourceNames(site, group)],
    ]);
  return {
    kind: 'table',
    caption: 'Price changes, announced ones first, then latest first',
    onPhone: 'lines',
    columns,
    rows: rowsOf((lines) => lines.flatMap((line, index) => [...(index === 0 ? [] : [' ']), muted(...line)])),
    inText: {
      columns,
      rows: rowsOf((lines) => lines.flatMap((line, index) => [...(index === 0 ? [] : ['; ']), ...line])),
    },
    sorting: {
      columns: ['text', 'text', 'none', 'none'],
      keys: groups.map(({ first: { id, date } }) => [id, date]),
      ...(groups.length >= worthFiltering && {
        finder: {
          nouns: { one: 'change', many: 'changes' },
          filters: [
            {
              name: 'time',
              label: 'Time',
              options: Object.entries(times).map(([value, label]) => ({
                value,
                label,
                count: facts.filter(({ time }) => time === value).length,
              })),
            },
          ],
          total: groups.length,
          facts,
          usual: { time: 'past' },
        },
      }),
    },
  };
}
