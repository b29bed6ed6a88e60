/** Block maps and block sequences, and the values in them. */
import { endLine, giveUp, hash, lineBreak, nextLine, peek, skipSpaces, type Cursor } from './cursor.ts';
import { isFlow, readFlow } from './flow.ts';
import { addItem, addPair, emptyList, emptyMap, type Read } from './read.ts';
import { isAtDash, isQuote, readKey, readQuoted } from './scalar.ts';
import { readPlainLines, readTextBlock } from './text-block.ts';

/** Deeper than any entry of the format. */
const deepest = 8;

/** The map or sequence that begins at the cursor, the first character of a line; then comes the line behind it. */
export function readBlock(cursor: Cursor, depth: number): Read {
  if (depth > deepest) giveUp();
  return isAtDash(cursor) ? readSequence(cursor, depth) : readMap(cursor, depth);
}

function readMap(cursor: Cursor, depth: number): Read {
  const { indent } = cursor;
  const map = emptyMap(cursor.line);
  do {
    const key = readKey(cursor) ?? giveUp();
    addPair(map, key, readValue(cursor, indent, depth, true));
  } while (cursor.indent === indent && !isAtDash(cursor));
  return cursor.indent > indent ? giveUp() : map;
}

function readSequence(cursor: Cursor, depth: number): Read {
  const { indent } = cursor;
  const list = emptyList(cursor.line);
  do {
    cursor.at += 1;
    addItem(list, readValue(cursor, indent, depth, false));
  } while (cursor.indent === indent && isAtDash(cursor));
  return cursor.indent > indent ? giveUp() : list;
}

/** The value behind a key or a dash. */
function readValue(cursor: Cursor, indent: number, depth: number, isInMap: boolean): Read {
  const column = cursor.at;
  skipSpaces(cursor);
  const code = peek(cursor);
  if (code === lineBreak || code === hash) {
    cursor.at = column;
    endLine(cursor);
    nextLine(cursor);
    // The items of a list may stand in the column of its key.
    const isBelow = cursor.indent > indent || (isInMap && cursor.indent === indent && isAtDash(cursor));
    if (!isBelow) giveUp();
    return isFlow(peek(cursor)) ? readInline(cursor, indent) : readBlock(cursor, depth + 1);
  }
  if (!isInMap && !isFlow(code)) {
    const start = cursor.at;
    if (isAtDash(cursor)) giveUp();
    if (readKey(cursor) !== undefined) {
      // `- id: x`: the map begins in the column of its first key.
      cursor.at = start;
      cursor.indent = indent + 1 + (start - column);
      return readBlock(cursor, depth + 1);
    }
  }
  return readInline(cursor, indent);
}

/** A value that is no block; then comes the line behind it. */
function readInline(cursor: Cursor, indent: number): Read {
  const { line } = cursor;
  const read = isFlow(peek(cursor))
    ? readFlow(cursor, indent)
    : { value: readScalar(cursor, indent), place: line };
  endLine(cursor);
  nextLine(cursor);
  return read;
}

const literal = 124;
const folded = 62;

function readScalar(cursor: Cursor, indent: number): string {
  const code = peek(cursor);
  if (isQuote(code)) return readQuoted(cursor);
  return code === literal || code === folded ? readTextBlock(cursor, indent) : readPlainLines(cursor, indent);
}
