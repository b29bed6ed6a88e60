/**
 * Exact decimals for comparing prices. Libraries hold prices as binary floats; the shortest text of a float
 * is the decimal its author wrote, so everything goes through that text and never through float arithmetic.
 */
import Big from 'big.js';

/** A constructor of our own: its precision must not change anybody else's. */
const Decimal = Big();
Decimal.DP = 60;

/** Digits kept of a quotient that never ends: a thousand times finer than {@link tolerance}. */
const quotientDigits = 12;

/** A float with fewer digits is a price of its own: 0.0117 per second is $0.702 per minute, not $0.70. */
const fewestQuotientDigits = 4;

/** Prices further apart than this, relatively, are different prices. */
const tolerance = new Decimal('1e-9');

/**
 * The decimal that a float was written as, in plain digits: 1e-7 → "0.0000001".
 * @throws when the number is not finite, or below zero.
 */
export function decimalOf(price: number): string {
  if (!Number.isFinite(price) || price < 0) {
    throw new Error(
      `${String(price)} is not a price: a pricing library holds something else than its format says.`,
    );
  }
  return new Decimal(String(price)).toFixed();
}

/**
 * The amount for one unit, from an amount for `units`; exact where the quotient ends, else 12 significant digits.
 * @example over("0.36", 60) // "0.006"
 */
export function amountOver(amount: string, units: number): string {
  const quotient = new Decimal(amount).div(String(units));
  if (quotient.times(String(units)).eq(amount)) return quotient.toFixed();
  return new Decimal(quotient.toPrecision(quotientDigits)).toFixed();
}

/**
 * The amount for `units`, from a float for one unit. Digits past the twelfth are a float's noise
 * (0.30000000000000004): they are dropped, which is far finer than any price and than {@link tolerance}.
 * @example times(1.25e-6, 1_000_000) // "1.25"
 */
export function amountTimes(price: number, units: number): string {
  const exact = new Decimal(decimalOf(price)).times(String(units));
  return new Decimal(exact.toPrecision(quotientDigits)).toFixed();
}

/**
 * The amount for `units`, from a float that is a rounded quotient, as a price per second of $0.0043 per minute is
 * written: 7.167e-5. The price behind it is the one that gives exactly this quotient when rounded alike; so that this
 * is no accident, it must have at least two digits less than the float. Else the plain product is the amount.
 * @example timesRounded(7.167e-5, 60) // "0.0043", where the product is 0.0043002
 */
export function timesRounded(price: number, units: number): string {
  const given = new Decimal(decimalOf(price));
  const product = new Decimal(amountTimes(price, units));
  const digits = given.c.length;
  if (digits < fewestQuotientDigits) return product.toFixed();
  for (let kept = 1; kept <= Math.min(digits, product.c.length) - 2; kept += 1) {
    const candidate = new Decimal(product.toPrecision(kept));
    if (new Decimal(candidate.div(units).toPrecision(digits)).eq(given)) return candidate.toFixed();
  }
  return product.toFixed();
}

/** True when two amounts are equal within a relative 1e-9. Zero equals only zero. */
export function sameAmount(first: string, second: string): boolean {
  const a = new Decimal(first);
  const b = new Decimal(second);
  const larger = a.abs().gt(b.abs()) ? a.abs() : b.abs();
  return a.minus(b).abs().lte(larger.times(tolerance));
}
