/** Finds sums of money in a text, however they are written. */

import { currencySign } from './oracle/print.ts';

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

/** What Intl puts before a sum, of any currency: a sign, perhaps with letters ("CA$"), or letters and a space. */
const signs = Intl.supportedValuesOf('currency').map(currencySign);
const lettersOfSigns = new Set(signs.flatMap((sign) => /^(\p{L}+)\p{Sc}$/u.exec(sign)?.[1] ?? []));
/** A space that does not break is ours: whoever types a code and a number puts another one between. */
const codeSigns = signs.filter((sign) => sign.endsWith('\u00A0')).map((sign) => sign.replaceAll('.', '\\.'));

/** Signs before the digits, codes before or after them, and names after digits or spelled numbers. */
const patterns = [
  String.raw`(?:\b(?:${[...lettersOfSigns].join('|')}))?\p{Sc}${gap}${digits}${scale}`,
  String.raw`\b(?:${codeSigns.join('|')})${digits}`,
  // A code and a number on two lines are a list, not a sum.
  String.raw`\b(?:USD|EUR|GBP)[^\S\r\n]*${digits}`,
  String.raw`${digits}${gap}(?:(?:USD|EUR|GBP)\b|\p{Sc})`,
  // Spelled numbers want a space behind them: "tencent" is a maker.
  String.raw`(?:${digits}[\s-]*|\b(?:${spelled})[\s-]+)(?:US[\s-]+)?(?:dollars?|cents?|euros?)\b`,
];
const money = new RegExp(patterns.join('|'), 'giu');
/** What every pattern needs: most texts are done after this. */
const hint = /\p{Sc}|\u00A0\d|USD|EUR|GBP|dollar|cent|euro/iu;

/** Whether a printed figure is a sum, in any currency; a count and a percentage are none. */
export function isMoney(figure: string): boolean {
  return /^(?:\p{L}*\p{Sc}|\p{L}.*\u00A0)/u.test(figure);
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
  return moneyIn(text).filter((figure) => /\p{Sc}|\u00A0|USD|EUR|GBP/iu.test(figure.text));
}
