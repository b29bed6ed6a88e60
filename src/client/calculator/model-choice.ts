/** The choice of a model: a list of kinds, and one of models by provider. */
import { element } from './element.ts';
import { modelField, tell } from './form.ts';
import type { Found } from './offers.ts';

// What only the calculator's own page needs is loaded with it.
export { readAddress, writeAddress } from './address.ts';

/** Lists the models of the kind that was found, and chooses one. */
export function fillModels(form: HTMLFormElement, found: Found | undefined, id: string): void {
  const list = modelField(form);
  const kind = form.elements.namedItem('kind');
  if (!(list instanceof HTMLSelectElement) || !(kind instanceof HTMLSelectElement)) return;
  if (found === undefined) {
    list.selectedIndex = -1;
    tell(form, 'model', `There is no model "${id}" here.`);
    return;
  }
  tell(form, 'model', '');
  const { modality, models } = found.offers;
  kind.value = modality;
  if (list.dataset.kind !== modality) {
    list.dataset.kind = modality;
    const priced = models.filter(({ rates }) => rates.length > 0);
    list.replaceChildren(
      ...[...Map.groupBy(priced, ({ provider }) => provider)].map(([provider, group]) =>
        element(
          'optgroup',
          { label: provider },
          ...group.map(({ id: value, name }) => element('option', { value }, name)),
        ),
      ),
    );
  }
  // A model without a price is not in the list, but may be asked for by its address.
  if (![...list.options].some(({ value }) => value === id)) {
    list.append(element('option', { value: id }, found.offer.name));
  }
  list.value = id;
}
