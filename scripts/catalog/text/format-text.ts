/** Brings a catalog file into its documented order, moving whole lines and changing none. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, type LineCounter } from 'yaml';
import { readSource } from '#catalog/read/source.ts';
import { asMap } from '#catalog/rules/entry.ts';
import {
  type EntryLines,
  type CatalogText,
  cut,
  type EntryText,
  type Place,
  placesOfMap,
  readCatalogText,
} from './catalog-text.ts';
import { byCodeUnit, inOrder, meterKeys, modelKeys } from './key-order.ts';

/**
 * Providers and their sections by id, each model's keys and meters in their documented order, one blank line
 * between models. Models of one provider keep their order: their author put the current ones first.
 * Numbers, quotes, comments and the way values are wrapped stay as they are.
 * @throws CatalogError when the YAML has mistakes
 */
export function formatCatalog(file: string, authored: string): string {
  const text = authored
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n*$/, '\n');
  const catalog = readCatalogText(file, text);
  return joinCatalog({
    ...catalog,
    providers: catalog.providers.toSorted((a, b) => byCodeUnit(a.name, b.name)),
    models: inSections(catalog.models.map((entry) => withOrderedKeys(entry, catalog.counter))),
  });
}

/** Gathers each provider's models where its first one stands in the order of ids; its heading comes first. */
function inSections(models: readonly EntryText[]): EntryText[] {
  const sections = Map.groupBy(models, ({ provider }) => provider);
  return [...sections]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([, entries]) => {
      const heading = entries.flatMap((entry) => entry.heading);
      return entries.map((entry, index) => ({ ...entry, heading: index === 0 ? heading : [] }));
    });
}

function withOrderedKeys(entry: EntryText, counter: LineCounter): EntryText {
  const { node, body } = entry;
  const places = placesOfMap(node, counter);
  const start = places?.[0]?.first;
  if (!isMap(node) || places === undefined || start === undefined) return entry;
  // The dash gives way to a space while the keys move.
  const [first = '', ...others] = body;
  const dash = first.indexOf('-');
  const lines = [first.replace('-', ' '), ...others];
  const whole = cut(lines, moved(places, start), dash + 2, 0, lines.length);
  const blocks = whole.map((block) => {
    if (!priceMaps.includes(block.name)) return block;
    const at = places.find(({ name }) => name === block.name)?.first ?? start;
    return withOrderedMeters(block, moved(placesOfMap(node.get(block.name, true), counter) ?? [], at));
  });
  // A comment below the last key, as deep as the keys, stays at the end.
  const below = lines.slice(whole.flatMap(linesOf).length);
  const ordered = [...inOrder(blocks, modelKeys, ({ name }) => name).flatMap(linesOf), ...below];
  // A comment that has come to stand above the first key belongs above the dash.
  const key = ordered.findIndex((line) => !/^\s*(#|$)/.test(line));
  const above = ordered.slice(0, key).map((line) => (' '.repeat(dash) + line.trim()).trimEnd());
  return {
    ...entry,
    comments: [...entry.comments, ...above],
    body: [`${' '.repeat(dash)}-${(ordered[key] ?? '').slice(dash + 1)}`, ...ordered.slice(key + 1)],
  };
}

/** The keys whose maps are keyed by meter. */
const priceMaps: readonly string[] = ['prices', 'estimates'];

/** @param places of the meters, counted from the block's first line; none when they stand between braces */
function withOrderedMeters(block: EntryLines, places: readonly Place[]): EntryLines {
  const [head = '', ...lines] = block.body;
  const [first] = places;
  if (first === undefined) return block;
  const indent = (block.body[first.first] ?? '').search(/\S/);
  const meters = cut(lines, moved(places, 1), indent, 0, lines.length);
  const below = lines.slice(meters.flatMap(linesOf).length);
  return {
    ...block,
    body: [head, ...inOrder(meters, meterKeys, ({ name }) => name).flatMap(linesOf), ...below],
  };
}

function linesOf({ lead, body }: EntryLines): string[] {
  return [...lead, ...body];
}

function moved(places: readonly Place[], by: number): Place[] {
  return places.map((place) => ({ ...place, first: place.first - by, last: place.last - by }));
}

/** The catalog file of its blocks: one blank line between models, a newline at the end. */
function joinCatalog({ head, providers, between, models, tail }: Omit<CatalogText, 'counter'>): string {
  const lines = [
    ...head,
    ...providers.flatMap(linesOf),
    ...between,
    ...models.flatMap((entry, index) => [...(index === 0 ? [] : ['']), ...linesOfEntry(entry)]),
    ...(tail.every((line) => line.trim() === '') ? [] : tail),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOfEntry({
  heading,
  comments,
  body,
}: Pick<EntryText, 'heading' | 'comments' | 'body'>): string[] {
  return [...heading, ...(heading.length > 0 && comments.length > 0 ? [''] : []), ...comments, ...body];
}

/**
 * The last guard before a formatted file is written: moving lines must change neither what they say nor lose one.
 * @throws when the data or the lines differ; nothing is written then
 */
export function assertSameContent(file: string, before: string, after: string): void {
  const [old, now] = [before, after].map((text) => ({
    data: comparable(readSource(file, text).data),
    lines: wordsOf(text),
  }));
  if (isDeepStrictEqual(old, now)) return;
  throw new Error(
    `Formatting would have changed what ${file} says, which is a fault of the formatter. Nothing was written.`,
  );
}

/** Models by id, so that only their order may differ. */
function comparable(data: unknown): unknown {
  const { models, ...rest } = asMap(data);
  const list = Array.isArray(models) ? (models as unknown[]) : [];
  return { ...rest, models: Map.groupBy(list, (model) => asMap(model).id) };
}

/** Every line's own words in the order of the alphabet: without indentation and dashes, which move with the keys. */
function wordsOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:- )?/, '').trimEnd())
    .filter((line) => line !== '')
    .sort();
}
