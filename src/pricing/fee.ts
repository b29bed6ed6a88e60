/**
 * What the gateway takes for itself. Charged on top-up, the fee is taken out of the payment; on credits, it is added on
 * top of what is bought. It is a part of that sum and a fixed part, and at least a minimum.
 */
import type { Gateway } from '#catalog/types.ts';
import { decimal, plain, roundHalfEven, type Decimal } from './decimal.ts';

export type Fee = NonNullable<Gateway['platformFee']>;

const hundred = decimal(100);
const zero = decimal(0);
const one = decimal(1);

/** The part that is always taken of the sum that the fee is charged on; its percentage as a fraction. */
function partsOf({ percent, fixed = '0', minimum = '0' }: Fee) {
  return {
    share: decimal(percent).div(hundred),
    fixed: decimal(fixed),
    minimum: decimal(minimum),
  };
}

function larger(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

/** True when the fee is the same share of every payment, so that it can be told of a price alone. */
export function isProportional({ fixed, minimum }: Fee): boolean {
  return fixed === undefined && minimum === undefined;
}

/** The one payment that funds so much usage. Nothing used is nothing paid. */
export function plusFee(used: Decimal, fee: Fee | undefined): Decimal {
  if (fee === undefined || used.eq(zero)) return used;
  const { share, fixed, minimum } = partsOf(fee);
  const whole =
    fee.chargedOn === 'top-up'
      ? used.plus(fixed).div(one.minus(share))
      : used.times(one.plus(share)).plus(fixed);
  return larger(whole, used.plus(minimum));
}

/** The usage that a payment funds; nothing where the fee takes all of it. */
export function lessFee(paid: Decimal, fee: Fee | undefined): Decimal {
  if (fee === undefined) return paid;
  const { share, fixed, minimum } = partsOf(fee);
  const left =
    fee.chargedOn === 'top-up'
      ? paid.times(one.minus(share)).minus(fixed)
      : paid.minus(fixed).div(one.plus(share));
  const most = paid.minus(minimum);
  return larger(left.gt(most) ? most : left, zero);
}

/**
 * A proportional fee as a percentage of the usage it is paid for, two decimals at most: 5 % of a payment is 5.26 % of
 * what is spent.
 */
export function feeShareOfSpend({ percent, chargedOn }: Fee): string {
  return plain(roundHalfEven(plusFee(hundred, { percent, chargedOn }).minus(hundred), 2));
}

/** The fee as sentences name it, after "the": "5% fee"; "fee", where it is no percentage alone. */
export function feeName(fee: Fee): string {
  return isProportional(fee) ? `${fee.percent}% fee` : 'fee';
}

/** The same where nothing before has spoken of it: "5% platform fee". */
export function platformFeeName(fee: Fee): string {
  return isProportional(fee) ? `${fee.percent}% platform fee` : 'platform fee';
}

/** How what is paid is told, after "with the": where the fee depends on the payment, that is named. */
export function feeNameOfPayment(fee: Fee): string {
  return isProportional(fee) ? feeName(fee) : 'fee of the smallest top-up';
}
