/** Reads the few kinds of Python expressions that stand in examples as values. */

/** A file that an example opens. */
export interface OpenedFile {
  readonly open: string;
}

/** A place in the text, moved on by each reader. */
export interface Cursor {
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
  const word = /^(?:True|False|-?\d+(?:\.\d+)?|open\("([^"\\]+)", "rb"\))/.exec(text.slice(at));
  if (word === null) throw new Error(`There is no value at "${text.slice(at, at + 30)}".`);
  cursor.at += word[0].length;
  if (word[1] !== undefined) return { open: word[1] } satisfies OpenedFile;
  return word[0] === 'True' ? true : word[0] === 'False' ? false : Number(word[0]);
}

/** `name=value` in a call, `"name": value` in a dictionary. */
export function readEntry(cursor: Cursor, separator: '=' | ':'): readonly [string, unknown] {
  skipSpace(cursor);
  const name = separator === ':' ? readString(cursor) : readName(cursor);
  take(cursor, separator);
  return [name, readValue(cursor)];
}

/** Items up to a closing bracket, with commas between them and perhaps after the last. */
export function readItems<T>(cursor: Cursor, close: string, item: () => T): T[] {
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
