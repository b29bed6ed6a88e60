/** Rounds and writes figures as a page must show them: a second hand, on exact fractions. */
import Fraction from 'fraction.js';
import type { Currency } from '#catalog/registry/currencies.ts';
import { grouped } from './words.ts';

/** A figure as it stands on a page, and its plain decimal. */
export interface Printed {
  readonly text: string;
  readonly value: string;
}

interface Form {
  readonly sign: string;
  readonly decimals: number;
}

const forms = new Map<Currency, Form>();

/** What stands before a sum of a currency, and how many decimals its sums have, by the standard and not by the catalog. */
function formOf(currency: Currency): Form {
  const known = forms.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const [sign = ''] = /^\D+/.exec(format.format(1)) ?? [];
  const form = { sign, decimals: format.resolvedOptions().maximumFractionDigits ?? 2 };
  forms.set(currency, form);
  return form;
}

export const currencySign = (currency: Currency): string => formOf(currency).sign;
export const decimalsOf = (currency: Currency): number => formOf(currency).decimals;

const money = (currency: Currency, digits: string, value = digits): Printed => ({
  text: currencySign(currency) + grouped(digits),
  value,
});

/** With its author's digits, and at least the decimals of the currency. */
export function printListed(source: string, currency: Currency): Printed {
  return money(currency, withDecimals(source, decimalsOf(currency)), source);
}

/** With exactly the digits of a sentence. */
export function printQuoted(source: string, currency: Currency): Printed {
  return money(currency, source);
}

/**
 * A sum: from one of the currency on in what can be paid of it, rounded up like a bill, or down where it is what is left
 * for use; less than one with four digits that count.
 */
function sumDigits(value: Fraction, currency: Currency, isLeft = false, from = 1): string {
  if (value.lt(from)) return fourDigits(value, currency);
  const scale = 10n ** BigInt(decimalsOf(currency));
  const scaled = value.mul(scale);
  return rounded((isLeft ? scaled.floor() : scaled.ceil()).div(scale), decimalsOf(currency));
}

/**
 * What something comes to, a use or a unit with the fee: with all decimals of the currency. Where money has none, less than a hundred has four digits
 * that count, too.
 */
export function printCost(value: Fraction, currency: Currency): Printed {
  const digits = sumDigits(value, currency, false, leastBill(currency));
  return money(currency, withDecimals(digits, decimalsOf(currency)), machineValue(value));
}

/** From here on a cost is shown as a bill would have it. */
function leastBill(currency: Currency): number {
  return [100, 10][decimalsOf(currency)] ?? 1;
}

/** What is taken of a payment, in the decimals of what is paid. */
export function printCharge(value: Fraction, paid: Fraction, currency: Currency): Printed {
  if (paid.lt(leastBill(currency))) return printCost(value, currency);
  const scale = 10n ** BigInt(decimalsOf(currency));
  const digits = rounded(value.mul(scale).ceil().div(scale), decimalsOf(currency));
  return money(currency, withDecimals(digits, decimalsOf(currency)), machineValue(value));
}

/** What is paid, or left of that for use: whole sums without decimals. */
export function printPaid(value: Fraction, currency: Currency, isLeft = false): Printed {
  const digits = sumDigits(value, currency, isLeft);
  const all = digits.includes('.') ? withDecimals(digits, decimalsOf(currency)) : digits;
  return money(currency, all, machineValue(value));
}

function fourDigits(value: Fraction, currency: Currency): string {
  let places = decimalsOf(currency);
  if (!value.equals(0)) while (value.mul(10n ** BigInt(places)).lt(1000)) places += 1;
  return rounded(value, places);
}

/** For programs: all digits, or twelve that count where they would never end. */
function machineValue(value: Fraction): string {
  let rest = value.d;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  let places = 0;
  if (rest === 1n) while (value.mul(10n ** BigInt(places)).d !== 1n) places += 1;
  else {
    let left = value;
    for (places = 11; left.lt(1); places += 1) left = left.mul(10);
    for (; left.gte(10); places -= 1) left = left.div(10);
  }
  return rounded(value, places);
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
  return { text: `${isSigned ? sign : ''}${grouped(digits)}%`, value: `${isBelow ? '-' : ''}${digits}` };
}

/** Whether a text is a figure with more zeros behind it, as a column of prices in one precision has them. */
export function isPadded(text: string, right: string): boolean {
  const zeros = text.startsWith(right) ? text.slice(right.length) : undefined;
  return zeros !== undefined && (right.includes('.') ? /^0+$/ : /^\.0+$/).test(zeros);
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
