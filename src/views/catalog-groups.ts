/** The models of a site in groups that pages and files are made for. */
import { modalityNames, type Modality } from '#catalog/modalities.ts';
import type { Model, Provider } from '#catalog/types.ts';
import type { Site } from './site.ts';

/** Modalities that have models, with them. */
export function modalitiesOf(site: Site): { modality: Modality; models: Model[] }[] {
  return modalityNames
    .map((modality) => ({
      modality,
      models: site.catalog.models.filter((model) => model.modality === modality),
    }))
    .filter(({ models }) => models.length > 0);
}

/** Providers that have models, with them, by name. */
export function providersOf(site: Site): { provider: Provider; models: Model[] }[] {
  return site.catalog.providers
    .map((provider) => ({
      provider,
      models: site.catalog.models.filter((model) => model.provider === provider),
    }))
    .filter(({ models }) => models.length > 0)
    .sort((a, b) => a.provider.name.localeCompare(b.provider.name, 'en'));
}
