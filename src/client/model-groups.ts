/** Models to choose from, in a list. */
import type { Offer } from '#pricing/offer.ts';
import { element } from './element.ts';

/** A group of options per provider, in the order of the offers. */
export function modelGroups(offers: readonly Offer[]): HTMLOptGroupElement[] {
  return [...Map.groupBy(offers, ({ provider }) => provider)].map(([label, group]) =>
    element('optgroup', { label }, ...group.map(({ id: value, name }) => element('option', { value }, name))),
  );
}
