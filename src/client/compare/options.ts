/** The models to choose from. */
import type { Offer } from '#pricing/offer.ts';
import { element } from '../element.ts';
import { modelGroups } from '../model-groups.ts';

/** Fills a list with the models of a kind, by provider; the one chosen before stays chosen where it is among them. */
export function fillOptions(list: HTMLSelectElement, offers: readonly Offer[]): void {
  const chosen = list.value;
  const sorted = offers.toSorted((a, b) => a.provider.localeCompare(b.provider, 'en'));
  list.replaceChildren(element('option', { value: '' }, 'None'), ...modelGroups(sorted));
  list.value = offers.some(({ id }) => id === chosen) ? chosen : '';
}
