/** Sums of money in sentences: a price that stands in words is compared with nothing. */
import { currencySign } from '#catalog/registry/currencies.ts';

const codes = Intl.supportedValuesOf('currency');
const escaped = (words: readonly string[]) =>
  words.map((word) => word.replaceAll(/[$.()\s]/g, String.raw`\$&`)).join('|');
/** Those that are signs; "CHF " is the code again. */
const signs = [...new Set(codes.map(currencySign))].filter((sign) => /\p{Sc}/u.test(sign));

const number = String.raw`\d[\d,]*(?:\.\d+)?`;
const forms = [
  // "$0.40", "€ 3", "CN¥4"
  String.raw`(?:${escaped(signs.toSorted((a, b) => b.length - a.length))})\s?${number}`,
  // "0.40 USD", "3 dollars", "40 cents", "40¢"
  String.raw`${number}\s?(?:${escaped(codes)}|dollars?|cents?|euros?|pounds?|yen|yuan|¢|€)(?![\p{L}\d])`,
  // "USD 0.40"
  String.raw`(?<![\p{L}\d])(?:${escaped(codes)})\s${number}`,
  // "lists 0.9", "from 0.30 to 0.40": a decimal that no name stands before, as in "Gemini 3.6" or "version 4.1"
  String.raw`(?<=(?:^|[\s(])(?!version|release|v)[\p{Ll}-]+\s)\d+\.\d+(?![\p{L}\d.%-])`,
];
const pattern = new RegExp(forms.join('|'), 'u');

/** The first sum of money in a sentence, as it is written there; undefined when it has none. */
export function moneyIn(text: string): string | undefined {
  return pattern.exec(text)?.[0].trim();
}
