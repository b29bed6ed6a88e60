/** A place in the text of a catalog, and the steps over what says nothing. */
export interface Cursor {
  readonly text: string;
  /** Offset of the next character. */
  at: number;
  /** Its line, 1-based. */
  line: number;
  /** The column of the first character of the line that {@link nextLine} went to; -1 behind the last one. */
  indent: number;
}

/** One for all: nobody looks at its stack, and making one is slow. */
const notPlain = new Error('This YAML is not plain.');

/** Leaves the text to the strict parser. */
export function giveUp(): never {
  throw notPlain;
}

/** The answer, or undefined when the text turned out not to be plain. */
export function unlessNotPlain<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

export const space = 32;
export const lineBreak = 10;
export const hash = 35;

/** The next character's code; a line break at the end of the text. */
export function peek({ text, at }: Cursor): number {
  return at < text.length ? text.charCodeAt(at) : lineBreak;
}

export function skipSpaces(cursor: Cursor): void {
  while (peek(cursor) === space) cursor.at += 1;
}

/** Goes to the end of the line, where nothing but a comment may stand. */
export function endLine(cursor: Cursor): void {
  const before = cursor.at;
  skipSpaces(cursor);
  if (peek(cursor) === hash && cursor.at > before) {
    const end = cursor.text.indexOf('\n', cursor.at);
    cursor.at = end === -1 ? cursor.text.length : end;
  }
  if (peek(cursor) !== lineBreak) giveUp();
}

/** From the end of a line to the first character of the next one that is neither blank nor a comment. */
export function nextLine(cursor: Cursor): void {
  const { text } = cursor;
  while (cursor.at < text.length) {
    cursor.at += 1;
    cursor.line += 1;
    enterLine(cursor);
    if (cursor.indent !== -1) return;
  }
  cursor.indent = -1;
}

/** From the start of a line to its first character; to its end when it is blank or a comment. */
export function enterLine(cursor: Cursor): void {
  const start = cursor.at;
  skipSpaces(cursor);
  cursor.indent = cursor.at - start;
  if (peek(cursor) === hash) {
    const end = cursor.text.indexOf('\n', cursor.at);
    cursor.at = end === -1 ? cursor.text.length : end;
  }
  if (peek(cursor) === lineBreak) cursor.indent = -1;
}
