/** Characters that no text of a catalog has: those that are not seen and move, end or break what stands around them. */

/** What each is called, by its first and last code point; ordered. */
const refused: readonly (readonly [first: number, last: number, name: string])[] = [
  [0x00, 0x08, 'control character'],
  [0x09, 0x09, 'tab'],
  [0x0a, 0x0a, 'line break'],
  [0x0b, 0x0c, 'control character'],
  [0x0d, 0x0d, 'carriage return'],
  [0x0e, 0x1f, 'control character'],
  [0x7f, 0x9f, 'control character'],
  [0x2028, 0x2029, 'line separator'],
  [0x202a, 0x202e, 'direction override'],
  [0x2066, 0x2069, 'direction isolate'],
  [0xd800, 0xdfff, 'half of a character'],
  [0xfdd0, 0xfdef, 'noncharacter'],
  [0xfeff, 0xfeff, 'byte order mark'],
  [0xfffe, 0xffff, 'noncharacter'],
  // Read by programs and seen by nobody.
  [0xe0000, 0xe007f, 'tag character'],
];

const anyRefused =
  /[\0-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF\u{E0000}-\u{E007F}\p{Cs}]/u;

interface CharacterFault {
  /** Of UTF-16 units, from 0. */
  readonly index: number;
  readonly sign: string;
  /** `U+202E (direction override)` */
  readonly name: string;
}

/** The first character of a text that it may not have. */
export function characterFault(text: string): CharacterFault | undefined {
  const index = text.search(anyRefused);
  if (index === -1) return undefined;
  const point = text.codePointAt(index) ?? 0;
  const [, , kind = ''] = refused.find(([first, last]) => point >= first && point <= last) ?? [];
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')} (${kind})`;
  return { index, sign: String.fromCodePoint(point), name };
}

/** The same text for a terminal: one column for every such character, and none of them as itself. */
export function visible(text: string): string {
  return text.replaceAll(new RegExp(anyRefused, 'gu'), ' ');
}
