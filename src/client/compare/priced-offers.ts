import type { Offer, Offers } from '#pricing/offer.ts';

/** Models that can be compared: still served, and with a price today. */
export function pricedOffers(offers: Offers | undefined): readonly Offer[] {
  return offers?.models.filter(({ rates, retired }) => rates.length > 0 && retired !== true) ?? [];
}
