import { isMap, isNode, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { lineTable, type Position } from '#catalog/errors/line-table.ts';
import { readPlainYaml } from './plain-yaml/plain-yaml.ts';
import type { Place } from './plain-yaml/read.ts';
import { yamlFaults, type YamlFault } from './yaml-faults.ts';

export type Path = readonly (string | number)[];

/** What a catalog's text says. */
export interface Source {
  readonly file: string;
  /** Plain data; every scalar is its source text (`0.040` stays "0.040"). Undefined when the YAML cannot be trusted. */
  readonly data: unknown;
  /** The line in which the value of a path begins; that of the nearest ancestor when the path does not exist. */
  lineOf: (path: Path) => number;
}

/** The same with the way from any path in its data back to line and column, and with what is wrong with the YAML. */
export interface PlacedSource extends Source {
  readonly lines: readonly string[];
  readonly faults: readonly (Pick<YamlFault, 'code' | 'values'> & { readonly position: Position })[];
  /** Where the value of a path begins; the nearest ancestor that exists when the path does not. */
  valueAt: (path: Path) => Position;
  /** Where the key of a path begins; for list items the item itself. */
  keyAt: (path: Path) => Position;
}

function withUnixBreaks(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** A byte order mark is no column. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/**
 * Reads a text that is plain YAML, which takes a thirtieth of the time; undefined for any other. Mistakes are
 * for {@link parseSource} to find and to place.
 */
export function readSource(file: string, authored: string): Source | undefined {
  const read = readPlainYaml(withUnixBreaks(withoutMark(authored)));
  return read && { file, data: read.value, lineOf: (path) => lineIn(read.place, path) };
}

function lineIn(root: Place, path: Path): number {
  let place = root;
  for (const step of path) {
    if (typeof place === 'number') return place;
    // A key may be called `constructor`, which every object has.
    const part = Object.hasOwn(place.parts, step) ? (place.parts as Record<string, Place>)[step] : undefined;
    // A single value may stand for a list of one.
    if (part !== undefined) place = part;
    else if (step !== 0) break;
  }
  return typeof place === 'number' ? place : place.line;
}

/**
 * Parses YAML without ever interpreting a scalar: the failsafe schema has only text, lists and maps, so no
 * number goes through a binary float and no YAML version decides what `no` or `010` means.
 */
export function parseSource(file: string, authored: string): PlacedSource {
  const text = withoutMark(authored);
  const { lines, at } = lineTable(text);
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    // Found by `yamlFaults`, which does not compare every key with every other.
    uniqueKeys: false,
  });
  const faults = yamlFaults(document);
  return {
    file,
    lines,
    data: faults.every(({ code }) => code === 'key-duplicate') ? document.toJS() : undefined,
    faults: faults.map(({ code, values, offset }) => ({ code, values, position: at(offset) })),
    lineOf: (path) => at(startOf(nodeAt(document.contents, path))).line,
    valueAt: (path) => at(startOf(nodeAt(document.contents, path))),
    keyAt: (path) => at(startOf(keyAt(document.contents, path))),
  };
}

/** The node of a path, or of as much of it as exists. */
function nodeAt(root: Node | null, path: Path): Node | null {
  let node = root;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function keyAt(root: Node | null, path: Path): Node | null {
  const key = path.at(-1);
  return (key === undefined ? undefined : keyOf(nodeAt(root, path.slice(0, -1)), key)) ?? nodeAt(root, path);
}

function childOf(node: Node | null, step: string | number): Node | undefined {
  if (isMap(node) && typeof step === 'string') {
    const value = node.get(step, true) as unknown;
    // `{ image }` has a key without any value.
    return isNode(value) ? value : keyOf(node, step);
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? item : undefined;
  }
  // A single value may stand for a list of one.
  return step === 0 && node !== null ? node : undefined;
}

function keyOf(map: Node | null, step: string | number): Node | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === step);
  return isNode(pair?.key) ? pair.key : undefined;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
