/** Recognises prices that differ by a unit: the commonest way in which catalogs of prices go wrong. */
import Big from 'big.js';
import { sameAmount } from './exact-amounts.ts';

const slips: readonly (readonly [factor: number, words: string])[] = [
  [100, 'dollars and cents'],
  [60, 'minutes and seconds, or hours and minutes'],
  [3600, 'hours and seconds'],
  [1000, 'a thousand and one'],
  [1_000_000, 'a million and one'],
];

/** "exactly 100 times, as if dollars and cents were mixed up"; undefined when it is no such factor. */
export function unitSlip(listed: string, found: string): string | undefined {
  for (const [factor, words] of slips) {
    const times = (amount: string) => new Big(amount).times(factor).toFixed();
    if (sameAmount(times(listed), found) || sameAmount(times(found), listed)) {
      return `exactly ${factor} times, as if ${words} were mixed up`;
    }
  }
  return undefined;
}
