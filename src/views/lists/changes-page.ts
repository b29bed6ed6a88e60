/** `/changes/`: every known price change, and what is announced. */
import { address } from '#address.ts';
import type { PriceChange } from '#catalog/types.ts';
import type { Page, Section, Table } from '#views/page/blocks.ts';
import { modelCount } from './list-parts.ts';
import { changeCells, changeColumns, changedModel, isToCome } from '#views/model/history.ts';
import type { Inlines } from '#views/page/inline.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** Fewer rows are read, not filtered. */
const worthFiltering = 12;

/** The page; it says so when no change is known yet, because the feeds point to it. */
export function changesPage(site: Site): Page {
  const announced = site.history.filter((change) => isToCome(site, change));
  const past = site.history.filter((change) => !isToCome(site, change)).toReversed();
  const sections: Section[] = [
    {
      id: 'announced',
      title: 'Announced',
      blocks: tables(site, announced, 'Announced price changes, next first'),
    },
    { id: 'past', title: 'So far', blocks: tables(site, past, 'Price changes, latest first') },
  ];
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
    sections: site.history.length > 0 ? sections.filter(({ blocks }) => blocks.length > 0) : [],
  };
}

/** "55 price changes and 9 announced ones", "1 announced price change". */
export function changesWords(past: number, announced: number): string {
  const changes = (many: number) => `price ${many === 1 ? 'change' : 'changes'}`;
  if (past === 0) return `${count(announced)} announced ${changes(announced)}`;
  const ones = announced === 1 ? 'one' : 'ones';
  return `${count(past)} ${changes(past)}${announced === 0 ? '' : ` and ${count(announced)} announced ${ones}`}`;
}

function tables(site: Site, changes: readonly PriceChange[], caption: string): Table[] {
  if (changes.length === 0) return [];
  const [date, ...columns] = changeColumns;
  const rows = changes.map((change): Inlines[] => {
    const [when = [], ...cells] = changeCells(site, change);
    return [when, changedModel(site, change), ...cells];
  });
  return [
    {
      kind: 'table',
      caption,
      columns: [...(date ? [date] : []), { label: 'Model' }, ...columns],
      rows,
      sorting: {
        columns: ['text', 'text', 'text', 'none', 'none', 'number', 'none'],
        keys: changes.map(({ date: day, id, meter, from, to }) => [
          day,
          id,
          meter,
          '',
          '',
          // Only orders rows; the figure itself is computed exactly.
          String(Math.round((Number(to) / Number(from)) * 1000)),
          '',
        ]),
        ...(changes.length >= worthFiltering && {
          finder: {
            nouns: { one: 'change', many: 'changes' },
            filters: [],
            facts: changes.map(() => ({})),
            usual: {},
          },
        }),
      },
    },
  ];
}
