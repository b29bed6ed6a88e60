/** What a printer of a language is, and what printers share. */
import type { Gateway } from '#catalog/types.ts';
import type { ExampleRequest, Json } from './request.ts';

/** All that is said in one language. */
export interface Printer {
  /** The code that sends a request and uses the answer, with a line break at its end; undefined where the language has no form of it. */
  readonly example: (request: ExampleRequest, gateway: Gateway) => string | undefined;
  /** A program that reads the site's API; a language that shows a library of calls has none. */
  readonly apiProgram?: (sample: ApiSampleText) => ApiProgram;
}

/** What a program that reads the API is about: one rate of one model, in force and without conditions. */
export interface ApiSampleText {
  /** Id of the model. */
  readonly id: string;
  readonly meter: string;
  /** Units whose cost is counted, with underscores between groups of three digits. */
  readonly count: string;
  /** Address of the model's JSON, and of the table of all models. */
  readonly modelUrl: string;
  readonly tableUrl: string;
}

export interface ApiProgram {
  /** Name of its file, without the ending. */
  readonly stem: string;
  readonly code: string;
}

/**
 * How the names of the gateway's own hosts end. Results may lie on any host: on one of these they need the key, and no
 * other may get it.
 */
export function ownHost({ baseUrl }: Gateway): string {
  return new URL(baseUrl).host.replace(/^api\./, '');
}

/** What is said when the answer does not tell its cost. */
export function costMissing(header: string): string {
  return `The answer has no header ${header}.`;
}

/** How a language writes nested values. */
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

/**
 * Prints a value: on one line where it fits, else one item per line. It begins at a column and whose following lines are indented by
 * `indent`.
 */
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
