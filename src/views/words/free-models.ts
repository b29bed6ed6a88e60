/** Models that cost nothing stand in no ranking by price: what is said of the cheapest has to know of them. */
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { canAsMuch } from '#pricing/cheaper-models.ts';
import { keptPer } from '#pricing/kept.ts';
import type { Ranked } from '#pricing/ranking.ts';
import { listing, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { modelLink } from './phrases.ts';

/** The free models of a kind that are still served. */
export const freeModels = keptPer((site: Site, modality: Modality): readonly Model[] =>
  site.catalog.models.filter(
    (model) => model.pricing.kind === 'free' && model.modality === modality && site.lifecycle(model).isServed,
  ),
);

/**
 * " priced that way" where some of the models that are spoken of are not among the ranked ones, since they are billed
 * otherwise or their price is not known; nothing where all of them are. Free ones are told apart.
 */
export function pricedThatWay(
  site: Site,
  modality: Modality,
  meter: Meter,
  isMeant: (model: Model) => boolean,
): string {
  return unrankedOf(site, modality, meter).some(isMeant) ? ' priced that way' : '';
}

const unrankedOf = keptPer((site: Site, modality: Modality, meter: Meter): readonly Model[] => {
  const ranked = new Set(site.tracer.ranking(modality, meter).map(({ model }) => model));
  return site.catalog.models.filter(
    (model) =>
      model.modality === modality &&
      model.pricing.kind !== 'free' &&
      site.lifecycle(model).isServed &&
      !ranked.has(model),
  );
});

/** ", or free: A and B" after the name of the cheapest; nothing where no model is free. */
export function orFree(site: Site, models: readonly Model[]): Inlines {
  if (models.length === 0) return [];
  return [', or free: ', ...listing(models.map((model) => [modelLink(site, model)]))];
}

/**
 * Those of a ranking that can do all that a model can and take as many tokens, itself included; cheapest first.
 * Many models of a large catalog can do the same, so they share one answer.
 */
export function asAble(ranking: readonly Ranked[], model: Model): readonly Ranked[] {
  return asAbleIn(ranking)(model);
}

const asAbleIn = keptPer((ranking: readonly Ranked[]) => {
  const answers = new Map<string, readonly Ranked[]>();
  return (model: Model): readonly Ranked[] => {
    const wanted = [model.capabilities.join(), model.context, model.request?.needs?.join()].join(' ');
    const able = answers.get(wanted) ?? ranking.filter(({ model: other }) => canAsMuch(other, model));
    answers.set(wanted, able);
    return able;
  };
});
