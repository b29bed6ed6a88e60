/** The models of a site in groups that pages and files are made for. */
import { modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import type { Model, Provider } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import type { Site } from '#views/site.ts';

/** Modalities that have models, with them. */
export const modalitiesOf = keptPer(
  ({ catalog }: Site): readonly { readonly modality: Modality; readonly models: readonly Model[] }[] =>
    modalityNames
      .map((modality) => ({
        modality,
        models: catalog.models.filter((model) => model.modality === modality),
      }))
      .filter(({ models }) => models.length > 0),
);

/** Providers that have models, with them, by name. */
export const providersOf = keptPer(
  ({ catalog }: Site): readonly { readonly provider: Provider; readonly models: readonly Model[] }[] =>
    catalog.providers
      .map((provider) => ({
        provider,
        models: catalog.models.filter((model) => model.provider === provider),
      }))
      .filter(({ models }) => models.length > 0)
      .sort((a, b) => a.provider.name.localeCompare(b.provider.name, 'en')),
);
