/** The platform fee on exact fractions. */
import Fraction from 'fraction.js';
import type { Gateway } from '#catalog/types.ts';
import { rounded } from './print.ts';

/**
 * What has to be paid for 1 of usage: a fee at top-up leaves 1 − f of what is paid, one on credits comes on top of 1.
 */
export function paidPerUse({ percent, chargedOn }: NonNullable<Gateway['platformFee']>): Fraction {
  const fee = new Fraction(percent).div(100);
  return chargedOn === 'credits' ? fee.add(1) : new Fraction(1).sub(fee).inverse();
}

/** The fee in per cent of the usage it is paid for, with two decimals at most: 5% of a payment is 5.26% of what is spent. */
export function feeShare(fee: NonNullable<Gateway['platformFee']>): string {
  return rounded(paidPerUse(fee).sub(1).mul(100), 2);
}
