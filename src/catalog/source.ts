import { isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** A place in the catalog file, 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

/** The catalog's text with the way from any path in its data back to line and column. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Plain data; every scalar is its source text (`0.040` stays "0.040"). */
  readonly data: unknown;
  readonly syntaxErrors: readonly { code: string; message: string; position: Position }[];
  /** Where the value of a path begins; the nearest ancestor that exists when the path does not. */
  valueAt: (path: Path) => Position;
  /** Where the key of a path begins; for list items the item itself. */
  keyAt: (path: Path) => Position;
}

/**
 * Parses YAML without ever interpreting a scalar: the failsafe schema has only text, lists and maps, so no
 * number goes through a binary float and no YAML version decides what `no` or `010` means.
 */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    file,
    text,
    data: document.errors.some((error) => error.code !== 'DUPLICATE_KEY') ? undefined : document.toJS(),
    syntaxErrors: document.errors.map(({ code, message, pos }) => ({ code, message, position: at(pos[0]) })),
    valueAt: (path) => at(startOf(nodeAt(document, path))),
    keyAt: (path) => at(startOf(keyNode(document, path) ?? nodeAt(document, path))),
  };
}

function nodeAt(document: Document, path: Path): Node | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (node !== undefined && node !== null) return node as Node;
  }
  return document.contents;
}

function keyNode(document: Document, path: Path): Node | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const key = path.at(-1);
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return pair?.key as Node | undefined;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
