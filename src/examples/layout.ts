/** Lays out nested values in code: on one line where they fit, else one item per line. */
import type { Json } from './request.ts';

export interface Notation {
  readonly string: (text: string) => string;
  readonly boolean: (value: boolean) => string;
  readonly key: (name: string) => string;
  /** What stands between the braces and the items of an object on one line. */
  readonly pad: string;
  /** What follows the last item of a block. */
  readonly trailing: ',' | '';
  /** One level of indentation. */
  readonly step: string;
}

const width = 88;

/** Prints a value that begins at a column and whose following lines are indented by `indent`. */
export function printValue(value: Json, notation: Notation, indent: string, column: number): string {
  if (typeof value === 'string') return notation.string(value);
  if (typeof value === 'boolean') return notation.boolean(value);
  if (typeof value === 'number') return String(value);
  const line = onOneLine(value, notation);
  // One more character for the comma that may follow.
  return column + line.length < width ? line : printBlock(value, notation, indent);
}

function onOneLine(value: Json, notation: Notation): string {
  const print = (item: Json) => printValue(item, notation, '', -Infinity);
  if (isList(value)) return `[${value.map(print).join(', ')}]`;
  const entries = Object.entries(value as Readonly<Record<string, Json>>).map(
    ([name, item]) => `${notation.key(name)}: ${print(item)}`,
  );
  return `{${notation.pad}${entries.join(', ')}${notation.pad}}`;
}

/** Prints a list or an object with one item per line. */
function printBlock(value: object, notation: Notation, indent: string): string {
  const inner = indent + notation.step;
  const items = Object.entries(value as Readonly<Record<string, Json>>).map(([name, item]) => {
    const prefix = isList(value) ? '' : `${notation.key(name)}: `;
    return inner + prefix + printValue(item, notation, inner, inner.length + prefix.length);
  });
  const [open, close] = isList(value) ? '[]' : '{}';
  return `${open ?? ''}\n${items.join(',\n')}${notation.trailing}\n${indent}${close ?? ''}`;
}

function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}
