/**
 * Names of models as words that can be looked up. People write one name in many ways ("gpt4o", "GPT-4o", "gpt 4o"),
 * but a version is never another version: what has a digit in it is compared as it is.
 */

/**
 * Letters in a row, or a number with the letters that belong to it: "gpt", "4o", "2.5", "9b". A single letter stays
 * with its number ("o3", "v4.1"), because it says nothing alone.
 */
const word = /(?<![\p{L}\d])\p{L}\d+(?:\.\d+)*|\p{L}+|\d+(?:\.\d+)*(?:\p{L}{1,2}(?![\p{L}]))?/gu;

/** The words of a text, as a reader types them. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(word) ?? [];
}

/** The words by which a text is found: also a version without its letter. */
export function termsIn(text: string): string[] {
  return wordsIn(text).flatMap((found) => {
    const bare = hasDigit(found) ? found.replace(/^\p{L}/u, '') : found;
    return bare === found ? [found] : [found, bare];
  });
}

/** What stands before the point of a version, or before its letters: "2" of "2.5", "v4" and "4" of "v4.1". */
export function majorsIn(text: string): string[] {
  return termsIn(text).flatMap((term) => {
    const major = /^\p{L}?\d+/u.exec(term)?.[0];
    return major === undefined || major === term ? [] : [major];
  });
}

/** True for versions, sizes and dates: they are not guessed at. */
export function hasDigit(term: string): boolean {
  return /\d/.test(term);
}

/** A slip or two in a long word, one in a short word, none in a very short one. */
export function slipsIn(term: string): number {
  if (hasDigit(term) || term.length < 4) return 0;
  return term.length < 7 ? 1 : 2;
}

/** A name without what parts its words; points between digits stay, "2.5" is not "25", nor is "R+" "R". */
export function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replaceAll(/\.(?!\d)|(?<!\d)\./g, '')
    .replaceAll(/[^\p{L}\d.]/gu, '');
}

/** The term with two neighbouring letters swapped, each way: "gtp" → "tgp", "gpt". */
export function swaps(term: string): string[] {
  return Array.from(
    { length: Math.max(0, term.length - 1) },
    (_, at) => `${term.slice(0, at)}${term.charAt(at + 1)}${term.charAt(at)}${term.slice(at + 2)}`,
  ).filter((swapped) => swapped !== term);
}

/** Words of a question that say nothing about what is looked for. */
export const asides: ReadonlySet<string> = new Set(
  'a an and api are cost costs do does for how i in is it many model much of on per price prices pricing the to what'.split(
    ' ',
  ),
);
