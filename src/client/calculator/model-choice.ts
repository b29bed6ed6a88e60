/** The choice of a model: a list of kinds, and one of models by provider. */
import { element } from '../element.ts';
import { modelField, tell } from './form.ts';
import { modelGroups } from '../model-groups.ts';
import type { LoadedOffer } from '../load-offers.ts';

/** Lists the models of the same kind, and chooses one. @param chosen undefined when there is no model of that id */
export function fillModels(form: HTMLFormElement, chosen: LoadedOffer | undefined, id: string): void {
  const list = modelField(form);
  const kind = form.elements.namedItem('kind');
  if (!(list instanceof HTMLSelectElement) || !(kind instanceof HTMLSelectElement)) return;
  if (chosen === undefined) {
    list.selectedIndex = -1;
    tell(form, 'model', `There is no model "${id}" here.`);
    return;
  }
  tell(form, 'model', '');
  const { modality, models } = chosen.offers;
  kind.value = modality;
  if (list.dataset.kind !== modality) {
    list.dataset.kind = modality;
    const priced = models.filter(({ rates }) => rates.length > 0);
    list.replaceChildren(...modelGroups(priced));
  }
  // A model without a price is not in the list, but may be asked for by its address.
  if (![...list.options].some(({ value }) => value === id)) {
    list.append(element('option', { value: id }, chosen.offer.name));
  }
  list.value = id;
}
