/** The text of a catalog: what it says, and the way from any place in its data back to line and column. */
import { readYaml, type YamlFault, type YamlNode } from './yaml.ts';

export type Path = readonly (string | number)[];

/** A place in the catalog file. Lines and columns count from 1, offsets from 0, a byte order mark not at all. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Source {
  readonly file: string;
  /** Its lines, without their breaks. */
  readonly lines: readonly string[];
  /** Plain data; every scalar is its source text (`0.040` stays "0.040"). Undefined when the file says nothing, or is no YAML. */
  readonly data: unknown;
  /** What is wrong with the YAML itself. */
  readonly faults: readonly (YamlFault & Position)[];
  /** The line in which the value of a path begins; that of the nearest ancestor when the path does not exist. */
  lineOf: (path: Path) => number;
  /** The same with its column. */
  valueAt: (path: Path) => Position;
  /** Where the key of a path begins; for list items the item itself. */
  keyAt: (path: Path) => Position;
}

/** Reads a catalog's text. What is wrong with it as YAML stands among the source's faults; nothing is thrown. */
export function readSource(file: string, authored: string): Source {
  // A byte order mark is no column.
  const text = authored.replace(/^\uFEFF/, '');
  const { root, faults } = readYaml(text);
  const at = positions(text);
  const valueAt = (path: Path) => at(nodeAt(root, path).node?.at ?? 0);
  let lines: readonly string[] | undefined;
  return {
    file,
    // Only a report needs them.
    get lines() {
      return (lines ??= text.split(/\r?\n/));
    },
    data: root?.value,
    faults: faults.map((fault) => ({ ...fault, ...at(fault.offset) })),
    lineOf: (path) => valueAt(path).line,
    valueAt,
    keyAt: (path) => {
      const { node, isWhole } = nodeAt(root, path);
      return at((isWhole ? node?.key : undefined) ?? node?.at ?? 0);
    },
  };
}

/** The node of a path, or of as much of it as exists. */
function nodeAt(root: YamlNode | undefined, path: Path): { node: YamlNode | undefined; isWhole: boolean } {
  let node = root;
  for (const step of path) {
    // A key may be called `constructor`, which every object has.
    const parts = node?.parts as Readonly<Record<string | number, YamlNode>> | undefined;
    const part = parts && Object.hasOwn(parts, step) ? parts[step] : undefined;
    if (part !== undefined) node = part;
    // A single value may stand for a list of one.
    else if (step !== 0) return { node, isWhole: false };
  }
  return { node, isWhole: true };
}

/** Line and column of every offset in a text. */
function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    // An error at the end of a line never stands behind its line break.
    const end = (starts[low + 1] ?? text.length + 1) - 1;
    const last = text[end - 1] === '\r' && end < text.length ? end - 1 : end;
    return { line: low + 1, column: Math.min(offset, last) - start + 1, offset };
  };
}
