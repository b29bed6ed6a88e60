/** Scalars of more than one line: `>-`, `|` and plain text that goes on in the next line. */
import { endLine, enterLine, giveUp, hash, lineBreak, peek, space, type Cursor } from './cursor.ts';
import { readPlain } from './scalar.ts';

/** Folded or literal, with or without the last line break; no indentation indicator. */
const header = /[>|]-?(?=[ \n])/y;

/** Spaces in a line of their own, which may belong to the text above. */
const spacesAlone = /\n+ +(?:\n|$)/y;

/** A block scalar whose lines all begin in one column; behind it the cursor stands at the end of a line. */
export function readTextBlock(cursor: Cursor, parentIndent: number): string {
  const { text } = cursor;
  header.lastIndex = cursor.at;
  const [style] = header.exec(text) ?? giveUp();
  cursor.at += style.length;
  endLine(cursor);
  const lines: string[] = [];
  let column = -1;
  for (;;) {
    const indent = indentOfNextLine(cursor);
    if (indent <= parentIndent) break;
    if (column === -1) column = indent;
    const start = cursor.at + 1 + indent;
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    // What is indented by more, and spaces at the end, would be kept as they are.
    if (indent !== column || text.charCodeAt(end - 1) === space) giveUp();
    lines.push(text.slice(start, end));
    cursor.at = end;
    cursor.line += 1;
  }
  spacesAlone.lastIndex = cursor.at;
  if (lines.length === 0 || spacesAlone.test(text) || comesLater(cursor, parentIndent)) giveUp();
  return lines.join(style.startsWith('>') ? ' ' : '\n') + (style.endsWith('-') ? '' : '\n');
}

/** A plain scalar with the lines that continue it; behind it the cursor stands at the end of a line. */
export function readPlainLines(cursor: Cursor, parentIndent: number): string {
  let value = readPlain(cursor, false);
  while (peek(cursor) === lineBreak && indentOfNextLine(cursor) > parentIndent) {
    const comment = cursor.at + 1 + indentOfNextLine(cursor);
    if (cursor.text.charCodeAt(comment) === hash) break;
    cursor.at = comment;
    cursor.line += 1;
    value += ` ${readPlain(cursor, false)}`;
  }
  const isWhole = peek(cursor) === lineBreak;
  endLine(cursor);
  if (isWhole && comesLater(cursor, parentIndent)) giveUp();
  return value;
}

/** The column in which the line behind this one begins; -1 when it is blank or there is none. */
function indentOfNextLine({ text, at }: Cursor): number {
  let end = at + 1;
  while (text.charCodeAt(end) === space) end += 1;
  return end >= text.length || text.charCodeAt(end) === lineBreak ? -1 : end - at - 1;
}

/** True when the scalar goes on behind blank lines, which then are line breaks in it. */
function comesLater(cursor: Cursor, parentIndent: number): boolean {
  const ahead = { ...cursor };
  while (ahead.at < ahead.text.length) {
    ahead.at += 1;
    const start = ahead.at;
    enterLine(ahead);
    if (ahead.indent !== -1) return ahead.indent > parentIndent;
    // A comment ends a plain scalar, and is part of a block one.
    const first = start + indentOfNextLine({ ...ahead, at: start - 1 });
    if (first >= start && ahead.text.charCodeAt(first) === hash) return first - start > parentIndent;
  }
  return false;
}
