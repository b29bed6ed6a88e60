/** Names that no other model of the catalog has, for titles and descriptions. */
import { keptPer } from '#pricing/kept.ts';
import type { Model } from '#catalog/types.ts';
import { displayName } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** The model's name as readers know it; with its provider, or its id, where another model is called the same. */
export function distinctName(site: Site, model: Model): string {
  return distinctNames(site).get(model) ?? displayName(site, model);
}

const distinctNames = keptPer((site: Site): ReadonlyMap<Model, string> => {
  const spellings = [
    (model: Model) => displayName(site, model),
    (model: Model) => `${displayName(site, model)} (${model.provider.name})`,
    (model: Model) => `${displayName(site, model)} (${model.id})`,
  ];
  const names = new Map<Model, string>();
  let unnamed: readonly Model[] = site.catalog.models;
  for (const spelling of spellings) {
    const alike = Map.groupBy(unnamed, (model) => spelling(model).toLowerCase());
    for (const [model, ...others] of alike.values()) {
      if (model !== undefined && others.length === 0) names.set(model, spelling(model));
    }
    unnamed = unnamed.filter((model) => !names.has(model));
  }
  return names;
});
