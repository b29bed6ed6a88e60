/** How a model's prices changed: chart and table on its page, and the rows of the list of all changes. */
import { address, modelAddress } from '#address.ts';
import { thingsText, unitNamed, unitOf, type Unit } from '#catalog/registry/meters.ts';
import { whenFromText, whenText } from '#catalog/registry/when.ts';
import type { Model, PriceChange, Rate, RemovedModel } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import type { Block, Chart, Column } from '#views/page/blocks.ts';
import { link, muted, say, type Inlines, type PriceLine } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { displayName, longDate, modelLink, sellerName, shortDate, uncapital } from '#views/words/phrases.ts';
import { rateWords } from './price-grid.ts';

/**
 * What is known to have changed; nothing of a model without a price, or where nothing has. What is to come stands with the
 * prices.
 * @param isOneOfTwo that the history of another model stands beside it
 */
export function historyBlocks(site: Site, model: Model, isOneOfTwo = false): Block[] {
  if (model.pricing.kind !== 'priced') return [];
  const changes = changesOf(site, model).filter((change) => !isToCome(site, change));
  if (changes.length === 0) return [];
  const isOther = model.pricing.rates.some(({ providerAmount }) => providerAmount !== undefined);
  const told = changes.filter((change) => !isTold(site, change, changes));
  const prices = isOther ? `${sellerName(site, model)}’s own prices` : 'Prices';
  const whose = isOneOfTwo ? `${displayName(site, model)}: ${uncapital(prices)}` : prices;
  const alike =
    told.length < changes.length ? ' Batch and other conditional prices changed by the same share.' : '';
  const shown = told.toReversed().slice(0, rowLimit);
  // Said once where it is the unit of all of them.
  const [unit, ...otherUnits] = new Set(shown.map((change) => unitOfChange(change).shortUnit));
  const sharedUnit = otherUnits.length === 0 ? unit : undefined;
  return [
    { kind: 'sub', content: [`${whose} from ${sourceNames(site, changes)}.${alike}`] },
    // Where the table cannot tell all of it, no drawing tells more than the table.
    ...(told.length > rowLimit ? [] : historyChart(site, model, changes)),
    {
      kind: 'table',
      caption: 'Price changes',
      onPhone: 'lines',
      columns: changeColumns
        .slice(0, -1)
        .map((column, index) =>
          index === 1 && sharedUnit ? { ...column, unit: `per ${sharedUnit}` } : column,
        ),
      rows: shown.map((change) => {
        const cells = changeCells(site, change, '').slice(0, -1);
        return sharedUnit === undefined ? cells : cells.with(1, [changedWords(site, change)]);
      }),
    },
    ...(told.length > rowLimit
      ? [{ kind: 'note', content: [link(address('changes/'), 'All price changes')] } as const]
      : []),
  ];
}

/** More rows than these stand in the list of all changes. */
const rowLimit = 5;

/** A price under a condition that changed just as the one without it, on the same day. */
function isTold(site: Site, change: PriceChange, changes: readonly PriceChange[]): boolean {
  return (
    change.when !== undefined &&
    changes.some(
      (other) =>
        other.when === undefined &&
        other.meter === change.meter &&
        other.date === change.date &&
        percentChange(site, other) === percentChange(site, change),
    )
  );
}

/** The recorded and announced changes of a model, oldest first. */
function changesOf(site: Site, model: Model): readonly PriceChange[] {
  return site.history.filter(({ id }) => id === model.id);
}

/** The model of a change, linked to its page while it has one. */
export function changedModel(site: Site, { id }: PriceChange): Inlines {
  const gone = removedModel(site, id);
  if (gone === undefined) return [modelLink(site, site.model(id))];
  return say`${gone.name} ${muted(`(removed on ${longDate(gone.date)})`)}`;
}

/** Where a reader of a change reads on: the page of its model, or of all changes where that has none. */
export function changeAddress(site: Site, { id }: PriceChange): string {
  return removedModel(site, id) === undefined ? modelAddress(site.model(id)) : address('changes/');
}

function removedModel({ catalog }: Site, id: string): RemovedModel | undefined {
  return catalog.removed.find((model) => model.id === id);
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

/** What its prices are for. */
export function unitOfChange({ meter, per }: Pick<PriceChange, 'meter' | 'per'>): Unit {
  const unit = unitNamed(meter, per);
  return { ...unitOf({ meter, unit }), things: thingsText({ meter, unit }) };
}

/**
 * One change as cells of a table.
 * @param whose whose price it is, where the caption of the table does not say it
 */
export function changeCells(site: Site, change: PriceChange, whose = ownerWords(site, change)): Inlines[] {
  return [
    dateCell(site, change),
    say`${changedWords(site, change)} ${muted(`per ${unitOfChange(change).shortUnit}${whose}`)}`,
    [site.amount(keys.past(change, 'before'))],
    [site.amount(keys.past(change, 'after'))],
    [percentChange(site, change)],
    [sourceNames(site, [change])],
  ];
}

/** "10 June 2025"; "by 7 November 2025" where only the day is known on which it was seen; announced ones say so. */
export function dateWords(site: Site, { date, observed }: PriceChange): string {
  if (date > site.date) return `announced for ${longDate(date)}`;
  return observed === true ? `by ${longDate(date)}` : longDate(date);
}

/** The same in a row, where what is announced decides. */
export function dateCell(site: Site, change: PriceChange): Inlines {
  return isToCome(site, change)
    ? say`${longDate(change.date)} ${muted('announced')}`
    : [dateWords(site, change)];
}

/** Who reported them, by their names. */
export function sourceNames({ evidence }: Site, changes: readonly PriceChange[]): string {
  const sources = new Set(changes.flatMap(({ source }) => source.split(', ')));
  const names = new Map(Object.entries(evidence?.sources ?? {}).map(([id, named]) => [id, named.package]));
  return enumerated([...sources].map((source) => names.get(source) ?? source));
}

/** "Input", "Input, over 272,000 input tokens". */
function changedWords(site: Site, change: PriceChange): string {
  const { meter, when = '', mode = rateOf(site, change)?.mode } = change;
  return rateWords({ meter, when: whenFromText(when), ...(mode !== undefined && { mode }) });
}

/** The listed rate that changed, on whichever day: undefined where it, or its model, is no longer listed. */
function rateOf(site: Site, { id, meter, when = '' }: PriceChange): Rate | undefined {
  if (removedModel(site, id) !== undefined) return undefined;
  return listedRates(site.model(id)).find((rate) => rate.meter === meter && whenText(rate.when) === when);
}

/** ", Acme’s own price" of a model that is listed at another one: the history is that of the provider. */
function ownerWords(site: Site, change: PriceChange): string {
  if (rateOf(site, change)?.providerAmount === undefined) return '';
  return `, ${sellerName(site, site.model(change.id))}’s own price`;
}

/** A change in a row of its model: "Input per 1M tokens $10.00 → $2.00 −80%". @param isUnitTold in the line before */
export function changeLine(site: Site, change: PriceChange, isUnitTold: boolean): Inlines {
  const unit = isUnitTold ? '' : ` per ${unitOfChange(change).shortUnit}`;
  const before = site.amount(keys.past(change, 'before'));
  const after = site.amount(keys.past(change, 'after'));
  return say`${changedWords(site, change)}${ownerWords(site, change)}${unit} ${before} → ${after} ${percentChange(site, change)}`;
}

/** A change beside its model: "Input: $10.00 → $2.00 per 1M tokens (−80%)". */
export function changeWords(site: Site, change: PriceChange, unit = unitOfChange(change).shortUnit): Inlines {
  const before = site.amount(keys.past(change, 'before'));
  const after = site.amount(keys.past(change, 'after'));
  return say`${changedWords(site, change)}: ${before} → ${after} per ${unit} (${percentChange(site, change)})${ownerWords(site, change)}`;
}

/** The same in one sentence for feeds: "o3, input: $10.00 → $2.00 per 1M input tokens (−80%)". */
export function changeSentence(site: Site, change: PriceChange): Inlines {
  const [first = '', ...rest] = changeWords(site, change, unitOfChange(change).unit);
  const name = removedModel(site, change.id)?.name ?? displayName(site, site.model(change.id));
  return [`${name}, ${typeof first === 'string' ? uncapital(first) : ''}`, ...rest];
}

/** What a list of changes calls a change that has not come yet. */
export function isToCome(site: Site, { date }: PriceChange): boolean {
  return date > site.date;
}

// The chart. Floats are fine here: they place ink, no price is computed. Places are in per cent of its size.

const day = 86_400_000;
/** Time shown before the first change and after the last, so that their levels can be seen: so many days, and such a part of what lies between. */
const [leastAround, shareAround] = [60 * day, 0.2];
/** What a figure, a name above a figure and a day have to themselves, on a phone. */
const [figureRoom, namedRoom, dayRoom] = [15, 29, 42];
/** Where the last name above a figure may stand, so that the days below have their room. */
const lowestName = 86;

/** The chart of the prices that answer "how much": its lines are few, the table has everything. */
function historyChart(site: Site, model: Model, changes: readonly PriceChange[]): Chart[] {
  const meter = headline(model, site.date)?.rates.map((rate) => rate.meter) ?? [];
  const headlineChanges = changes.filter(
    (change) => change.when === undefined && meter.includes(change.meter),
  );
  const [unit, ...otherUnits] = new Set(headlineChanges.map((change) => unitOfChange(change).shortUnit));
  const [first] = headlineChanges;
  if (unit === undefined || otherUnits.length > 0 || first === undefined) return [];
  const highest = Math.max(...headlineChanges.flatMap(({ from, to }) => [Number(from), Number(to)]));
  const at = timeline(first, headlineChanges);
  const x = (date: string) => round(at(date) * 100);
  const y = (price: string) => round((1 - Number(price) / highest) * 100);
  const lines = [...Map.groupBy(headlineChanges, (change) => changedWords(site, change))].flatMap(
    ([name, own]) => {
      const [oldest, newest] = [own[0], own.at(-1)];
      return oldest === undefined || newest === undefined ? [] : [{ name, own, oldest, newest }];
    },
  );
  const before = apart(
    lines.map(({ oldest }) => y(oldest.from)),
    figureRoom,
    100,
  );
  const after = apart(
    lines.map(({ newest }) => y(newest.to)),
    namedRoom,
    lowestName,
  );
  const names = lines.map(({ name }) => name.toLowerCase());
  return [
    {
      kind: 'chart',
      label: `Step chart of ${enumerated(names)} price per ${unit}. The table below lists each change.`,
      unit: `Price per ${unit}`,
      series: lines.map(({ name, own, oldest, newest }, index) => ({
        name,
        path: `M0 ${String(y(oldest.from))}${own.map(({ date, to }) => `H${String(x(date))}V${String(y(to))}`).join('')}H100`,
        before: { y: before[index] ?? 0, amount: site.amount(keys.past(oldest, 'before')) },
        after: { y: after[index] ?? 0, amount: site.amount(keys.past(newest, 'after')) },
      })),
      steps: inRows(
        [...new Set(headlineChanges.map(({ date }) => date))].map((date) => ({
          x: x(date),
          text: shortDate(date),
        })),
      ),
    },
  ];
}

/**
 * Time from before the first change until after the last, as a share of it: the same drawing until a price changes again,
 * however late the site is built.
 */
function timeline(first: PriceChange, changes: readonly PriceChange[]): (date: string) => number {
  const [begin, last] = [Date.parse(first.date), Date.parse(changes.at(-1)?.date ?? first.date)];
  const around = Math.max(leastAround, (last - begin) * shareAround);
  return (date) => (Date.parse(date) - begin + around) / (last - begin + 2 * around);
}

/** How a price that stands now came about; undefined where it has not changed, or what changed is not what is listed. */
export function priceLine(
  site: Site,
  model: Model,
  { meter, when, amount, providerAmount }: Rate,
): PriceLine | undefined {
  const own = changesOf(site, model).filter(
    (change) => !isToCome(site, change) && change.meter === meter && (change.when ?? '') === whenText(when),
  );
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || providerAmount !== undefined) return undefined;
  if (Number(last.to) !== Number(amount)) return undefined;
  const highest = Math.max(...own.flatMap(({ from, to }) => [Number(from), Number(to)]));
  const x = timeline(first, own);
  const y = (price: string) => String(Math.round(11 - (10 * Number(price)) / highest));
  const steps = own.map(({ date, to }) => `H${String(Math.round(40 * x(date)))}V${y(to)}`);
  const verb = Number(last.to) < Number(last.from) ? 'fell' : 'rose';
  const day = `${last.observed === true ? 'by ' : ''}${shortDate(last.date)}`;
  return { kind: 'line', path: `M0 ${y(first.from)}${steps.join('')}H40`, label: `${verb} ${day} to` };
}

/** The same heights, moved as little as leaves each its room and the last above the lowest. */
function apart(heights: readonly number[], room: number, lowest: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const moved = [...heights];
  let limit = -Infinity;
  for (const index of order) {
    moved[index] = Math.max(heights[index] ?? 0, limit);
    limit = (moved[index] ?? 0) + room;
  }
  limit = lowest;
  for (const index of order.toReversed()) {
    moved[index] = Math.min(moved[index] ?? 0, limit);
    limit = (moved[index] ?? 0) - room;
  }
  return moved;
}

/** Each in the first row in which nothing stands near it. */
function inRows(days: readonly { readonly x: number; readonly text: string }[]): Chart['steps'] {
  const ends: number[] = [];
  return days
    .toSorted((a, b) => a.x - b.x)
    .map((one) => {
      const free = ends.findIndex((end) => one.x - end >= dayRoom);
      const row = free < 0 ? ends.length : free;
      ends[row] = one.x;
      return { ...one, row };
    });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
