/**
 * Exact decimals for comparing prices. Libraries hold prices as binary floats; the shortest text of a float
 * is the decimal its author wrote, so everything goes through that text and never through float arithmetic.
 */
import Big from 'big.js';
import { unitNamed, type Meter, type Per } from '#catalog/registry/meters.ts';
import { decimal, plain, roundHalfEven } from '#pricing/decimal.ts';
import { thingsOf } from '#pricing/rates.ts';

/** A constructor of our own: its precision must not change anybody else's. */
const Decimal = Big();
Decimal.DP = 60;

/** Digits kept of a quotient that never ends: a thousand times finer than {@link tolerance}. */
const quotientDigits = 12;

/** A quotient with fewer digits may as well be a price of its own: 0.0117 per second is $0.702 per minute, not $0.70. */
const fewestQuotientDigits = 4;

/** Nobody rounds to fewer digits than are wanted of a price. */
const mostPlainDigits = 2;

/** Prices per minute are as often published per hour. */
const minutesPerHour = 60;

/** Prices further apart than this, relatively, are different prices. */
const tolerance = new Decimal('1e-9');

/**
 * The decimal that a price was written as, in plain digits: 1e-7 → "0.0000001". A text is read as it stands.
 * @throws when it is no plain amount, not finite, or below zero
 */
export function decimalOf(price: number | string): string {
  const text = String(price);
  // Exponents of four digits are no price, and would be written out in as many zeros.
  if (!/^(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d{1,3})?$/i.test(text)) {
    throw new Error(`${text} is not a price: a pricing library holds something else than its format says.`);
  }
  return new Decimal(text).toFixed();
}

/**
 * The amount for one unit, from an amount for `units`; exact where the quotient ends, else 12 significant digits.
 * @example over("0.36", 60) // "0.006"
 */
export function amountOver(amount: string, units: number): string {
  const quotient = new Decimal(amount).div(String(units));
  return isWhole(quotient, amount, units) ? quotient.toFixed() : shortened(quotient);
}

/** Whether {@link amountOver} is exact: $0.22 an hour is no decimal a minute. */
export function dividesExactly(amount: string, units: number): boolean {
  return isWhole(new Decimal(amount).div(String(units)), amount, units);
}

function isWhole(quotient: Big, amount: string, units: number): boolean {
  return quotient.times(String(units)).eq(amount);
}

function shortened(amount: Big): string {
  return new Decimal(amount.toPrecision(quotientDigits)).toFixed();
}

/**
 * The amount for `units`, from one for one unit. Of what came as a float, digits past the twelfth are its noise
 * (0.30000000000000004): they are dropped, which is far finer than any price and than {@link tolerance}.
 * @example amountTimes("0.00000125", 1_000_000) // "1.25"
 */
export function amountTimes(amount: string, units: number, isFloat = true): string {
  const exact = new Decimal(amount).times(String(units));
  return isFloat ? shortened(exact) : exact.toFixed();
}

/**
 * The published price behind a quotient with a few digits, as a price per second of $0.0043 per minute is written:
 * 7.167e-5. It is the one per minute or per hour that gives exactly this quotient when rounded alike, and that has fewer
 * digits. Undefined where there is none, or where it could be an accident: the product would be a figure that nobody
 * publishes.
 * @param amount for one unit
 * @param units as many as the wanted amount is for; sixty times as many may have been published
 * @example priceBehind("0.00007167", 60) // { amount: "0.0043", units: 60 }
 */
export function priceBehind(amount: string, units: number): { amount: string; units: number } | undefined {
  const given = new Decimal(amount);
  const digits = given.c.length;
  const published = [units, units * minutesPerHour].map((many) => ({
    many,
    product: given.times(String(many)),
  }));
  /** The shortest price that is rounded to the given one; two of one length would be a guess. */
  const rounded = (most: number) => {
    for (let kept = 1; kept <= most; kept += 1) {
      const fitting = published
        .map(({ many, product }) => ({ many, price: new Decimal(product.toPrecision(kept)) }))
        .filter(({ many, price }) => new Decimal(price.div(String(many)).toPrecision(digits)).eq(given));
      const [first, other] = fitting;
      if (first === undefined) continue;
      const isOne = other === undefined || first.price.times(minutesPerHour).eq(other.price);
      return isOne ? first : undefined;
    }
    return undefined;
  };
  const exact = published
    .map(({ many, product }) => ({ many, price: product }))
    .find(({ price }) => digits <= mostPlainDigits || price.c.length <= digits);
  const found =
    (digits >= fewestQuotientDigits ? rounded(digits - 2) : undefined) ??
    exact ??
    // Of four digits, three are as many as a price has; of more, one less is no proof.
    (digits === fewestQuotientDigits ? rounded(digits - 1) : undefined);
  return found && { amount: found.price.toFixed(), units: found.many };
}

/**
 * An amount in another unit of its meter, with at most 12 digits: $0.000666666666667 a minute is $0.04 an hour.
 * @param from what it is for, and `to` what it is to be for; undefined is the unit of the meter
 */
export function amountIn(meter: Meter, amount: string, from: Per | undefined, to: Per | undefined): string {
  if (from === to) return amount;
  const exact = decimal(amount)
    .times(thingsOf({ meter, unit: unitNamed(meter, to) }))
    .div(thingsOf({ meter, unit: unitNamed(meter, from) }));
  return plain(roundHalfEven(exact, quotientDigits - 1 - exact.exponent));
}

/** True when two amounts are equal within a relative 1e-9. Zero equals only zero. */
export function sameAmount(first: string, second: string): boolean {
  const a = new Decimal(first);
  const b = new Decimal(second);
  const larger = a.abs().gt(b.abs()) ? a.abs() : b.abs();
  return a.minus(b).abs().lte(larger.times(tolerance));
}
