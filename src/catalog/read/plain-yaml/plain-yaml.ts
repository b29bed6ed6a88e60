/**
 * A fast reader for the plain part of YAML that nearly every catalog is written in. It reads a text just as the
 * strict parser does, or not at all: whatever could be meant in two ways, or is rare, it leaves to the strict
 * one, which is about thirty times slower and the only one that reports mistakes. A fuzz test holds the two
 * against each other.
 */
import { readBlock } from './block.ts';
import { enterLine, giveUp, nextLine, unlessNotPlain, type Cursor } from './cursor.ts';
import type { Read } from './read.ts';

/** Tabs, carriage returns, control characters and other line breaks, on which parsers disagree. */
const odd = /[^\n -~\u00A1-\u2027\u202A-\uFEFE\uFF00-\uFFFD]/;

/** The text's data, every scalar as text; undefined when it is for the strict parser. */
export function readPlainYaml(text: string): Read | undefined {
  if (odd.test(text)) return undefined;
  return unlessNotPlain(() => {
    const cursor: Cursor = { text, at: 0, line: 1, indent: 0 };
    enterLine(cursor);
    if (cursor.indent === -1) nextLine(cursor);
    const read = cursor.indent === 0 ? readBlock(cursor, 1) : giveUp();
    return cursor.indent === -1 ? read : giveUp();
  });
}
