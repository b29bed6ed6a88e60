/** The models to choose from. */
import type { Offer } from '#pricing/offers.ts';

/** Fills a list with the models of a kind, by provider; the one chosen before stays chosen where it is among them. */
export function fillOptions(list: HTMLSelectElement, offers: readonly Offer[]): void {
  const groups = Map.groupBy(offers, ({ provider }) => provider);
  const names = [...groups.keys()].sort((a, b) => a.localeCompare(b, 'en'));
  const chosen = list.value;
  list.replaceChildren(
    new Option('None', ''),
    ...names.map((name) => {
      const group = document.createElement('optgroup');
      group.label = name;
      group.append(...(groups.get(name) ?? []).map((offer) => new Option(offer.name, offer.id)));
      return group;
    }),
  );
  list.value = offers.some(({ id }) => id === chosen) ? chosen : '';
}
