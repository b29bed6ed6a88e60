/** A bill as it is printed, line by line: on a page, and by the calculator in the browser. */
import { keysOf, whenWords } from '#catalog/registry/when.ts';
import { meters, unitOf, type Meter } from '#catalog/registry/meters.ts';
import { uncapital } from '#catalog/registry/text.ts';
import { feeAlone, grouped, withFee, type Amount, type Terms } from './amount.ts';
import { decimal, plain, type Decimal } from './decimal.ts';
import { feeName, isProportional } from './fee.ts';
import type { RateTerms } from './rates.ts';

export interface ReceiptLine {
  /** "15M input at $1.25". */
  readonly words: readonly (string | Amount)[];
  readonly sum: Amount;
  /** What is used, what that comes to, or what is paid. */
  readonly kind: 'item' | 'sum' | 'total';
}

/** What is billed at one rate. */
export interface ReceiptItem {
  readonly rate: RateTerms;
  /** The listed price of the rate. */
  readonly price: Amount;
  /** Counted things that are billed. */
  readonly quantity: Decimal;
  readonly cost: Amount;
}

/** The lines of a bill: items, what they come to where they are several or a fee follows, the fee, and what is paid. */
export function receiptOf(items: readonly ReceiptItem[], total: Amount, terms: Terms): ReceiptLine[] {
  const { platformFee } = terms;
  const lines = items.map(({ rate, price, quantity, cost }): ReceiptLine => ({
    words: [`${shortCount(quantity)} ${thingsWord(rate)} at `, price, perWords(rate)],
    sum: cost,
    kind: 'item',
  }));
  if (platformFee === undefined) return [...lines, { words: [totalWords(terms)], sum: total, kind: 'total' }];
  return [
    ...lines,
    ...(lines.length > 1 ? [{ words: ['Usage'], sum: total, kind: 'sum' } as const] : []),
    {
      words: [isProportional(platformFee) ? feeWords(platformFee) : 'Fee'],
      sum: feeAlone(total, terms),
      kind: 'sum',
    },
    { words: [totalWords(terms)], sum: withFee(total, terms), kind: 'total' },
  ];
}

function feeWords(fee: NonNullable<Terms['platformFee']>): string {
  return feeName(fee);
}

/** What stands before what a reader pays, where the gateway says what it takes besides: a fee, or none. */
export function totalWords({ platformFee, chargesNoFee, topUpMinimum }: Terms): string {
  const isPayKnown = platformFee !== undefined || chargesNoFee === true || topUpMinimum !== undefined;
  return isPayKnown ? 'You pay' : 'Your use costs';
}

const steps = [
  [1_000_000, 'M'],
  [1000, 'K'],
] as const;
/** Below this, a number is as short in full. */
const shortFrom = 10_000;

/** "15M", "1.8M", "42K", "1,500": exact, with at most two decimals, else in full. */
function shortCount(count: Decimal): string {
  if (count.gte(decimal(shortFrom))) {
    for (const [size, letter] of steps) {
      const part = count.div(decimal(size));
      if (part.gte(decimal(1)) && part.round(2, 'down').eq(part)) return `${grouped(plain(part))}${letter}`;
    }
  }
  return grouped(count.toFraction());
}

function isTokens(meter: Meter): boolean {
  return meters[meter].kind === 'tokens';
}

/** What was counted: "cached input", "images". */
function thingsWord({ meter }: RateTerms): string {
  return isTokens(meter) ? uncapital(meters[meter].label) : meters[meter].noun.many;
}

/** What the price is per, where that is not one thing or, as everywhere, a million tokens; and when it holds. */
function perWords(rate: RateTerms): string {
  const { meter, unit, when, mode } = rate;
  const isUsual = unit === undefined && (isTokens(meter) || meters[meter].per === 1);
  const per = isUsual ? '' : ` per ${unitOf(rate).shortUnit}`;
  return `${per}${keysOf(when).length === 0 ? '' : `, ${uncapital(whenWords(when, mode))}`}`;
}
