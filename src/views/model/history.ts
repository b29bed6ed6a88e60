/** How a model's prices changed: chart and table on its page, and the rows of the list of all changes. */
import { whenFromText } from '#catalog/registry/when.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Model, PriceChange } from '#catalog/types.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Column } from '#views/page/blocks.ts';
import { historyChart } from './history-chart.ts';
import { muted, say, type Inlines } from '#views/page/inline.ts';
import { displayName, longDate, uncapital } from '#views/words/phrases.ts';
import { rateWords } from './price-table.ts';
import type { Site } from '#views/site.ts';

/** Section 7 of a model's page. A model without a price has no price history. */
export function historyBlocks(site: Site, model: Model): Block[] {
  if (model.pricing.kind !== 'priced') return [];
  const changes = changesOf(site, model);
  if (changes.length === 0) {
    return [
      { kind: 'text', content: [`We know of no change of a price of ${displayName(site, model)} so far.`] },
    ];
  }
  return [
    ...historyChart(site, model, changes),
    {
      kind: 'table',
      caption: `Price changes of ${displayName(site, model)}, latest first`,
      columns: changeColumns,
      rows: changes.toReversed().map((change) => changeCells(site, change)),
    },
  ];
}

/** The recorded and announced changes of a model, oldest first. */
function changesOf(site: Site, model: Model): readonly PriceChange[] {
  return site.history.filter(({ id }) => id === model.id);
}

/** Columns of {@link changeCells}. */
export const changeColumns: readonly Column[] = [
  { label: 'Date' },
  { label: 'What is billed' },
  { label: 'Before', align: 'end' },
  { label: 'After', align: 'end' },
  { label: 'Change', align: 'end' },
  { label: 'Known from' },
];

/** By how much a price changed, in per cent of the old one: "−80%". */
function percentChange(site: Site, change: PriceChange): string {
  return site.amount(keys.versus(keys.past(change, 'after'), keys.past(change, 'before'))).text;
}

/** One change as cells of a table. */
export function changeCells(site: Site, change: PriceChange): Inlines[] {
  return [
    [dateWords(site, change)],
    say`${changedWords(change)} ${muted(`per ${meters[change.meter].shortUnit}`)}`,
    [site.amount(keys.past(change, 'before'))],
    [site.amount(keys.past(change, 'after'))],
    [percentChange(site, change)],
    [change.source],
  ];
}

/** "10 June 2025"; "by 7 November 2025" where only the day is known on which it was seen; announced ones say so. */
export function dateWords(site: Site, { date, observed }: PriceChange): string {
  if (date > site.date) return `announced for ${longDate(date)}`;
  return observed === true ? `by ${longDate(date)}` : longDate(date);
}

/** "Input", "Input, over 272,000 input tokens". */
export function changedWords({ meter, when = '' }: Pick<PriceChange, 'meter' | 'when'>): string {
  return rateWords({ meter, when: whenFromText(when) });
}

/** A change in one sentence for feeds: "Input of o3: $10.00 → $2.00 per 1M input tokens". */
export function changeSentence(site: Site, change: PriceChange): Inlines {
  const before = site.amount(keys.past(change, 'before'));
  const after = site.amount(keys.past(change, 'after'));
  const name = displayName(site, site.model(change.id));
  return say`${name}, ${uncapital(changedWords(change))}: ${before} → ${after} per ${meters[change.meter].unit} (${percentChange(site, change)})`;
}

/** What a list of changes calls a change that has not come yet. */
export function isAnnounced(site: Site, { date }: PriceChange): boolean {
  return date > site.date;
}
