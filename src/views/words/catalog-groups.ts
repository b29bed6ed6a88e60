/** The models of a site in groups that pages and files are made for. */
import { meterNames, type Meter } from '#catalog/registry/meters.ts';
import { modalities, modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import type { Model, Provider } from '#catalog/types.ts';
import { keptPer } from '#pricing/kept.ts';
import type { Ranked } from '#pricing/ranking.ts';
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

/** The models of a modality that answer by one meter, cheapest first. */
export interface MeterRanking {
  readonly meter: Meter;
  readonly ranked: readonly Ranked[];
}

/** A ranking for each meter that models of a modality answer by, the one that most of them do first. */
export function rankingsOf({ tracer }: Site, modality: Modality): MeterRanking[] {
  const usual = modalities[modality].headline.map(([meter]) => meter);
  return [...new Set([...usual, ...meterNames])]
    .map((meter) => ({ meter, ranked: tracer.ranking(modality, meter) }))
    .filter(({ ranked }) => ranked.length > 0)
    .sort((a, b) => b.ranked.length - a.ranked.length);
}

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
