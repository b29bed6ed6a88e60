/** `/changes/`: every known price change, and what is announced. */
import { address } from '#address.ts';
import type { PriceChange } from '#catalog/types.ts';
import type { Page, Table } from '#views/page/blocks.ts';
import { modelCount } from './list-parts.ts';
import { changedModel, changeWords, dateWords, isToCome } from '#views/model/history.ts';
import { enumerated } from '#pricing/words.ts';
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
  const models = new Set(site.history.map(({ id }) => id)).size;
  return {
    kind: 'changes',
    path: address('changes/'),
    title: [`AI model price changes | ${site.gateway.name}`],
    description: [
      site.history.length === 0
        ? `Price changes of models through ${site.gateway.name}; none is known so far.`
        : `${changesWords(past.length, announced.length)} of ${modelCount(models)}, with the day, the price before and after, and who reported it.`,
    ],
    crumbs: [{ label: 'Home', href: address('') }],
    heading: 'Price changes',
    lead: [
      site.history.length === 0
        ? ['No price has changed here so far.']
        : [
            `${changesWords(past.length, announced.length)} of ${modelCount(models)}. Only changes are listed that a source dates, or that trusted sources reported when they came; corrections of catalogs are not price changes.`,
          ],
    ],
    actions: [{ href: address('changes.xml'), label: 'Subscribe by RSS' }],
    isList: true,
    sections: site.history.length > 0 ? [{ id: 'list', title: 'Changes', blocks }] : [],
  };
}

/** "55 price changes and 9 announced ones", "1 announced price change". */
export function changesWords(past: number, announced: number): string {
  const changes = (many: number) => `price ${many === 1 ? 'change' : 'changes'}`;
  if (past === 0) return `${count(announced)} announced ${changes(announced)}`;
  const ones = announced === 1 ? 'one' : 'ones';
  return `${count(past)} ${changes(past)}${announced === 0 ? '' : ` and ${count(announced)} announced ${ones}`}`;
}

/** A row for each model and day, so that all that changed at once is read at once; what is announced comes first. */
function changesTable(site: Site, changes: readonly PriceChange[]): Table {
  const groups = [...Map.groupBy(changes, ({ date, id }) => `${date} ${id}`).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, group }];
  });
  const times = { announced: 'Announced', past: 'So far' };
  const timeOf = (change: PriceChange) => (isToCome(site, change) ? 'announced' : 'past');
  const facts = groups.map(({ first }) => ({ time: timeOf(first) }));
  return {
    kind: 'table',
    caption: 'Price changes, announced ones first, then latest first',
    onPhone: 'lines',
    columns: [{ label: 'Model' }, { label: 'Date' }, { label: 'Prices' }, { label: 'Known from' }],
    rows: groups.map(({ first, group }): Inlines[] => [
      changedModel(site, first),
      [dateWords(site, first)],
      group.flatMap((change, index) => [
        ...(index === 0 ? [] : [' ']),
        muted(...changeWords(site, change), index < group.length - 1 ? ';' : ''),
      ]),
      [enumerated([...new Set(group.flatMap(({ source }) => source.split(', ')))])],
    ]),
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
