/** The offers of each kind of model, one file per kind, as the site serves them. */
import { address } from '#address.ts';
import { printAs } from '#catalog/registry/currencies.ts';
import type { Offer, Offers } from '#pricing/offer.ts';

const fetched = new Map<string, Promise<Offers>>();
const loaded = new Map<string, Offers>();

/** Each file is fetched once; after a failure, again. @throws when it cannot be fetched */
export function loadOffers(kind: string): Promise<Offers> {
  const offers = fetched.get(kind) ?? fetchOffers(kind);
  fetched.set(kind, offers);
  offers.catch(() => fetched.delete(kind));
  return offers;
}

async function fetchOffers(kind: string): Promise<Offers> {
  const file = address(`data/${kind}.json`);
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${String(answer.status)}`);
  const offers = (await answer.json()) as Offers;
  printAs(offers.gateway.currency, offers.currencyForm);
  loaded.set(kind, offers);
  return offers;
}

/** A model, and the file that it stands in. */
export interface LoadedOffer {
  readonly offer: Offer;
  readonly offers: Offers;
}

/** A model among those that are here already: at once, so that a result follows what is typed without a gap. */
export function findLoaded(id: string): LoadedOffer | undefined {
  for (const offers of loaded.values()) {
    const offer = offers.models.find((model) => model.id === id);
    if (offer) return { offer, offers };
  }
  return undefined;
}

/** A model wherever it is; files are loaded one after the other until it is found. @throws when one cannot be fetched */
export async function findOffer(id: string, kinds: readonly string[]): Promise<LoadedOffer | undefined> {
  for (const kind of kinds) {
    const loadedOffer = findLoaded(id);
    if (loadedOffer) return loadedOffer;
    await loadOffers(kind);
  }
  return findLoaded(id);
}
