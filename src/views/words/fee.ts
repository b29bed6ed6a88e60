/** How pages tell of the platform fee: by name, and of what is paid with it where that can be told. */
import { statesPay, type Terms } from '#pricing/amount.ts';
import { feeName, feeNameOfPayment, isProportional } from '#pricing/fee.ts';
import { keys } from '#pricing/trace-key.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

/** What decides about a payment, for comparisons and the tools in the browser. */
export function termsOf({ gateway }: Site): Pick<Terms, 'currency' | 'platformFee' | 'chargesNoFee'> & {
  readonly topUpMinimum?: { readonly amount: string; readonly key: string };
} {
  const { currency, platformFee, chargesNoFee, topUp } = gateway;
  return {
    currency,
    platformFee,
    ...(chargesNoFee && { chargesNoFee }),
    ...(topUp && { topUpMinimum: { amount: topUp.minimum, key: keys.minimumTopUp } }),
  };
}

/** "the 5% fee"; "the fee", where it is no percentage alone; undefined where there is none. */
export function theFee({ gateway: { platformFee } }: Site): string | undefined {
  return platformFee && `the ${feeName(platformFee)}`;
}

/**
 * What follows "with" where a page says what is paid: "the 5% fee", "the fee of the smallest top-up". Undefined where
 * there is no fee, or what it comes to depends on the payment and no smallest one is known.
 */
export function feeOfPayment(site: Site): string | undefined {
  const { platformFee } = site.gateway;
  return platformFee && statesPay(termsOf(site)) ? `the ${feeNameOfPayment(platformFee)}` : undefined;
}

/** The heading above what is paid. */
export function payLabel({ gateway: { platformFee } }: Site): string {
  return platformFee === undefined || isProportional(platformFee)
    ? 'You pay, with fee'
    : 'You pay, by the smallest top-up that covers it';
}

/** What the fee comes to: "5%"; "5.5%, at least $0.80"; "8% and $0.35". */
export function feeAmount(site: Site): Inlines {
  const { platformFee } = site.gateway;
  if (platformFee === undefined) return [];
  const { percent, fixed, minimum } = platformFee;
  const share = /[1-9]/.test(percent) ? [`${percent}%`] : [];
  const parts =
    fixed === undefined
      ? share
      : [...share, ...(share.length > 0 ? [' and '] : []), site.amount(keys.fixedFee)];
  const least = minimum === undefined ? [] : say`at least ${site.amount(keys.minimumFee)}`;
  return parts.length > 0 && least.length > 0 ? [...parts, ', ', ...least] : [...parts, ...least];
}
