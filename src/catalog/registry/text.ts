/** The smallest words: what every sentence about a model is made with. */

/** The first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter small, for a label inside a sentence. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** 262144 → "262,144". */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Letters that are written from right to left, and the mark that acts as one. */
const rightToLeft = String.raw`[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]`;
const anyRightToLeft = new RegExp(rightToLeft, 'u');
const runsRightToLeft = new RegExp(`${rightToLeft}(?:[^A-Za-z]*${rightToLeft})?(?:[ -]\\d[\\d.]*)?`, 'gu');

/**
 * The same text, in which what is written from right to left moves nothing around it: a name beside a price would turn
 * both about. It stands between the signs that isolate it; a text without it is the same.
 */
export function isolated(text: string): string {
  return anyRightToLeft.test(text) ? text.replaceAll(runsRightToLeft, '\u2068$&\u2069') : text;
}
