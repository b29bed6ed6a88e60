/** Masking: what is left of a text when it names nothing and counts nothing. */
import { nameEnd, nameStart, type PageText } from './page-text.ts';

const months = new Set(
  'january february march april may june july august september october november december'.split(' '),
);
const linkedName = new RegExp(`${nameStart}([^${nameEnd}]*)${nameEnd}`, 'g');

/** Units whose names are all "n"; figures stay. @param keepLinked whether names of other things stay too */
export function withoutNames({ units, names }: PageText, keepLinked = false): string[] {
  const own = ownNames(names);
  return units.map(({ text }) => {
    const linked = text.replaceAll(linkedName, keepLinked ? '$1' : 'n');
    return own === undefined ? linked : linked.replaceAll(own, 'n');
  });
}

function ownNames(names: readonly string[]): RegExp | undefined {
  const spelled = [...new Set(names)]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[^\w ]/g, String.raw`\$&`));
  return spelled.length === 0 ? undefined : new RegExp(`(?<!\\w)(?:${spelled.join('|')})(?!\\w)`, 'gi');
}

/** Words in small letters; what has a digit, and the month of a date, is "0". */
export function maskedWords(text: string): string[] {
  return wordsOf(text).map((word) => (/\d/.test(word) || months.has(word) ? '0' : word));
}

/** Words in small letters without the marks around them. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}$€£]+|[^\p{L}\p{N}%]+$/gu, ''))
    .filter((word) => word !== '');
}
