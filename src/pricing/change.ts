/** By how much one price differs from another. */
import { decimal, plain, roundHalfEven, type Decimal } from './decimal.ts';

const hundred = decimal(100);

/** By how many per cent `value` is above (or, negative, below) `base`; exact but for the 60 decimals of a quotient. */
export function difference(value: Decimal, base: Decimal): Decimal {
  return value.minus(base).times(hundred).div(base);
}

/**
 * Rounds per cent for showing: one decimal below ten, none above; more where a difference would otherwise vanish, or
 * what is left of a price would.
 */
export function roundPercent(percent: Decimal): Decimal {
  const size = percent.abs();
  for (let places = size.lt(decimal(10)) ? 1 : 0; ; places += 1) {
    const rounded = roundHalfEven(percent, places);
    const vanishes = rounded.eq(decimal(0)) && !size.eq(decimal(0));
    const leavesNothing = rounded.abs().eq(hundred) && size.lt(hundred);
    if (!vanishes && !leavesNothing) return rounded;
  }
}

/** "−80%", "+50%", "0%" of a rounded percentage. */
export function signedPercent(rounded: Decimal): string {
  const zero = decimal(0);
  const sign = rounded.lt(zero) ? '−' : rounded.gt(zero) ? '+' : '';
  return `${sign}${plain(rounded.abs())}%`;
}

/** The change in per cent of the old price with its sign: "−80%", "+50%", "0%". */
export function percentChange(from: string, to: string): string {
  return signedPercent(roundPercent(difference(decimal(to), decimal(from))));
}
