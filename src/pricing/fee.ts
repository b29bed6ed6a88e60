/** The gateway's platform fee, in both directions and for both ways of charging it. */
import type { Gateway } from '#catalog/types.ts';
import { decimal, plain, roundHalfEven, type Decimal } from './decimal.ts';

type Fee = Gateway['platformFee'];

function fraction(percent: string): Decimal {
  return decimal(percent).div(decimal(100));
}

/**
 * What a reader pays so that `cost` of usage is covered. Charged on top-up, the fee is taken out of the
 * payment (p / (1 − f)); charged on credits, it is added on top of them (p × (1 + f)).
 */
export function withFee(cost: Decimal, fee: Fee): Decimal {
  if (fee === undefined) return cost;
  const f = fraction(fee.percent);
  const one = decimal(1);
  return fee.chargedOn === 'top-up' ? cost.div(one.minus(f)) : cost.times(one.plus(f));
}

/** The usage that a payment funds: the inverse of {@link withFee}. */
export function funds(payment: Decimal, fee: Fee): Decimal {
  if (fee === undefined) return payment;
  const f = fraction(fee.percent);
  const one = decimal(1);
  return fee.chargedOn === 'top-up' ? payment.times(one.minus(f)) : payment.div(one.plus(f));
}

/** How many whole things of `cost` each a payment buys, the fee taken into account; never rounded up. */
export function countFunded(payment: Decimal, cost: Decimal, fee: Fee): Decimal {
  // Multiplying first keeps the quotient exact where it is a whole number: $105 at $1 plus 5 % is 100.
  if (fee?.chargedOn === 'credits') return payment.div(withFee(cost, fee)).round(0, 'down');
  return funds(payment, fee).div(cost).round(0, 'down');
}

/** What a repeated request costs when the gateway answers it from its semantic cache. */
export function semanticCachePrice(cost: Decimal, cache: Gateway['semanticCache']): Decimal {
  return cache === undefined ? cost : cost.times(fraction(cache.percentOfUncached));
}

/**
 * The fee as a percentage of the usage it is paid for, two decimals at most: 5 % of a payment is 5.26 % of
 * what is spent.
 */
export function feeShareOfSpend(fee: NonNullable<Fee>): string {
  const hundred = decimal(100);
  return plain(roundHalfEven(withFee(hundred, fee).minus(hundred), 2));
}

/** What has to be paid for some usage. */
export interface Payment {
  /** The platform fee alone; quotients are cut at 60 decimals. */
  readonly fee: Decimal;
  /** Usage and fee. */
  readonly pay: Decimal;
  /** The payment to make: {@link pay} in whole cents, never less, and at least the gateway's minimum. */
  readonly topUp: Decimal;
  /** True when the minimum is more than what is needed. */
  readonly isMinimum: boolean;
}

/** @param minimum the smallest top-up, a plain decimal. @default none */
export function paymentFor(cost: Decimal, fee: Fee, minimum = '0'): Payment {
  const pay = withFee(cost, fee);
  // A payment is made in cents; rounded to the nearest, it could leave the usage uncovered.
  const cents = pay.round(2, 'up');
  const least = decimal(minimum);
  const isMinimum = least.gt(cents);
  return { fee: pay.minus(cost), pay, topUp: isMinimum ? least : cents, isMinimum };
}
