/** The offers of a kind, as the site serves them. */
import type { Offer, Offers } from '#pricing/offers.ts';

const fetched = new Map<string, Promise<Offers>>();

/** Each file is fetched once; after a failure, again. @throws when it cannot be fetched */
export function loadOffers(kind: string): Promise<Offers> {
  const known = fetched.get(kind) ?? fetchOffers(kind);
  fetched.set(kind, known);
  known.catch(() => fetched.delete(kind));
  return known;
}

async function fetchOffers(kind: string): Promise<Offers> {
  const answer = await fetch(`/data/${kind}.json`);
  if (!answer.ok) throw new Error(`/data/${kind}.json: ${String(answer.status)}`);
  return (await answer.json()) as Offers;
}

/** Models that can be compared: still served, and with a price today. */
export function pricedOffers(offers: Offers | undefined): readonly Offer[] {
  return offers?.models.filter(({ rates, retired }) => rates.length > 0 && retired !== true) ?? [];
}
