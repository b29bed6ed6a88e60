/**
 * Reads a price source that is a JSON file, so that nothing in it is lost: `JSON.parse` drops a key that stands twice
 * and the digits that a binary float cannot hold, and does not know where in the file a value stands.
 */
import Big from 'big.js';
import { createScanner, findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/** A way into the data: keys of maps, and positions in lists. */
export type JsonPath = readonly (string | number)[];

export interface JsonFile {
  /**
   * As `JSON.parse` has it, with two differences: of keys of one name the first counts, and a number that a float would
   * change is its own text.
   */
  readonly data: unknown;
  /** Keys that stand in one map a second time. */
  readonly repeated: readonly JsonPath[];
  /** Line and column of the value, and of the second key where it is repeated, counted from 1: `12:5`. */
  readonly placeOf: (path: JsonPath) => string;
  /** The value as it is written, without the space between its signs; undefined where there is none. */
  readonly textOf: (path: JsonPath) => string | undefined;
}

/** A text that is no JSON; the message goes on behind "the file": "is a web page". */
export class NotJson extends Error {}

/** @throws NotJson when the text is something else, or ends in the middle */
export function readJsonFile(authored: string): JsonFile {
  // A byte order mark says how the file was saved, and nothing about what is in it.
  const text = authored.replace(/^\uFEFF/, '');
  refuseOthers(text);
  const root = parseTree(text, [], { disallowComments: true });
  if (root === undefined) throw new NotJson('is empty');
  const repeats = new Map<string, { path: JsonPath; offset: number }>();

  function valueOf(node: Node, path: JsonPath): unknown {
    const { type, children = [] } = node;
    if (type === 'array') return children.map((child, index) => valueOf(child, [...path, index]));
    if (type === 'number') return exactNumber(text.slice(node.offset, node.offset + node.length));
    if (type !== 'object') return node.value as unknown;
    const values = new Map<string, unknown>();
    for (const { children: [key, value] = [] } of children) {
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      const at = [...path, name];
      if (values.has(name)) repeats.set(JSON.stringify(at), { path: at, offset: key.offset });
      else values.set(name, valueOf(value, at));
    }
    return Object.fromEntries(values);
  }

  return {
    data: valueOf(root, []),
    repeated: [...repeats.values()].map(({ path }) => path),
    placeOf: (path) =>
      placeAt(
        text,
        repeats.get(JSON.stringify(path))?.offset ?? findNodeAtLocation(root, [...path])?.offset ?? 0,
      ),
    textOf: (path) => {
      const node = findNodeAtLocation(root, [...path]);
      return node && withoutSpace(text.slice(node.offset, node.offset + node.length));
    },
  };
}

function withoutSpace(json: string): string {
  const scanner = createScanner(json, true);
  let signs = '';
  do {
    scanner.scan();
    signs += json.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
  } while (scanner.getPosition() < json.length);
  return signs;
}

/** Floats hold any decimal of so many digits. */
const floatDigits = 15;

/** A number, or its text where the number would be another one. */
export function exactNumber(text: string): number | string {
  const number = Number(text);
  const [digits = ''] = text.split(/e/i);
  if (!Number.isFinite(number)) return text;
  if (digits.length <= floatDigits && Math.abs(number) > 1e-300) return number;
  return new Big(text).eq(String(number)) ? number : text;
}

/** Says what a text is that is no JSON. */
function refuseOthers(text: string): void {
  const start = text.trimStart();
  if (start === '') throw new NotJson('is empty');
  if (text.startsWith('\u001F')) throw new NotJson('is compressed (gzip); unpack it first');
  if (text.startsWith('PK\u0003')) throw new NotJson('is compressed (zip); unpack it first');
  if (text.slice(0, 8).includes('\0')) throw new NotJson('is not in UTF-8; save it in that encoding');
  if (start.startsWith('<')) throw new NotJson('is a web page or XML, not JSON, as an error page would be');
  try {
    JSON.parse(text);
  } catch (error) {
    throw new NotJson(syntaxWords(text, error instanceof Error ? error.message : String(error)));
  }
}

function syntaxWords(text: string, message: string): string {
  const at = /at position (\d+)/.exec(message)?.[1];
  if (/end of JSON input|Unterminated string/.test(message) || Number(at) >= text.trimEnd().length)
    return 'ends in the middle, as a download that was cut off does';
  const place = at === undefined ? '' : ` at ${placeAt(text, Number(at))}`;
  return `is no JSON${place} (${message})`;
}

function placeAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`;
}
