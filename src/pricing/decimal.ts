/**
 * Exact numbers. Everything above this file speaks in them; no binary float ever holds a price. A whole number of any
 * size and where its point stands, over a divisor where a quotient does not end (a third of a minute): nothing is
 * rounded before it is printed. A tenth of the weight of a library, and a third of its time, in the browser's tools.
 */

/** Where a quotient that does not end is cut when it is printed with all its digits. */
const printedPlaces = 60;

const powers: bigint[] = [1n];

function tenTo(places: number): bigint {
  return (powers[places] ??= 10n ** BigInt(places));
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}

/** How often a number can be divided by another one, and what is left of it. */
function without(factor: bigint, number: bigint): [count: number, rest: bigint] {
  let [count, rest] = [0, number];
  for (; rest % factor === 0n; rest /= factor) count += 1;
  return [count, rest];
}

const absolute = (number: bigint): bigint => (number < 0n ? -number : number);

/** `top / bottom`, as a decimal where it ends. @param bottom not zero */
function quotient(top: bigint, bottom: bigint, places: number): Decimal {
  const divisor = commonDivisor(absolute(top), absolute(bottom)) * (bottom < 0n ? -1n : 1n);
  const [twos, odd] = without(2n, bottom / divisor);
  const [fives, over] = without(5n, odd);
  const ends = Math.max(twos, fives);
  const digits = (top / divisor) * 2n ** BigInt(ends - twos) * 5n ** BigInt(ends - fives);
  const shift = Math.max(0, -places - ends);
  return new Decimal(digits * tenTo(shift), places + ends + shift, over);
}

export class Decimal {
  /** All digits, without a point. */
  readonly digits: bigint;
  /** How many of them stand behind the point. */
  readonly places: number;
  /** What they are divided by: 1, unless the number has no end; no multiple of 2 or 5. */
  readonly over: bigint;

  constructor(digits: bigint, places: number, over = 1n) {
    this.digits = digits;
    this.places = places;
    this.over = over;
  }

  /** The same value with as many digits behind the point, or more, over a multiple of its divisor. */
  private to(places: number, over: bigint): bigint {
    const digits = places === this.places ? this.digits : this.digits * tenTo(places - this.places);
    return over === this.over ? digits : (digits * over) / this.over;
  }

  /** What both can be written with: places and divisor. */
  private with(other: Decimal): [places: number, over: bigint] {
    const over = this.over === other.over ? this.over : this.over * other.over;
    return [Math.max(this.places, other.places), over];
  }

  plus(other: Decimal): Decimal {
    const [places, over] = this.with(other);
    const sum = this.to(places, over) + other.to(places, over);
    return over === 1n ? new Decimal(sum, places) : quotient(sum, over, places);
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.digits, other.places, other.over));
  }

  times(other: Decimal): Decimal {
    const [digits, places] = [this.digits * other.digits, this.places + other.places];
    const over = this.over * other.over;
    return over === 1n ? new Decimal(digits, places) : quotient(digits, over, places);
  }

  /** @throws RangeError when the other is zero */
  div(other: Decimal): Decimal {
    if (other.digits === 0n) throw new RangeError('Division by zero');
    const places = this.places - other.places;
    return quotient(this.digits * other.over, other.digits * this.over, places);
  }

  abs(): Decimal {
    return this.digits < 0n ? new Decimal(-this.digits, this.places, this.over) : this;
  }

  /** Negative when this one is smaller, zero when both are equal, positive when it is larger. */
  cmp(other: Decimal): number {
    // Most prices have as many places as each other: thousands of them are compared for each model.
    const isAlike = this.places === other.places && this.over === other.over;
    const [places, over] = isAlike ? [this.places, this.over] : this.with(other);
    const [one, two] = [this.to(places, over), other.to(places, over)];
    return one < two ? -1 : one > two ? 1 : 0;
  }

  eq(other: Decimal): boolean {
    return this.cmp(other) === 0;
  }

  gt(other: Decimal): boolean {
    return this.cmp(other) > 0;
  }

  gte(other: Decimal): boolean {
    return this.cmp(other) >= 0;
  }

  lt(other: Decimal): boolean {
    return this.cmp(other) < 0;
  }

  lte(other: Decimal): boolean {
    return this.cmp(other) <= 0;
  }

  /** Rounds to so many digits behind the point: towards zero, to the nearest with halves to even, or away from zero. */
  round(places: number, how: 'down' | 'half-even' | 'up'): Decimal {
    if (this.over === 1n && places >= this.places) return this;
    const digits = this.digits * tenTo(Math.max(0, places - this.places));
    const unit = tenTo(Math.max(0, this.places - places)) * this.over;
    const whole = digits / unit;
    const rest = absolute(digits % unit);
    const twice = 2n * rest;
    const isFurther =
      how === 'up'
        ? rest !== 0n
        : how === 'half-even' && (twice > unit || (twice === unit && whole % 2n !== 0n));
    return new Decimal(isFurther ? whole + (digits < 0n ? -1n : 1n) : whole, places);
  }

  /** The power of ten of the first digit that is not zero: 0 for 1.25, −3 for 0.004. Zero of zero. */
  get exponent(): number {
    if (this.digits === 0n) return 0;
    const digits = absolute(this.digits);
    const shift = String(digits).length - String(this.over).length;
    const [top, bottom] =
      shift < 0 ? [digits * tenTo(-shift), this.over] : [digits, this.over * tenTo(shift)];
    return (top < bottom ? shift - 1 : shift) - this.places;
  }

  /** @throws always: `a < b`, `a + 1` and `Number(a)` would make a binary number of it */
  valueOf(): never {
    throw new Error('A decimal is not a number.');
  }

  /** Plain notation, never an exponent, without zeros at its end; cut where it would not end. */
  toString(): string {
    if (this.over !== 1n) return this.round(printedPlaces, 'down').toString();
    const digits = String(absolute(this.digits)).padStart(this.places + 1, '0');
    const end = digits.length - this.places;
    const fraction = digits.slice(end).replace(/0+$/, '');
    return `${this.digits < 0n ? '-' : ''}${digits.slice(0, end)}${fraction === '' ? '' : `.${fraction}`}`;
  }

  /** The same without a loss: in plain notation, or as a quotient in lowest terms ("11/90000") where that has no end. */
  toFraction(): string {
    if (this.over === 1n) return this.toString();
    const [top, bottom] = [this.digits, tenTo(this.places) * this.over];
    const divisor = commonDivisor(absolute(top), bottom);
    return `${String(top / divisor)}/${String(bottom / divisor)}`;
  }
}

/**
 * @param text a plain decimal without a sign ("0.040"), or a whole number
 * @throws when it is neither
 */
export function decimal(text: string | number): Decimal {
  if (typeof text === 'number') {
    // Numbers with a fraction are refused: 0.1 + 0.2 must not get in by accident.
    if (Number.isSafeInteger(text)) return new Decimal(BigInt(text), 0);
    throw new Error(`${String(text)} is not a whole number; a price must come from text.`);
  }
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`"${text}" is not a plain decimal.`);
  const point = text.indexOf('.');
  if (point === -1) return new Decimal(BigInt(text), 0);
  return new Decimal(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
}

/** Reads what {@link Decimal.toFraction} writes: a plain decimal, or a quotient of two ("11/60"). @throws when it is neither */
export function exactNumber(text: string): Decimal {
  const [top = '', bottom = '1', ...rest] = text.split('/');
  if (rest.length > 0) throw new Error(`"${text}" is not a plain decimal or a quotient of two.`);
  return decimal(top).div(decimal(bottom));
}

/** Rounds half to even, to `places` digits behind the point. */
export function roundHalfEven(value: Decimal, places: number): Decimal {
  return value.round(places, 'half-even');
}

/** Plain notation, never an exponent. */
export function plain(value: Decimal): string {
  return value.toString();
}

/** Compares two amounts as they are written ("0.10" and "0.1" are one): negative, zero or positive as the first is. */
export function compareDecimals(a: string, b: string): number {
  return decimal(a).cmp(decimal(b));
}
