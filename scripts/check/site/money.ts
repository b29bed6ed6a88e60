/** Finds sums of money in a text, however they are written. */

export interface MoneyFigure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const digits = String.raw`(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)`;
/** Spaces of any width, also none: "$ 5" is money too. */
const gap = String.raw`[\s\u200B-\u200D\u2060]*`;
/** "$5M" is another sum than "$5", so what scales a figure is part of it. */
const scale = String.raw`(?:\s?(?:[kKmMbB]|thousand|million|billion)\b)?`;
const spelled =
  'one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|thousand';

/** Signs before the digits, codes before or after them, and names after digits or spelled numbers. */
const patterns = [
  String.raw`\p{Sc}${gap}${digits}${scale}`,
  // A code and a number on two lines are a list, not a sum.
  String.raw`\b(?:USD|EUR|GBP)[^\S\r\n]*${digits}`,
  String.raw`${digits}${gap}(?:(?:USD|EUR|GBP)\b|\p{Sc})`,
  // Spelled numbers want a space behind them: "tencent" is a maker.
  String.raw`(?:${digits}[\s-]*|\b(?:${spelled})[\s-]+)(?:US[\s-]+)?(?:dollars?|cents?|euros?)\b`,
];
const money = new RegExp(patterns.join('|'), 'giu');
/** What every pattern needs: most texts are done after this. */
const hint = /\p{Sc}|USD|EUR|GBP|dollar|cent|euro/iu;

/** Whether a printed figure is a sum, in any currency; a count and a percentage are none. */
export function isMoney(figure: string): boolean {
  return /^\p{Sc}/u.test(figure);
}

/** Every sum of money in the order of the text. */
export function moneyIn(text: string): MoneyFigure[] {
  if (!hint.test(text)) return [];
  return [...text.matchAll(money)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Sums in code: those with a sign or a code; "10 cents" may be part of a prompt. */
export function moneyInCode(text: string): MoneyFigure[] {
  return moneyIn(text).filter((figure) => /\p{Sc}|USD|EUR|GBP/iu.test(figure.text));
}
