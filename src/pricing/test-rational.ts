/** Exact fractions of whole numbers: the arithmetic that the pricing code is checked against. Shares no code with it. */
export interface Rational {
  readonly top: bigint;
  /** Always above zero. */
  readonly bottom: bigint;
}

/** The plain decimal with these digits, `places` of them behind the point. */
export function decimalText([digits, places]: [bigint, number]): string {
  const padded = String(digits).padStart(places + 1, '0');
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** A fraction from a plain decimal. */
export function rational(text: string): Rational {
  const [whole = '', fraction = ''] = text.split('.');
  return { top: BigInt(whole + fraction), bottom: 10n ** BigInt(fraction.length) };
}

export const times = (a: Rational, b: Rational): Rational => ({
  top: a.top * b.top,
  bottom: a.bottom * b.bottom,
});
export const over = (a: Rational, b: Rational): Rational => ({
  top: a.top * b.bottom,
  bottom: a.bottom * b.top,
});
export const plus = (a: Rational, b: Rational): Rational => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
export const minus = (a: Rational, b: Rational): Rational => plus(a, { top: -b.top, bottom: b.bottom });

/** Negative when `a` is smaller, zero when both are equal, positive when `a` is larger. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounds half to even at `places` digits behind the point. */
function rounded({ top, bottom }: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places);
  const whole = (top * scale) / bottom;
  const rest = 2n * (top * scale - whole * bottom);
  const up = rest > bottom || (rest === bottom && whole % 2n === 1n);
  return { top: whole + (up ? 1n : 0n), bottom: scale };
}

/** Four significant digits, but never fewer places behind the point than the currency has. */
function fourDigits(value: Rational, decimals: number): Rational {
  if (value.top === 0n) return value;
  let places = decimals;
  // As long as the fourth significant digit lies behind the last place.
  while (compare(times(value, rational(String(10n ** BigInt(places)))), rational('1000')) < 0) places += 1;
  return rounded(value, places);
}

/** From one on, or a hundred of what has no parts, the least that can be paid and is not below it; four digits of less. */
export function roundedSum(value: Rational, decimals = 2): Rational {
  const from = decimals === 0 ? 100n : decimals === 1 ? 10n : 1n;
  if (value.top < value.bottom * from) return fourDigits(value, decimals);
  const scale = 10n ** BigInt(decimals);
  return { top: (value.top * scale + value.bottom - 1n) / value.bottom, bottom: scale };
}
