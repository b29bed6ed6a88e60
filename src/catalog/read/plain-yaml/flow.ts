/** `[…]` and `{…}`, on one line or on several. */
import { giveUp, hash, lineBreak, peek, skipSpaces, space, type Cursor } from './cursor.ts';
import { addItem, addPair, emptyList, emptyMap, type Read } from './read.ts';
import { isQuote, readKey, readPlain, readQuoted } from './scalar.ts';

const comma = 44;
const openList = 91;
const closeList = 93;
const openMap = 123;
const closeMap = 125;

/** Deeper than any entry of the format. */
const deepest = 8;

export function isFlow(code: number): boolean {
  return code === openList || code === openMap;
}

/** @param parentIndent the column of the block that the collection stands in; its lines begin behind it */
export function readFlow(cursor: Cursor, parentIndent: number, depth = 1): Read {
  if (depth > deepest) giveUp();
  const read = peek(cursor) === openList ? readList : readMap;
  cursor.at += 1;
  return read(cursor, parentIndent, depth);
}

function readList(cursor: Cursor, parentIndent: number, depth: number): Read {
  const list = emptyList(cursor.line);
  for (let isOpen = !closes(cursor, parentIndent, closeList); isOpen;) {
    addItem(list, readItem(cursor, parentIndent, depth));
    isOpen = goesOn(cursor, parentIndent, closeList);
  }
  return list;
}

function readMap(cursor: Cursor, parentIndent: number, depth: number): Read {
  const map = emptyMap(cursor.line);
  for (let isOpen = !closes(cursor, parentIndent, closeMap); isOpen;) {
    const key = readKey(cursor) ?? giveUp();
    const keyLine = cursor.line;
    skipBlanks(cursor, parentIndent);
    if (cursor.line !== keyLine) giveUp();
    addPair(map, key, readItem(cursor, parentIndent, depth));
    isOpen = goesOn(cursor, parentIndent, closeMap);
  }
  return map;
}

function readItem(cursor: Cursor, parentIndent: number, depth: number): Read {
  const code = peek(cursor);
  if (isFlow(code)) return readFlow(cursor, parentIndent, depth + 1);
  const { line } = cursor;
  return { value: isQuote(code) ? readQuoted(cursor) : readPlain(cursor, true), place: line };
}

/** Goes behind the bracket if it comes next: the collection is empty. */
function closes(cursor: Cursor, parentIndent: number, bracket: number): boolean {
  skipBlanks(cursor, parentIndent);
  if (peek(cursor) !== bracket) return false;
  cursor.at += 1;
  return true;
}

/** Goes behind the comma or the bracket that follows an item; true when there is another item. */
function goesOn(cursor: Cursor, parentIndent: number, bracket: number): boolean {
  if (closes(cursor, parentIndent, bracket)) return false;
  if (peek(cursor) !== comma) giveUp();
  cursor.at += 1;
  const after = peek(cursor);
  if (after !== space && after !== lineBreak) giveUp();
  // A comma before the bracket is allowed, and nothing behind it.
  return !closes(cursor, parentIndent, bracket);
}

/** Over spaces, line breaks and comments. */
function skipBlanks(cursor: Cursor, parentIndent: number): void {
  skipSpaces(cursor);
  while (peek(cursor) === lineBreak || peek(cursor) === hash) {
    // Comments and blank lines inside brackets are rare, and not worth a second set of rules.
    if (peek(cursor) === hash || cursor.at >= cursor.text.length) giveUp();
    cursor.at += 1;
    cursor.line += 1;
    const start = cursor.at;
    skipSpaces(cursor);
    if (cursor.at - start <= parentIndent || peek(cursor) === lineBreak) giveUp();
  }
}
