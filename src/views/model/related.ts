/** Where readers of a model's page go on. */
import { modalityAddress, modelAddress, providerAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import { link, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { comparisonLinks } from '#views/words/comparison-pairs.ts';
import { displayName } from '#views/words/phrases.ts';

const relatedLimit = 2;

/** The address of a guide by its name; undefined where the site has none of that name. */
export type GuidePath = (name: string) => string | undefined;

/** Comparisons, models of the same maker and kind, and the lists that it stands in. */
export function relatedLinks(site: Site, model: Model, guidePath: GuidePath | undefined): Inlines[] {
  const { title } = modalities[model.modality];
  const billing = guidePath?.('how-billing-works');
  const { replacement } = site.lifecycle(model);
  const siblings = familiesOf(site).get(familyName(model)) ?? [];
  const more = [
    ...(replacement === undefined ? [] : [replacement]),
    ...(model.snapshotOf === undefined ? [] : [site.model(model.snapshotOf)]),
    // The first of hundreds: among them may be the model itself, and those before.
    ...siblings.slice(0, 2 * relatedLimit + 1).filter((other) => other !== model),
  ];
  return [
    ...comparisonLinks(site, model).map((one) => [one]),
    ...[...new Set(more)]
      .slice(0, relatedLimit)
      .map((other) => [link(modelAddress(other), `${displayName(site, other)} pricing`)]),
    [link(modalityAddress(model.modality), `${title} by price`)],
    [link(providerAddress(model.provider.id), `All ${model.provider.name} models`)],
    ...(billing === undefined ? [] : [[link(billing, 'How billing works')]]),
  ];
}

/** The models of the same maker and kind, in the catalog's order. */
const familiesOf = keptPer(({ catalog }: Site): ReadonlyMap<string, readonly Model[]> =>
  Map.groupBy(catalog.models, familyName),
);

function familyName({ provider, modality }: Model): string {
  return `${provider.id} ${modality}`;
}
