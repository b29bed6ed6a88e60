/** How the price fields of a source translate into the catalog's meters. */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { hoursOf, whenText } from '#catalog/registry/when.ts';
import { amountOver, sameAmount, amountTimes, timesRounded } from '../exact-amounts.ts';
import type { SourceRate } from './source.ts';

/** What one field means. Where no unit is given, the field's unit is the meter's `per` already. */
export interface PriceField {
  readonly meter: Meter;
  readonly when?: When;
  /** The field is the price of one where the meter's `per` is this many. */
  readonly times?: number;
  /** The field is the price of this many times the meter's `per`. */
  readonly over?: number;
  /** The field is a quotient with a few digits: a price per minute, written per second. */
  readonly rounded?: true;
  /** The kinds of entry in which the field means this; in others it is something without a meter. */
  readonly kinds?: readonly string[];
  /** See `SourceRate.incidental`. */
  readonly incidental?: true;
}

/**
 * Every price field of a source: what it means, or as a text why it is not read (it is no price, is read elsewhere, or
 * has no meter). A field with two meanings can be listed as either. Any other field is reported.
 */
export type FieldTable = Readonly<Record<string, PriceField | readonly PriceField[] | string>>;

export interface FieldContext {
  /** The condition of all these prices. */
  readonly when?: When;
  /** What `PriceField.kinds` asks for. */
  readonly kind?: string | undefined;
  /** By field, the digits that a float would lose. */
  readonly digits?: Readonly<Record<string, string>> | undefined;
}

/**
 * The rates that these fields state. Zero stands for "unknown" as often as for "free", and is never proof.
 * @throws when a price is no finite number
 */
export function ratesOfFields(
  table: FieldTable,
  prices: object,
  { when = {}, kind = '', digits = {} }: FieldContext = {},
): SourceRate[] {
  return Object.entries(prices).flatMap(([name, price]: [string, unknown]) => {
    const meaning = Object.hasOwn(table, name) ? table[name] : undefined;
    if (typeof price !== 'number' || price <= 0 || meaning === undefined || typeof meaning === 'string') {
      return [];
    }
    return [meaning]
      .flat()
      .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
      .map((field): SourceRate => ({
        meter: field.meter,
        when: { ...field.when, ...when },
        amount: digits[name] ?? amountOf(field, price),
        ...(field.incidental && { incidental: true }),
      }));
  });
}

/** The names of price fields that nobody has looked at yet. */
export function unknownFields(table: FieldTable, names: readonly string[]): string[] {
  return names.filter((name) => !Object.hasOwn(table, name));
}

function amountOf(field: PriceField, price: number): string {
  if (field.over !== undefined) return amountOver(amountTimes(price, 1), field.over);
  return field.rounded ? timesRounded(price, field.times ?? 1) : amountTimes(price, field.times ?? 1);
}

/**
 * A tier or service at the standard price is none: a catalog may leave it out. Rates with hours are compared with
 * those of the same hours.
 */
export function markRepeats(rates: readonly SourceRate[]): SourceRate[] {
  return rates.map((rate) => {
    const [own, hours] = [whenText(rate.when), whenText(hoursOf(rate.when))];
    const standard = rates.find(({ meter, when }) => meter === rate.meter && whenText(when) === hours);
    const repeats = own !== hours && standard !== undefined && sameAmount(standard.amount, rate.amount);
    return repeats ? { ...rate, incidental: true } : rate;
  });
}
