/** The names under which a source is asked for the models of a catalog. */
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { splitRef } from './sources/source.ts';

/** Every name under which a source may have a model of the catalog: its pins, and what the models are called. */
export function namesAsked(catalog: Catalog, source: PriceSource): Set<string> {
  const spellings = providerSpellings(catalog, source);
  return new Set(
    catalog.models.flatMap((model) => [
      ...(model.verify?.[source] === undefined ? [] : [model.verify[source]]),
      ...namesAlike(model, spellings),
    ]),
  );
}

/**
 * The pins that a model would have if the source called it as the catalog does.
 * @param asOthers and as other sources do
 */
export function namesAlike(
  model: Model,
  spellings: ReadonlyMap<string, ReadonlySet<string>>,
  asOthers = true,
): string[] {
  const providers = spellings.get(model.provider.id) ?? new Set([model.provider.id]);
  return [...providers].flatMap((provider) => namesOf(model, asOthers).map((name) => `${provider}/${name}`));
}

/** Catalog provider → how the source spells it, as learned from the pins of its other models. */
export function providerSpellings(catalog: Catalog, source: PriceSource): Map<string, Set<string>> {
  const spellings = new Map<string, Set<string>>();
  for (const { provider, verify } of catalog.models) {
    const spelling = splitRef(verify?.[source] ?? '')?.provider;
    if (spelling === undefined) continue;
    spellings.set(provider.id, (spellings.get(provider.id) ?? new Set()).add(spelling));
  }
  return spellings;
}

/** The model's name in its id and in its pins, without the provider; an id need not have one. */
function namesOf({ id, provider, verify = {} }: Model, asOthers: boolean): string[] {
  const own = id.startsWith(`${provider.id}/`) ? id.slice(provider.id.length + 1) : id;
  if (!asOthers) return [own];
  return [...new Set([own, ...Object.values(verify).flatMap((ref) => splitRef(ref)?.model ?? [])])];
}
