/**
 * The one algebra of amounts, when the site is built and in the browser's tools. An amount carries its exact value and
 * the key it can be recomputed from, and every operation makes both, so that they cannot part. `tracer.ts` goes the
 * other way: it reads a key and applies these operations. Nothing else turns a price into text.
 */
import { currencyDecimals, currencySign, type Currency } from '#catalog/registry/currencies.ts';
import { meters, type MeterKind } from '#catalog/registry/meters.ts';
import type { Gateway } from '#catalog/types.ts';
import { decimal, exactNumber, plain, roundHalfEven, type Decimal } from './decimal.ts';
import { isProportional, lessFee, plusFee } from './fee.ts';
import type { Quote, QuoteInput, QuoteItem } from './quote.ts';
import { thingsOf, type UnitPrice } from './rates.ts';
import { quoteKey, stepKey, sumKey, type StepName } from './trace-key.ts';

/**
 * What a figure is, and so how it prints. What the catalog says keeps the digits it has there (`listed`, `quoted`). All
 * other money is a sum, as on a bill: what something comes to, a unit with the fee as much as a month of use (`cost`);
 * what is paid (`payment`); what a payment leaves for use (`funded`). The others are no money.
 */
type Style =
  'listed' | 'quoted' | 'cost' | 'charge' | 'payment' | 'funded' | 'count' | 'difference' | 'share';

/** What an amount is made of. */
interface Parts {
  /** Where it comes from, see `trace-key.ts`. */
  readonly key: string;
  /** Its value, exact. */
  readonly exact: Decimal;
  readonly style: Style;
  /** How many counted things {@link exact} buys: 1,000,000 for a price per 1M tokens, 1/60 for one per second of minutes. */
  readonly per: Decimal;
  /** What it buys; undefined of sums and costs. Prices of one kind of thing can be compared, whatever unit each is in. */
  readonly of?: MeterKind | undefined;
  readonly currency: Currency;
  /** Whether it is what one unit of a meter costs, which is multiplied by how many are used. */
  readonly isRate?: boolean | undefined;
  /** Digits of a listed or quoted figure, as they were written. */
  readonly source?: string | undefined;
}

/** A traced value. Every printer takes it, every check recomputes it from its key. */
export interface Amount extends Omit<Parts, 'source'> {
  readonly kind: 'money' | 'count' | 'percent';
  /** The figure as it is shown: "$0.04211", "118", "−20%". */
  readonly text: string;
  /**
   * What it is as a plain decimal, whatever is shown of it: all digits of a rate or a sum, the first 12 that count where
   * they never end; of a count or a percentage those that are shown.
   */
  readonly value: string;
}

type Printed = Pick<Amount, 'text' | 'value'>;

/** What of a gateway decides about a payment. */
export interface Terms extends Pick<Gateway, 'currency' | 'platformFee' | 'chargesNoFee' | 'semanticCache'> {
  /** The smallest payment it takes. @default any */
  readonly topUpMinimum?: { readonly amount: string } | undefined;
}

type CatalogPrice = UnitPrice;

/** A price of the catalog, with its key. */
export type KeyedPrice = CatalogPrice & { readonly key: string };

const hundred = decimal(100);
const oneUnit = decimal(1);
const zero = decimal(0);
/** Of what is per no unit. */
const bare = { per: oneUnit, of: undefined, isRate: false };

/** An amount as it was made. A class, since a large site keeps hundreds of thousands of them. */
class TracedAmount implements Amount {
  readonly key: string;
  readonly exact: Decimal;
  readonly style: Style;
  readonly per: Decimal;
  readonly of: MeterKind | undefined;
  readonly currency: Currency;
  readonly isRate: boolean;
  readonly kind: Amount['kind'];
  readonly source: string | undefined;
  #printed: Printed | undefined;

  constructor({ key, exact, style, per, of, currency, isRate = false, source }: Parts, printed?: Printed) {
    this.key = key;
    this.exact = exact;
    this.style = style;
    this.per = per;
    this.of = of;
    this.currency = currency;
    this.isRate = isRate;
    this.kind =
      style === 'count' ? 'count' : style === 'difference' || style === 'share' ? 'percent' : 'money';
    this.source = source;
    this.#printed = printed;
  }

  get text(): string {
    return this.#print().text;
  }

  get value(): string {
    return this.#print().value;
  }

  /** All of it that is ever printed. */
  toJSON(): Printed & Pick<Amount, 'kind' | 'key'> {
    const { kind, key, text, value } = this;
    return { kind, key, text, value };
  }

  /** When first asked for: most steps on the way to a figure are never read. */
  #print(): Printed {
    return (this.#printed ??= printedParts(this));
  }
}

// Where amounts begin.

/** A price as the catalog lists it. */
export function listedPrice({ key, ...price }: KeyedPrice, currency: Currency): Amount {
  const { meter, amount } = price;
  return new TracedAmount({
    key,
    exact: decimal(amount),
    style: 'listed',
    source: amount,
    per: thingsOf(price),
    of: meters[meter].kind,
    currency,
    isRate: true,
  });
}

/** A figure that is quoted with just the digits it has in the catalog, such as a rate of exchange. */
export function quotedSum(key: string, source: string, currency: Currency): Amount {
  return new TracedAmount({ key, exact: decimal(source), style: 'quoted', source, per: oneUnit, currency });
}

/** A round sum chosen for an example, or one that the gateway names. @param sum a plain decimal */
export function roundSum(sum: string, currency: Currency, key = sumKey(sum)): Amount {
  return new TracedAmount({ key, exact: decimal(sum), style: 'payment', per: oneUnit, currency });
}

/** What a use costs with a model, before the fee. @param input what was quoted */
export function quoteCost(
  id: string,
  input: QuoteInput,
  { total }: Pick<Quote, 'total'>,
  currency: Currency,
): Amount {
  return new TracedAmount({ key: quoteKey(id, input), exact: total, style: 'cost', per: oneUnit, currency });
}

/** A quote as the use of a whole month. @param whole the {@link quoteCost} @param exact see `costOfMonth` */
export function quoteOfMonth({ key, per, currency }: Amount, exact: Decimal): Amount {
  return new TracedAmount({ key: stepKey(key, 'month'), exact, style: 'cost', per, currency });
}

/** One line of a quote. @param whole the {@link quoteCost} that it is part of */
export function quoteItem(whole: Amount, line: Pick<QuoteItem, 'meter' | 'cost'>): Amount {
  const { per, currency } = whole;
  return new TracedAmount({
    key: stepKey(whole.key, 'item', line.meter),
    exact: line.cost,
    style: 'cost',
    per,
    currency,
  });
}

/** The mean of two prices that models are ranked by; as one of them lists it, digit for digit, where both are the same. */
export function meanPrice(key: string, low: RankedPrice, high: RankedPrice, currency: Currency): Amount {
  const isListed =
    low.rate.unit === undefined && low.price.eq(high.price) && low.price.eq(decimal(low.rate.amount));
  if (isListed) return listedPrice({ ...low.rate, key }, currency);
  return inclusivePrice(key, low.rate, low.price.plus(high.price).div(decimal(2)), currency);
}

/** A price by which models are ranked, per the unit of its meter: that of a rate, or what its unit comes to with what a call pays besides. */
interface RankedPrice {
  readonly rate: CatalogPrice;
  readonly price: Decimal;
}

/** What the unit of a rate comes to with all that a usual call pays besides. */
export function inclusivePrice(
  key: string,
  { meter }: CatalogPrice,
  exact: Decimal,
  currency: Currency,
): Amount {
  const { per, kind } = meters[meter];
  return new TracedAmount({ key, exact, style: 'cost', per: decimal(per), of: kind, currency, isRate: true });
}

/** What so many tokens come to in and out: one figure of two prices. */
export function blendedPrice(key: string, exact: Decimal, currency: Currency): Amount {
  return new TracedAmount({ key, exact, style: 'cost', per: oneUnit, currency });
}

/** A part of a number of things in per cent, rounded down, so that "cheaper than 82%" is never said of less. */
export function shareOfCount(key: string, part: number, whole: number, currency: Currency): Amount {
  const exact = decimal(part).times(hundred).div(decimal(whole)).round(0, 'down');
  return new TracedAmount({ key, exact, style: 'share', per: oneUnit, currency });
}

// What can be done to them; `stepArguments` in trace-key.ts names the step of each.

/**
 * What a reader pays so that a usage is covered. Where the fee depends on the payment, that is the smallest top-up that
 * covers it, or its share of the smallest there is; of a rate, which is multiplied, always the share.
 * @throws when it is a rate, and no payment is named by which the fee could be told
 */
export function withFee(one: Amount, terms: Terms): Amount {
  return after(one, 'fee', paidFor(one, own(one, 'fee', terms), terms));
}

/** The fee alone, of what a usage costs. */
export function feeAlone(one: Amount, terms: Terms): Amount {
  const exact = own(one, 'charge', terms);
  const paid = paidFor(one, exact, terms);
  // As exact as what is paid, of which it is a part.
  const isBill = isBilled(paid, currencyDecimals(one.currency));
  return after(one, 'charge', paid.minus(exact), isBill ? { style: 'charge' } : {});
}

/** True when {@link withFee} can say of every price what is paid, and that is another sum. */
export function statesPay({ platformFee, topUpMinimum }: Terms): boolean {
  return platformFee !== undefined && (isProportional(platformFee) || topUpMinimum !== undefined);
}

function paidFor({ isRate, key }: Amount, used: Decimal, { platformFee, topUpMinimum }: Terms): Decimal {
  const inOne = plusFee(used, platformFee);
  if (platformFee === undefined || isProportional(platformFee)) return inOne;
  if (topUpMinimum === undefined) {
    if (isRate) throw new Error(`no payment tells the fee of "${key}"`);
    return inOne;
  }
  const least = decimal(topUpMinimum.amount);
  return !isRate && inOne.gte(least) ? inOne : used.times(least).div(lessFee(least, platformFee));
}

/** The usage that a payment funds: the inverse of {@link withFee}. */
export function funds(one: Amount, terms: Terms): Amount {
  return after(one, 'funds', lessFee(own(one, 'funds', terms), terms.platformFee), { style: 'funded' });
}

/** What a repeated request costs when the gateway answers it from its semantic cache. */
export function fromCache(one: Amount, terms: Terms): Amount {
  const exact = own(one, 'cached', terms);
  const { semanticCache } = terms;
  const part = semanticCache === undefined ? exact : exact.times(fraction(semanticCache.percentOfUncached));
  return after(one, 'cached', part);
}

/**
 * The payment that covers what a reader pays: in what the currency can be paid in (whole cents), never less, since
 * rounded to the nearest it could leave the usage uncovered, and at least the smallest top-up.
 */
export function paymentFor(one: Amount, terms: Terms): Amount {
  const enough = own(one, 'payment', terms).round(currencyDecimals(terms.currency), 'up');
  const least = decimal(terms.topUpMinimum?.amount ?? '0');
  return after(one, 'payment', least.gt(enough) ? least : enough, { style: 'payment' });
}

/** How many whole things of a price a payment buys, the fee taken into account; never rounded up. */
export function countBought(one: Amount, paid: string, terms: Terms): Amount {
  const exact = own(one, 'count', terms);
  const bought = lessFee(decimal(paid), terms.platformFee).times(one.per).div(exact);
  return after(one, 'count', bought.round(0, 'down'), { style: 'count', ...bare }, paid);
}

/** What so many counted things of a price come to. @param quantity a plain decimal, or a quotient of two: "11/60" */
export function times(one: Amount, quantity: string): Amount {
  const exact = money(one, 'times').times(exactNumber(quantity)).div(one.per);
  return after(one, 'times', exact, { style: 'cost', ...bare }, quantity);
}

/** What of it falls on each of so many. @param number a plain decimal */
export function perEach(one: Amount, number: string): Amount {
  return after(one, 'each', money(one, 'each').div(decimal(number)), { style: 'cost' }, number);
}

/** Both together. @throws when they are in different units */
export function plus(one: Amount, other: Amount): Amount {
  const exact = money(one, 'plus').plus(alike(one, other));
  return after(one, 'plus', exact, { style: 'cost' }, other.key);
}

/** The difference from another figure in per cent of that one: "+25%". @throws when they are in different units */
export function versus(one: Amount, other: Amount): Amount {
  const percent = difference(money(one, 'versus'), alike(one, other));
  return after(one, 'versus', percent, { style: 'difference', ...bare }, other.key);
}

/**
 * How far it is from another figure, without a sign: "$2.00". Of two listed prices with all digits, of sums as sums are
 * printed. It has no key: it stands beside {@link versus}, which has one. @throws when they are in different units
 */
export function apart(one: Amount, other: Amount): string {
  const exact = money(one, 'versus').minus(alike(one, other)).abs();
  const { key, per, currency, style } = one;
  const parts = { key, exact, per, currency };
  const isWhole = style === 'listed' && exact.over === 1n;
  const difference: Parts = isWhole ? { ...parts, style, source: plain(exact) } : { ...parts, style: 'cost' };
  return printedParts(difference).text;
}

/** By how many per cent it lies below another figure: "20%". @throws when it does not, or is in another unit */
export function below(one: Amount, other: Amount): Amount {
  const percent = difference(money(one, 'below'), alike(one, other));
  if (percent.gt(zero)) throw new Error(`it is not below "${other.key}"`);
  return after(one, 'below', percent.abs(), { style: 'share', ...bare }, other.key);
}

/** The amount after one more step; what is paid or funded is a payment with and without a fee, all else is a cost. */
function after(
  one: Amount,
  step: StepName,
  exact: Decimal,
  changes: Partial<Parts> = {},
  argument?: string,
): Amount {
  const { per, of, currency, style, isRate } = one;
  const key = stepKey(one.key, step, argument);
  const isPaid = style === 'payment' || style === 'funded';
  return new TracedAmount({
    key,
    exact,
    style: isPaid ? 'payment' : 'cost',
    per,
    of,
    currency,
    isRate,
    ...changes,
  });
}

/** @throws when it is a count or a percentage */
function money({ kind, style, exact }: Amount, step: StepName): Decimal {
  if (kind !== 'money') throw new Error(`"${step}" cannot follow a ${style}`);
  return exact;
}

/** @throws when it is no money, or money of another currency than the gateway's */
function own(one: Amount, step: StepName, { currency }: Terms): Decimal {
  const exact = money(one, step);
  if (one.currency !== currency) throw new Error(`"${step}" cannot follow a sum in ${one.currency}`);
  return exact;
}

/** The other one in the unit of the first. @throws when they are of other things, or in another currency */
function alike(one: Amount, other: Amount): Decimal {
  if (other.kind !== 'money' || other.of !== one.of || other.currency !== one.currency)
    throw new Error(`"${other.key}" is in another unit`);
  return other.per.eq(one.per) ? other.exact : other.exact.times(one.per).div(other.per);
}

/** Zeros that a listed price may get behind its own digits: a column of more has prices of another size. */
const mostDecimals = 4;

/** Listed prices with as many decimals as the one of them that has most, so that a column of them is read at a glance. */
export function inOnePrecision(prices: readonly Amount[]): Amount[] {
  const decimalsIn = ({ text }: Amount) => text.split('.')[1]?.length ?? 0;
  const most = Math.max(0, ...prices.map(decimalsIn));
  if (most === 0 || most > mostDecimals) return [...prices];
  return prices.map((price) => {
    const lacking = most - decimalsIn(price);
    const point = decimalsIn(price) === 0 ? '.' : '';
    return lacking === 0
      ? price
      : new TracedAmount(price, { text: price.text + point + '0'.repeat(lacking), value: price.value });
  });
}

// The arithmetic behind them.

function fraction(percent: string): Decimal {
  return decimal(percent).div(hundred);
}

/** By how many per cent a value is above (or, negative, below) a base. */
function difference(value: Decimal, base: Decimal): Decimal {
  return value.minus(base).times(hundred).div(base);
}

// How they print: the one place that rounds for showing, and the one that writes a price.

const significantDigits = 4;

/** So many digits that count are given of a value whose decimals never end. */
const digitsOfQuotient = 12;

function printedParts({ exact, style, currency, source }: Parts): Printed {
  const decimals = currencyDecimals(currency);
  const sum = (digits: string, value = valueOf(exact)) => ({
    text: currencySign(currency) + grouped(digits),
    value,
  });
  switch (style) {
    case 'listed':
      // With the digits its author wrote and at least the currency's decimals: 0.040 → $0.040, 10 → $10.00.
      return sum(withDecimals(source ?? '', decimals), source);
    case 'quoted':
      return sum(source ?? '', source);
    case 'cost':
      return sum(withDecimals(plain(roundCost(exact, decimals)), decimals));
    case 'charge':
      return sum(withDecimals(plain(exact.round(decimals, 'up')), decimals));
    case 'payment':
      return sum(wholeOrWith(roundSumUp(exact, decimals), decimals));
    case 'funded':
      return sum(wholeOrWith(roundSumDown(exact, decimals), decimals));
    case 'count':
      return { text: grouped(plain(exact)), value: plain(exact) };
    case 'difference':
    case 'share': {
      const rounded = roundPercent(exact);
      const sign = style === 'share' || rounded.eq(zero) ? '' : rounded.lt(zero) ? '−' : '+';
      return { text: `${sign}${grouped(plain(rounded.abs()))}%`, value: plain(rounded) };
    }
  }
}

/** A value for programs: see {@link Amount.value}. */
function valueOf(exact: Decimal): string {
  const ends = exact.over === 1n;
  return plain(ends ? exact : roundHalfEven(exact, digitsOfQuotient - 1 - exact.exponent));
}

/** Digits with thousands separators: "12,345.60". */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const separated = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

function withDecimals(digits: string, decimals: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = fraction.padEnd(decimals, '0');
  return all === '' ? whole : `${whole}.${all}`;
}

/** Whole sums that are paid have no decimals ($100), others all of them ($95.20). */
function wholeOrWith(rounded: Decimal, decimals: number): string {
  const digits = plain(rounded);
  return digits.includes('.') ? withDecimals(digits, decimals) : digits;
}

/**
 * The one rule for sums. From one unit of the currency on, they are shown as they are billed: in the currency's decimals
 * and rounded up, so that what a reader is told to pay is what has to be paid. Below, they have four digits that count.
 */
function roundSumUp(exact: Decimal, decimals: number): Decimal {
  return exact.gte(oneUnit) ? exact.round(decimals, 'up') : toFourDigits(exact, decimals);
}

/** The same where money has no decimals, but to four digits below a hundred: a unit for ¥1.58 is not one for ¥2. */
function roundCost(exact: Decimal, decimals: number): Decimal {
  return isBilled(exact, decimals) ? roundSumUp(exact, decimals) : toFourDigits(exact, decimals);
}

/** Whether a cost is as large as sums that are shown as they are billed. */
function isBilled(exact: Decimal, decimals: number): boolean {
  return exact.gte(decimal(10 ** Math.max(0, 2 - decimals)));
}

/** What a payment leaves for use is rounded down, like the number of things it buys: it has to be enough. */
function roundSumDown(exact: Decimal, decimals: number): Decimal {
  return exact.gte(oneUnit) ? exact.round(decimals, 'down') : toFourDigits(exact, decimals);
}

/**
 * Four digits that count, half to even, but never coarser than the currency's decimals. Zero stays zero; nothing above
 * zero becomes zero.
 */
function toFourDigits(exact: Decimal, decimals: number): Decimal {
  if (exact.eq(zero)) return exact;
  return roundHalfEven(exact, Math.max(decimals, significantDigits - 1 - exact.exponent));
}

/**
 * Rounds per cent: one decimal below ten, none above; more where a difference would otherwise vanish, or what is left
 * of a price would.
 */
function roundPercent(percent: Decimal): Decimal {
  const size = percent.abs();
  for (let places = size.lt(decimal(10)) ? 1 : 0; ; places += 1) {
    const rounded = roundHalfEven(percent, places);
    const vanishes = rounded.eq(zero) && !size.eq(zero);
    const leavesNothing = rounded.abs().eq(hundred) && size.lt(hundred);
    if (!vanishes && !leavesNothing) return rounded;
  }
}
