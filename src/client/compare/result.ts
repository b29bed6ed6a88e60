/** The comparison itself. */
import { compare } from '#pricing/comparison/comparison.ts';
import type { Offer, Offers } from '#pricing/offer.ts';
import { printComparison } from './print.ts';

/** The chosen models side by side, as elements. */
export function resultOf({ headline, gateway, uses }: Offers, chosen: readonly Offer[]): DocumentFragment {
  return printComparison(compare({ headline, gateway, uses, offers: chosen }), chosen);
}
