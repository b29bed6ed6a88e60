/** What brings the text of a catalog from one version of the format to the next, where that needs no judgement. */
import { isMap, isScalar, isSeq, parseDocument, type Pair, type YAMLMap } from 'yaml';
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { selectorOf, selectRates } from '#catalog/registry/rate-selector.ts';
import { longestStatement } from '#catalog/schema/scalars.ts';
import { listedRates } from '#pricing/rates.ts';

/** By the version that it leads to. Each takes what it finds in the old form, and leaves anything else. */
export const steps: Readonly<Record<number, (text: string) => string>> = { 2: toSecond };

/** A part of the text that is to be another. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function toSecond(text: string): string {
  const root = parseDocument(text, { schema: 'failsafe', uniqueKeys: false }).contents;
  if (!isMap(root)) return text;
  const sdks = pairsOf(at(root, 'gateway')).filter((pair) => nameOf(pair) === 'sdks');
  const models = itemsOf(at(root, 'models')).flatMap((model) => {
    const statements = ['unverified', 'exceptions'].flatMap((key) => itemsOf(at(model, key)));
    return statements.flatMap((statement) => [
      ...(has(statement, 'checked') ? [] : renamed(statement, 'date', 'checked')),
      ...amountsNamed(text, model, statement),
    ]);
  });
  const expiring = itemsOf(at(root, 'unlisted')).flatMap((one) => {
    const checked = at(one, 'checked');
    return has(one, 'expires') || !isScalar(checked)
      ? []
      : added(text, one, `expires: ${daysAfter(String(checked.value), longestStatement)}`);
  });
  return spliced(text, [...sdks.map((pair) => without(text, pair)), ...models, ...expiring]);
}

/** A statement stood for the rates it named, or for all. */
function amountsNamed(text: string, model: YAMLMap, statement: YAMLMap): Splice[] {
  if (has(statement, 'amounts') || has(statement, 'facts')) return [];
  const pair = pairsOf(statement).find((one) => nameOf(one) === 'rates');
  if (pair === undefined) return added(text, statement, amountsOf(text, model));
  const { value } = pair;
  const names = (isSeq(value) ? value.items : [value]).filter((one) => isScalar(one));
  const amounts = amountsOf(
    text,
    model,
    names.map((one) => String(one.value)),
  );
  const [from, to] = placeOf(pair);
  return amounts === undefined ? [] : [{ from, to, text: amounts }];
}

/**
 * What a model lists, as a statement names it; undefined where the prices themselves cannot be read.
 * @param selectors of some of them @default all
 */
function amountsOf(text: string, model: YAMLMap, selectors?: readonly string[]): string | undefined {
  const part = (key: string) => {
    const pair = pairsOf(model).find((one) => nameOf(one) === key);
    const [from, to] = pair === undefined ? [0, 0] : placeOf(pair);
    return pair === undefined ? [] : [`    ${text.slice(from, to).trimEnd()}`];
  };
  const alone = [
    'gateway:\n  name: A\n  url: https://a.example\n  baseUrl: https://a.example\n  currency: USD',
    '  apiKey: { env: A, placeholder: a }\n  links: { getKey: https://a.example }',
    'providers: { a: { name: A } }\nmodels:\n  - id: a/a\n    name: A',
    ...['modality', 'prices'].flatMap(part),
  ].join('\n');
  try {
    const [only] = loadCatalog({ file: 'models.yaml', text: `${alone}\n` }).models;
    if (only === undefined) return undefined;
    const listed = listedRates(only);
    const named = selectors === undefined ? listed : selectors.flatMap((one) => selectRates(listed, one));
    const amounts = [...new Set(named)].map((rate) => `${quoted(selectorOf(rate))}: ${rate.amount}`);
    return amounts.length === 0 ? undefined : `amounts: { ${amounts.join(', ')} }`;
  } catch (error) {
    if (error instanceof CatalogError) return undefined;
    throw error;
  }
}

const quoted = (name: string) => (/^\w+$/.test(name) ? name : `"${name}"`);

function daysAfter(day: string, days: number): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : new Date(time + days * 86_400_000).toISOString().slice(0, day.length);
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function pairsOf(node: unknown): Pair[] {
  return isMap(node) ? node.items : [];
}

function at(node: unknown, key: string): unknown {
  return pairsOf(node).find((pair) => nameOf(pair) === key)?.value;
}

const has = (node: unknown, key: string) => at(node, key) !== undefined;

/** The maps of a list, or the one that stands in its place. */
function itemsOf(node: unknown): YAMLMap[] {
  return (isSeq(node) ? node.items : [node]).filter((item) => isMap(item));
}

/** From the beginning of its key to the end of its value. */
function placeOf({ key, value }: Pair): [from: number, to: number] {
  const [from, end] = rangeOf(key);
  return [from, value === null || value === undefined ? end : rangeOf(value)[1]];
}

function rangeOf(node: unknown): readonly [from: number, to: number] {
  const { range } = node as { range?: readonly [number, number, number] | null };
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}

function renamed(map: YAMLMap, key: string, name: string): Splice[] {
  const pair = pairsOf(map).find((one) => nameOf(one) === key);
  if (pair === undefined) return [];
  const [from, to] = rangeOf(pair.key);
  return [{ from, to, text: name }];
}

/** A key before all others of a map; in a block on a line of its own. */
function added(text: string, map: YAMLMap, line: string | undefined): Splice[] {
  const [first] = map.items;
  if (line === undefined || first === undefined) return [];
  const [from] = rangeOf(first.key);
  const indent = from - (text.lastIndexOf('\n', from - 1) + 1);
  return [{ from, to: from, text: map.flow ? `${line}, ` : `${line}\n${' '.repeat(indent)}` }];
}

/** A key of a block with its value, and the line breaks after it. */
function without(text: string, pair: Pair): Splice {
  const [from, to] = placeOf(pair);
  const end = text.slice(from, to).trimEnd().length + from;
  return { from: text.lastIndexOf('\n', from) + 1, to: text.indexOf('\n', end) + 1, text: '' };
}

function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: by }) => result.slice(0, from) + by + result.slice(to), text);
}
