/** A bill as it is read: every sum printed by `format.ts`, the only place that rounds. */
import type { Currency } from '#catalog/registry/currencies.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Gateway } from '#catalog/types.ts';
import { whenWords } from './condition-words.ts';
import { paymentFor } from './fee.ts';
import { formatCount, formatDerived, formatListed, formatSum } from './format.ts';
import type { RateTerms } from './rates.ts';
import type { Bill } from './workload.ts';

export interface PrintedLine {
  /** "Cached input" */
  readonly label: string;
  /** "Batch, over 200,000 input tokens"; empty for a standard price. */
  readonly condition: string;
  /** "15,000,000" */
  readonly quantity: string;
  /** "$1.25" */
  readonly rate: string;
  /** "1M input tokens" */
  readonly unit: string;
  readonly cost: string;
}

export interface PrintedBill {
  readonly lines: readonly PrintedLine[];
  /** Usage before the fee. */
  readonly total: string;
  readonly perRequest: string;
  readonly fee: string;
  /** Usage and fee. */
  readonly pay: string;
  /** The payment that covers it: whole cents, at least the gateway's minimum. */
  readonly topUp: string;
  /** True when {@link topUp} is the gateway's minimum, which is more than needed. */
  readonly isMinimum: boolean;
}

/** What of the gateway decides about a payment. */
export interface Terms extends Pick<Gateway, 'platformFee'> {
  readonly currency: Currency;
  readonly topUpMinimum?: { readonly amount: string } | undefined;
}

export function printBill(bill: Bill<RateTerms>, terms: Terms): PrintedBill {
  const { currency, platformFee, topUpMinimum } = terms;
  const payment = paymentFor(bill.total, platformFee, topUpMinimum?.amount);
  return {
    lines: bill.lines.map(({ rate, quantity, cost }) => {
      const condition = whenWords(rate.when);
      return {
        label: meters[rate.meter].label,
        condition: Object.keys(rate.when).length === 0 ? '' : condition,
        quantity: formatCount(quantity),
        rate: formatListed(rate.amount, currency),
        unit: meters[rate.meter].unit,
        cost: formatDerived(cost, currency),
      };
    }),
    total: formatDerived(bill.total, currency),
    perRequest: formatDerived(bill.perRequest, currency),
    fee: formatDerived(payment.fee, currency),
    pay: formatDerived(payment.pay, currency),
    topUp: formatSum(payment.topUp, currency),
    isMinimum: payment.isMinimum,
  };
}
