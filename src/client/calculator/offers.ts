/** The offers that are loaded, one file per modality. */
import type { Offer, Offers } from '#pricing/offers.ts';

const loaded = new Map<string, Offers>();

/** @throws when the file cannot be had */
export async function loadOffers(modality: string): Promise<Offers> {
  const known = loaded.get(modality);
  if (known) return known;
  const response = await fetch(`/data/${modality}.json`);
  if (!response.ok) throw new Error(response.url);
  const offers = (await response.json()) as Offers;
  loaded.set(modality, offers);
  return offers;
}

export interface Found {
  readonly offer: Offer;
  readonly offers: Offers;
}

/** A model among those that are loaded. */
export function findLoaded(id: string): Found | undefined {
  for (const offers of loaded.values()) {
    const offer = offers.models.find((model) => model.id === id);
    if (offer) return { offer, offers };
  }
  return undefined;
}

/** A model wherever it is; files are loaded one after the other until it is found. @throws when one cannot be had */
export async function find(id: string, modalities: readonly string[]): Promise<Found | undefined> {
  for (const modality of modalities) {
    const known = findLoaded(id);
    if (known) return known;
    await loadOffers(modality);
  }
  return findLoaded(id);
}
