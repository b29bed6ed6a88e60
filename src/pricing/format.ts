/** How money and counts are written: the one place that rounds and the one that prints. */
import { currencies, type Currency } from '#catalog/registry/currencies.ts';
import { decimal, plain, roundHalfEven, type Decimal } from './decimal.ts';

const significantDigits = 4;
const cents = 2;

/** Digits with thousands separators: "12,345.60". */
function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const separated = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

function atLeastCents(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  return `${whole}.${fraction.padEnd(cents, '0')}`;
}

/** A listed price with the digits its author wrote and at least two decimals: 0.040 → $0.040, 10 → $10.00. */
export function formatListed(source: string, currency: Currency): string {
  return currencies[currency] + grouped(atLeastCents(source));
}

/** A figure of the catalog's own prose, with just the digits it has there. */
export function formatQuoted(source: string, currency: Currency): string {
  return currencies[currency] + grouped(source);
}

/**
 * Rounds a computed amount for showing: four significant digits, half to even, but never coarser than a
 * cent, so that $103.75 stays $103.75. Zero stays zero; nothing above zero becomes zero.
 */
export function roundDerived(value: Decimal): Decimal {
  if (value.eq(decimal(0))) return value;
  const places = Math.max(cents, significantDigits - 1 - value.exponent);
  return roundHalfEven(value, places);
}

/** A computed amount: 0.0421052… → $0.04211, 95.238… → $95.24. */
export function formatDerived(value: Decimal, currency: Currency): string {
  return currencies[currency] + grouped(atLeastCents(plain(roundDerived(value))));
}

/**
 * A sum of money that is paid or received: whole amounts without decimals ($100), others in cents ($95.24).
 * What is less than a cent is shown as a computed amount, since it is not nothing.
 */
export function formatSum(value: Decimal, currency: Currency): string {
  const rounded = roundHalfEven(value, cents);
  if (rounded.eq(decimal(0))) return formatDerived(value, currency);
  const digits = plain(rounded);
  return currencies[currency] + grouped(digits.includes('.') ? atLeastCents(digits) : digits);
}

/** A count: 1234567 → 1,234,567. */
export function formatCount(value: Decimal): string {
  return grouped(plain(value));
}
