/** Rounds and writes figures as a page must show them: a second hand, on exact fractions. */
import Fraction from 'fraction.js';
import type { Currency } from '#catalog/registry/currencies.ts';
import { grouped } from './words.ts';

/** A figure as it stands on a page, and its plain decimal. */
export interface Printed {
  readonly text: string;
  readonly value: string;
}

/** The sign of a currency, and how many decimals its sums have, by the standard and not by the catalog. */
export function currencySign(currency: Currency): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

function decimalsOf(currency: Currency): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

const money = (currency: Currency, digits: string): Printed => ({
  text: currencySign(currency) + grouped(digits),
  value: digits,
});

/** With its author's digits, and at least the decimals of the currency. */
export function printListed(source: string, currency: Currency): Printed {
  return { ...money(currency, withDecimals(source, decimalsOf(currency))), value: source };
}

/** With exactly the digits of a sentence. */
export function printQuoted(source: string, currency: Currency): Printed {
  return money(currency, source);
}

/** Computed: four digits that count, and never fewer decimals than the currency has. */
export function printComputed(value: Fraction, currency: Currency): Printed {
  const least = decimalsOf(currency);
  let places = least;
  if (!value.equals(0)) while (value.mul(10n ** BigInt(places)).lt(1000)) places += 1;
  return money(currency, withDecimals(rounded(value, places), least));
}

/** Paid or received: whole sums without decimals, and what rounds to nothing as if computed. */
export function printSum(value: Fraction, currency: Currency): Printed {
  const digits = rounded(value, decimalsOf(currency));
  if (digits === '0') return printComputed(value, currency);
  return money(currency, digits.includes('.') ? withDecimals(digits, decimalsOf(currency)) : digits);
}

export function printCount(value: Fraction): Printed {
  const digits = value.toString();
  return { text: grouped(digits), value: digits };
}

/** One decimal below ten, none from there on; as many more as it takes to be neither nothing nor all. */
export function printPercent(value: Fraction, isSigned: boolean): Printed {
  const size = value.abs();
  let places = size.lt(10) ? 1 : 0;
  const misleads = (digits: string) =>
    (digits === '0' && !size.equals(0)) || (digits === '100' && size.lt(100));
  while (misleads(rounded(size, places))) places += 1;
  const digits = rounded(size, places);
  const isBelow = value.lt(0);
  const sign = digits === '0' ? '' : isBelow ? '−' : '+';
  return { text: `${isSigned ? sign : ''}${digits}%`, value: `${isBelow ? '-' : ''}${digits}` };
}

/** Half to even, without zeros at the end; for what is not below zero. */
export function rounded(value: Fraction, places: number): string {
  const scaled = value.mul(10n ** BigInt(places));
  const floor = scaled.floor();
  const rest = scaled.sub(floor).compare('1/2');
  const up = rest > 0 || (rest === 0 && floor.n % 2n === 1n);
  const digits = String(floor.n + (up ? 1n : 0n)).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return places === 0 ? text : text.replace(/\.?0+$/, '');
}

function withDecimals(digits: string, least: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = fraction.padEnd(least, '0');
  return all === '' ? whole : `${whole}.${all}`;
}
