/** Exact decimals. Everything above this file speaks in them; no binary float ever holds a price. */
import Big from 'big.js';

/** A private constructor, so that the settings below cannot leak into or out of other code. */
const Decimal = Big();
// Numbers are refused: 0.1 + 0.2 must not get in by accident.
Decimal.strict = true;
// Quotients are cut far behind the digits that are ever shown, and cut rather than rounded, so that
// rounding for display never rounds twice and a count is never rounded up.
Decimal.DP = 60;
Decimal.RM = Big.roundDown;

export type Decimal = Big;

/**
 * @param text a plain decimal without a sign ("0.040"), or a whole number
 * @throws when it is neither
 */
export function decimal(text: string | number): Decimal {
  if (typeof text === 'number' && !Number.isSafeInteger(text)) {
    throw new Error(`${String(text)} is not a whole number; a price must come from text.`);
  }
  if (typeof text === 'string' && !/^\d+(\.\d+)?$/.test(text)) {
    throw new Error(`"${text}" is not a plain decimal.`);
  }
  return new Decimal(String(text));
}

/** Rounds half to even, to `places` digits behind the point. */
export function roundHalfEven(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundHalfEven);
}

/** Plain notation, never an exponent. */
export function plain(value: Decimal): string {
  return value.toFixed();
}
