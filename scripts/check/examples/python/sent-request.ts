/**
 * What a Python example sends, read from its text: proof without any Python that its arguments equal the request
 * object. It knows how examples are printed, not Python.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ExampleRequest } from '#examples/index.ts';

/** @returns what differs, else undefined */
export function argumentProblem(code: string, request: ExampleRequest): string | undefined {
  try {
    const actual = sent(code, request);
    const wanted = expected(request);
    if (isDeepStrictEqual(actual, wanted)) return undefined;
    return `The text says ${JSON.stringify(actual)}, the request is ${JSON.stringify(wanted)}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function expected({ body, files = {}, endpoint, call, batch }: ExampleRequest): unknown {
  if (batch !== undefined) return { url: batch.url, body };
  if (call === undefined) return { endpoint, body };
  const uploads = Object.entries(files).map(([name, file]) => {
    const opened = [file].flat().map((open) => ({ open }));
    return [name, typeof file === 'string' ? opened[0] : opened];
  });
  return { call, body: { ...body, ...(Object.fromEntries(uploads) as object) } };
}

function sent(code: string, { call, batch }: ExampleRequest): unknown {
  if (batch !== undefined) {
    const request = readValue(after(code, 'request = ')) as { url: unknown; body: unknown };
    return { url: request.url, body: request.body };
  }
  if (call === undefined) {
    const cursor = after(code, 'client.post(');
    const endpoint = readValue(cursor);
    const body = readValue(after(code, 'body='));
    return { endpoint, body };
  }
  const method = /= client\.([\w.]+)\(\n/.exec(code)?.[1] ?? '';
  const cursor = after(code, `= client.${method}`);
  const entries = readItems(cursor, ')', () => readEntry(cursor, '='));
  return { call: method.replace('.with_raw_response', ''), body: Object.fromEntries(entries) };
}

function after(code: string, start: string): Cursor {
  const at = code.indexOf(start);
  if (at < 0) throw new Error(`There is no "${start}" in the text.`);
  return { text: code, at: at + start.length };
}

/** A file that an example opens. */
interface OpenedFile {
  readonly open: string;
}

/** A place in the text, moved on by each reader. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** @throws when there is no value that can be read */
export function readValue(cursor: Cursor): unknown {
  skipSpace(cursor);
  const { text, at } = cursor;
  if (text[at] === '"') return readString(cursor);
  if (text[at] === '[') return readItems(cursor, ']', () => readValue(cursor));
  if (text[at] === '{') return Object.fromEntries(readItems(cursor, '}', () => readEntry(cursor, ':')));
  const word = /^(?:True|False|-?\d+(?:\.\d+)?|Path\("([^"\\]+)"\))/.exec(text.slice(at));
  if (word === null) {
    // A value that has been given a name.
    const name = /^[a-z_]+/.exec(text.slice(at))?.[0] ?? '';
    const given = new RegExp(`^${name}(?:: [^=\\n]+)? = `, 'm').exec(name === '' ? '' : text);
    if (given !== null) {
      cursor.at += name.length;
      return readValue({ text, at: given.index + given[0].length });
    }
  }
  if (word === null) throw new Error(`There is no value at "${text.slice(at, at + 30)}".`);
  cursor.at += word[0].length;
  if (word[1] !== undefined) return { open: word[1] } satisfies OpenedFile;
  return word[0] === 'True' ? true : word[0] === 'False' ? false : Number(word[0]);
}

/** `name=value` in a call, `"name": value` in a dictionary. */
function readEntry(cursor: Cursor, separator: '=' | ':'): readonly [string, unknown] {
  skipSpace(cursor);
  const name = separator === ':' ? readString(cursor) : readName(cursor);
  take(cursor, separator);
  return [name, readValue(cursor)];
}

/** Items up to a closing bracket, with commas between them and perhaps after the last. */
function readItems<T>(cursor: Cursor, close: string, item: () => T): T[] {
  const items: T[] = [];
  cursor.at++;
  while (peek(cursor) !== close) {
    items.push(item());
    if (peek(cursor) !== close) take(cursor, ',');
  }
  cursor.at++;
  return items;
}

function readString(cursor: Cursor): string {
  const literal = /^"(?:[^"\\\n]|\\.)*"/.exec(cursor.text.slice(cursor.at))?.[0];
  if (literal === undefined)
    throw new Error(`There is no string at "${cursor.text.slice(cursor.at, cursor.at + 30)}".`);
  cursor.at += literal.length;
  // Apart from `\UXXXXXXXX`, Python's escapes that examples use are those of JSON.
  const json = literal.replaceAll(/\\U([0-9a-f]{8})/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return JSON.parse(json) as string;
}

function readName(cursor: Cursor): string {
  const name = /^\w+/.exec(cursor.text.slice(cursor.at))?.[0] ?? '';
  cursor.at += name.length;
  return name;
}

function take(cursor: Cursor, character: string): void {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== character) {
    throw new Error(`"${character}" is missing before "${cursor.text.slice(cursor.at, cursor.at + 30)}".`);
  }
  cursor.at++;
}

/** The next character that is no space. */
function peek(cursor: Cursor): string | undefined {
  skipSpace(cursor);
  return cursor.text[cursor.at];
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
}
