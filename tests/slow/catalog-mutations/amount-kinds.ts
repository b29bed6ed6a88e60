/** Damage to one amount, as it is done by hand, by a tool, or by copying from the wrong place. */
import { decimal, plain, roundHalfEven, type Decimal } from '#pricing/decimal.ts';
import type { AmountKind } from './kind.ts';

export const amountKinds: readonly AmountKind[] = [
  { name: 'first digit wrong', damage: (amount) => otherDigit(amount, amount.search(/[1-9]/)) },
  { name: 'last digit wrong', damage: (amount) => otherDigit(amount, amount.search(/\d$/)) },
  {
    name: 'random digit wrong',
    damage: (amount, _, { random }) => otherDigit(amount, random.pick(digitsOf(amount)) ?? -1),
  },
  {
    name: 'digit dropped',
    damage: (amount, _, { random }) => withoutAt(amount, random.pick(digitsOf(amount)) ?? -1),
  },
  {
    name: 'digit doubled',
    damage: (amount, _, { random }) => doubledAt(amount, random.pick(digitsOf(amount)) ?? -1),
  },
  { name: 'digits transposed', damage: (amount) => amount.replace(/(\d)(\.?)(\d)/, '$3$2$1') },
  { name: 'decimal point one place left', damage: (amount) => times(amount, '0.1') },
  { name: 'decimal point one place right', damage: (amount) => times(amount, '10') },
  { name: 'decimal point dropped', damage: (amount) => amount.replace('.', '').replace(/^0+(?=\d)/, '') },
  {
    name: 'zero behind the point dropped',
    damage: (amount) => (amount.includes('.0') ? amount.replace('.0', '.') : undefined),
  },
  {
    name: 'zero behind the point inserted',
    damage: (amount) => (amount.includes('.') ? amount.replace('.', '.0') : undefined),
  },
  {
    name: 'trailing zero lost to a whole number',
    damage: (amount) => (/^[1-9]\d*0$/.test(amount) ? amount.slice(0, -1) : undefined),
  },
  { name: 'cents for dollars', damage: (amount) => times(amount, '100') },
  { name: 'dollars for cents', damage: (amount) => times(amount, '0.01') },
  { name: 'per 1K for per 1M', damage: (amount) => times(amount, '0.001') },
  { name: 'per 1M for per 1K', damage: (amount) => times(amount, '1000') },
  { name: 'per unit for per 1M', damage: (amount) => times(amount, '0.000001') },
  { name: 'per 1M for per unit', damage: (amount) => times(amount, '1000000') },
  { name: 'per hour for per minute', damage: (amount) => times(amount, '60') },
  { name: 'per second for per minute', damage: (amount) => divided(amount, '60') },
  { name: 'rounded to cents', damage: (amount) => plain(roundHalfEven(decimal(amount), 2)) },
  { name: 'rounded to whole dollars', damage: (amount) => plain(roundHalfEven(decimal(amount), 0)) },
  { name: 'rounded to two digits', damage: (amount) => withDigits(decimal(amount), 2) },
  { name: 'float noise', damage: (amount) => times(amount, '1.000001') },
  { name: 'one per cent off', damage: (amount) => times(amount, '1.01') },
  { name: 'fee added twice', damage: (amount) => times(amount, '1.05') },
  { name: 'a discount taken off', damage: (amount) => times(amount, '0.9') },
  { name: 'halved, as batch prices are', damage: (amount) => times(amount, '0.5') },
  { name: 'doubled', damage: (amount) => times(amount, '2') },
  { name: 'another currency', damage: (amount) => times(amount, '0.92') },
  {
    name: 'price of the neighbour model',
    damage: (_, { rate }, { specimen, all }) => likeIn(all[all.indexOf(specimen) + 1], rate.meter),
  },
  {
    name: 'price of a random model',
    damage: (_, { rate }, { random, all }) => likeIn(random.pick(all), rate.meter),
  },
  {
    name: 'price of another meter',
    damage: (_, { rate }, { random, specimen }) =>
      random.pick(specimen.rates.filter((site) => site.rate.meter !== rate.meter))?.rate.amount,
  },
  { name: 'negative', damage: (amount) => `-${amount}` },
  { name: 'zero', damage: () => '0' },
  { name: 'zero with decimals', damage: () => '0.00' },
  { name: 'exponent', damage: (amount) => `${amount}e0` },
  {
    name: 'comma for the point',
    damage: (amount) => (amount.includes('.') ? `"${amount.replace('.', ',')}"` : undefined),
  },
  { name: 'thousands separator', damage: (amount) => `"1,${amount.padStart(3, '0')}"` },
  { name: 'underscore', damage: (amount) => `1_${amount}` },
  { name: 'currency sign', damage: (amount) => `$${amount}` },
  { name: 'unit behind it', damage: (amount) => `${amount} USD` },
  { name: 'leading zero', damage: (amount) => `0${amount}` },
  {
    name: 'no digit before the point',
    damage: (amount) => (amount.startsWith('0.') ? amount.slice(1) : undefined),
  },
  { name: 'a word', damage: () => 'TBD' },
  { name: 'empty', damage: () => '""' },
  { name: 'null', damage: () => 'null' },
];

function times(amount: string, factor: string): string {
  return plain(decimal(amount).times(decimal(factor)));
}

/** Twelve digits are more than anybody would write down. */
function divided(amount: string, by: string): string {
  return withDigits(decimal(amount).div(decimal(by)), 12);
}

function withDigits(value: Decimal, digits: number): string {
  return plain(roundHalfEven(value, digits - 1 - value.exponent));
}

function digitsOf(amount: string): number[] {
  return Array.from(amount.matchAll(/\d/g), ({ index }) => index);
}

function otherDigit(amount: string, at: number): string | undefined {
  const digit = amount[at];
  if (digit === undefined) return undefined;
  return amount.slice(0, at) + String((Number(digit) % 9) + 1) + amount.slice(at + 1);
}

function withoutAt(amount: string, at: number): string | undefined {
  const rest = amount.slice(0, at) + amount.slice(at + 1);
  return /^\d+(?:\.\d+)?$/.test(rest) ? rest : undefined;
}

function doubledAt(amount: string, at: number): string {
  return amount.slice(0, at) + (amount[at] ?? '') + amount.slice(at);
}

function likeIn(
  specimen:
    | { readonly rates: readonly { readonly rate: { readonly meter: string; readonly amount: string } }[] }
    | undefined,
  meter: string,
): string | undefined {
  return specimen?.rates.find(({ rate }) => rate.meter === meter)?.rate.amount;
}
