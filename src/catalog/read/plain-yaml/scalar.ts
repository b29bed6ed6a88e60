/** Scalars that every parser reads alike. */
import { giveUp, hash, lineBreak, peek, space, type Cursor } from './cursor.ts';

const colon = 58;
const dash = 45;
const doubleQuote = 34;
const quote = 39;
const backslash = 92;

/** Looked up by code, which is several times faster than a pattern for every scalar of a large catalog. */
function tableOf(characters: RegExp): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => characters.test(String.fromCharCode(code)));
}

/** Of what a plain key consists; it stands before its colon without a space between. */
const inKey = tableOf(/[A-Za-z0-9_./-]/);
const startsKey = tableOf(/[A-Za-z0-9_]/);

/** With what a plain scalar may begin: nothing that has, or looks as if it had, a meaning of its own. */
const startsPlain = tableOf(/[A-Za-z0-9_/.$(~+]/);
const followsDash = tableOf(/[A-Za-z0-9.$]/);

/** In flow collections brackets and commas end a scalar. */
const inFlow = new Set([',', '[', ']', '{', '}'].map((character) => character.charCodeAt(0)));

export function isQuote(code: number): boolean {
  return code === doubleQuote || code === quote;
}

/** The key in front of the cursor, which goes behind its colon; undefined when there is none. */
export function readKey(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  if (isQuote(peek(cursor))) {
    const key = readQuoted(cursor);
    if (peek(cursor) !== colon) {
      cursor.at = at;
      return undefined;
    }
    cursor.at += 1;
    const after = peek(cursor);
    return after === space || after === lineBreak ? key : giveUp();
  }
  let end = at;
  if (startsKey[peek(cursor)] === true) while (inKey[text.charCodeAt(end)] === true) end += 1;
  const isKey = end > at && text.charCodeAt(end) === colon && !continues(text.charCodeAt(end + 1), false);
  if (!isKey) return undefined;
  cursor.at = end + 1;
  return text.slice(at, end);
}

/** A quoted scalar on one line, without escapes other than a doubled single quote. */
export function readQuoted(cursor: Cursor): string {
  const { text, at } = cursor;
  const mark = peek(cursor);
  let end = at + 1;
  let doubled = false;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === lineBreak || (code === backslash && mark === doubleQuote)) giveUp();
    if (code !== mark) continue;
    if (mark === doubleQuote || text.charCodeAt(end + 1) !== quote) break;
    doubled = true;
    end += 1;
  }
  if (end >= text.length) giveUp();
  cursor.at = end + 1;
  const value = text.slice(at + 1, end);
  return doubled ? value.replaceAll("''", "'") : value;
}

/** The part of a plain scalar on this line; the cursor stops behind it. */
export function readPlain(cursor: Cursor, isInFlow: boolean): string {
  const { text, at } = cursor;
  const first = peek(cursor);
  const isPlain =
    startsPlain[first] === true || (first === dash && followsDash[text.charCodeAt(at + 1)] === true);
  if (!isPlain) giveUp();
  let end = at;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === lineBreak) break;
    if (code === colon && !continues(text.charCodeAt(end + 1), isInFlow)) giveUp();
    if (code === hash && text.charCodeAt(end - 1) === space) break;
    if (isInFlow && inFlow.has(code)) break;
  }
  while (text.charCodeAt(end - 1) === space) end -= 1;
  cursor.at = end;
  return text.slice(at, end);
}

/** True when a colon with this character behind it is part of a scalar and not the end of a key. */
function continues(code: number, isInFlow: boolean): boolean {
  // Behind the end of the text there is no number.
  return !(Number.isNaN(code) || code === space || code === lineBreak || (isInFlow && inFlow.has(code)));
}

/** True in front of `- `, an item of a block sequence. */
export function isAtDash(cursor: Cursor): boolean {
  if (peek(cursor) !== dash) return false;
  const after = cursor.at + 1 < cursor.text.length ? cursor.text.charCodeAt(cursor.at + 1) : lineBreak;
  return after === space || after === lineBreak;
}
