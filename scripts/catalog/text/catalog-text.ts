/** A catalog file as text: cut into blocks that can be moved, replaced and added without touching any other. */
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLSeq } from 'yaml';
import { CatalogError, faultProblems } from '#catalog/read/problem.ts';
import { readSource } from '#catalog/read/source.ts';
import { providerOf } from '#catalog/rules/catalog-rules.ts';
import { CannotRun } from '../../check/report.ts';

/** One model as it stands in the file. */
export interface EntryText {
  readonly id: string;
  /** The provider it names, else the first part of its id; of an id of one part, the catalog's only provider. */
  readonly provider: string;
  /** The line on which what belongs to it begins (blank lines, comments), and the one of its dash; 0-based. */
  readonly start: number;
  readonly bodyStart: number;
  /** A section heading and what is said below it about the section; only above the first entry of a section. */
  readonly heading: readonly string[];
  /** Comments about this entry. */
  readonly comments: readonly string[];
  readonly body: readonly string[];
  readonly node: Node;
}

export interface CatalogText {
  /** Everything before the keys of `providers`. */
  readonly head: readonly string[];
  readonly providers: readonly EntryLines[];
  /** From behind the last provider up to and including `models:`. */
  readonly between: readonly string[];
  readonly models: readonly EntryText[];
  /** Behind the last model; comments, mostly none. */
  readonly tail: readonly string[];
  readonly counter: LineCounter;
}

/**
 * @throws CatalogError when the YAML has mistakes
 * @throws CannotRun when it is written in a way that cannot be cut by lines
 */
export function readCatalogText(file: string, text: string): CatalogText {
  const [first, ...rest] = faultProblems(readSource(file, text));
  if (first !== undefined) throw new CatalogError([first, ...rest]);

  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, uniqueKeys: false });
  const lines = text.split('\n');
  const root = document.contents;
  const places = placesOfMap(root, counter);
  const [providers, models] = isMap(root) ? [root.get('providers', true), root.get('models', true)] : [];
  const [providersAt, modelsAt] = ['providers', 'models'].map((key) =>
    places?.find(({ name }) => name === key),
  );
  const providerPlaces = placesOfMap(providers, counter);
  const modelPlaces = isSeq(models) ? placesOfModels(models, counter, lines) : undefined;
  if (!providersAt || !modelsAt || !providerPlaces || !modelPlaces || !isSeq(models)) throw uncuttable(file);
  if (modelsAt.first < providersAt.first || modelsAt !== places?.at(-1)) throw uncuttable(file);

  const providersEnd = providersAt.last + 1;
  const end = text.endsWith('\n') ? lines.length - 1 : lines.length;
  const blocks = cut(
    lines,
    modelPlaces,
    indentOf(lines[modelPlaces[0]?.first ?? 0]),
    modelsAt.first + 1,
    end,
  );
  return {
    head: lines.slice(0, providersAt.first + 1),
    providers: cut(
      lines,
      providerPlaces,
      indentOf(lines[providerPlaces[0]?.first ?? 0]),
      providersAt.first + 1,
      providersEnd,
    ),
    between: lines.slice(providersEnd, modelsAt.first + 1),
    models: blocks.map(({ name, start, lead, body }, index) => ({
      id: name,
      provider: providerIn(models.items[index], providerPlaces),
      start,
      bodyStart: start + lead.length,
      ...splitLead(lead),
      body,
      node: models.items[index] as Node,
    })),
    tail: lines.slice(
      blocks.reduce((sum, block) => sum + block.lead.length + block.body.length, modelsAt.first + 1),
      end,
    ),
    counter,
  };
}

function providerIn(entry: unknown, listed: readonly Place[]): string {
  const [id, provider] = ['id', 'provider'].map((key) => {
    const value = isMap(entry) ? entry.get(key) : undefined;
    return typeof value === 'string' ? value : undefined;
  });
  const ids = listed.map(({ name }) => name);
  return providerOf({ id, provider }, ids) ?? '';
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function uncuttable(file: string): CannotRun {
  return new CannotRun(
    `${file} cannot be edited line by line: \`providers\` and \`models\` have to be a block map and a block list, ` +
      'the models last, each entry and each of its keys on a line of its own. Write it so (see models.yaml) and try again.',
  );
}

// Section headings above the models: `  # OpenAI ────…`.

/** Columns of a heading, as far as its name leaves room. */
const headingWidth = 95;
const shortestRule = 3;
const headingPattern = new RegExp(`^\\s*# .*─{${shortestRule},}\\s*$`);

/** The comment line that begins the models of a provider. */
export function headingOf(name: string): string {
  const start = `  # ${name} `;
  return start + '─'.repeat(Math.max(shortestRule, headingWidth - start.length));
}

/**
 * Splits what stands above an entry. Comments directly below a heading are about the section; behind a blank
 * line, or without a heading, they are about the entry. Blank lines around them are dropped.
 */
function splitLead(lead: readonly string[]): { heading: string[]; comments: string[] } {
  const at = lead.findLastIndex((line) => headingPattern.test(line));
  if (at === -1) return { heading: [], comments: trimBlank(lead) };
  const blank = lead.findIndex((line, index) => index > at && line.trim() === '');
  const end = blank === -1 ? lead.length : blank;
  return { heading: trimBlank(lead.slice(0, end)), comments: trimBlank(lead.slice(end)) };
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

// Where the entries of block maps and lists stand in the file, by lines.

/** Offset of a node's first character, and one behind the last of its value. */
function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

/** The 0-based lines of a span; a value that ends at the start of a line ended on the line before. */
function linesOf(counter: LineCounter, start: number, end: number): { first: number; last: number } {
  const first = counter.linePos(start).line - 1;
  const { line, col } = counter.linePos(end);
  return { first, last: Math.max(first, col === 1 ? line - 2 : line - 1) };
}

/** The keys of a block map; undefined when it is written between braces, or two keys share a line. */
export function placesOfMap(map: unknown, counter: LineCounter): Place[] | undefined {
  if (!isMap(map) || map.flow === true) return undefined;
  return apart(
    map.items.map(({ key, value }) => {
      const [start, endOfKey] = rangeOf(key);
      const end = isNode(value) ? Math.max(rangeOf(value)[1], endOfKey) : endOfKey;
      return { name: isScalar(key) ? String(key.value) : '', ...linesOf(counter, start, end) };
    }),
  );
}

/**
 * The items of a block list of maps, named by their `id`; undefined when an item does not begin on the line
 * of its dash, or is no map.
 */
function placesOfModels(list: YAMLSeq, counter: LineCounter, lines: readonly string[]): Place[] | undefined {
  if (list.flow === true) return undefined;
  const places = list.items.map((item): Place | undefined => {
    const id = isMap(item) ? item.get('id') : undefined;
    const [start, end] = rangeOf(item);
    const { first, last } = linesOf(counter, start, end);
    return typeof id === 'string' && /^ *- /.test(lines[first] ?? '') ? { name: id, first, last } : undefined;
  });
  return places.includes(undefined) ? undefined : apart(places as Place[]);
}

function apart(places: readonly Place[]): Place[] | undefined {
  const shared = places.some((place, index) => index > 0 && place.first <= (places[index - 1]?.last ?? -1));
  return shared ? undefined : [...places];
}

// Cuts the lines of a YAML map or list into one block per entry, comments included.

/** Where an entry of a map or list stands; lines are 0-based. */
export interface Place {
  readonly name: string;
  /** The line of its key or dash. */
  readonly first: number;
  /** The last line of its value. */
  readonly last: number;
}

export interface EntryLines {
  readonly name: string;
  /** The line on which `lead` begins, 0-based. */
  readonly start: number;
  /** Comments and blank lines above it. */
  readonly lead: readonly string[];
  /** The entry itself, with comments inside and below it that are indented deeper. */
  readonly body: readonly string[];
}

/**
 * @param places in the order of the lines
 * @param indent columns before the key or dash; a comment that is indented deeper belongs to the entry above it
 * @param end one behind the last line
 */
export function cut(
  lines: readonly string[],
  places: readonly Place[],
  indent: number,
  start: number,
  end: number,
): EntryLines[] {
  let from = start;
  return places.map(({ name, first, last }, index) => {
    const until = endOfBody(
      lines,
      last,
      index + 1 < places.length ? (places[index + 1]?.first ?? end) : end,
      indent,
    );
    const block = { name, start: from, lead: lines.slice(from, first), body: lines.slice(first, until) };
    from = until;
    return block;
  });
}

/** One behind the last line that belongs to an entry: its value and what is indented deeper below it. */
function endOfBody(lines: readonly string[], last: number, limit: number, indent: number): number {
  let end = last + 1;
  for (let line = end; line < limit; line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() === '') continue;
    if (text.length - text.trimStart().length <= indent) break;
    end = line + 1;
  }
  return end;
}
