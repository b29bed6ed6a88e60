/** How a source's providers are called in a catalog. */
import type { Catalog } from '#catalog/types.ts';
import type { PriceSource } from '#catalog/registry/vocabulary.ts';
import { splitRef } from '../check/prices/source.ts';
import { marketProviders } from './market/providers.ts';

export interface KnownSpelling {
  /** The provider's id in the catalog. */
  readonly provider: string;
  /** What the source's model ids begin with and ours do not. */
  readonly strip?: RegExp | undefined;
}

/**
 * Every spelling of a source with the catalog's own name for it, as learned from the pins of the catalog's
 * models, else from the market's table; the most frequent reading counts.
 */
export function spellingsOf(catalog: Catalog, source: PriceSource): ReadonlyMap<string, KnownSpelling> {
  const strips = new Map<string, RegExp>();
  const known = new Map<string, KnownSpelling>();
  for (const { id, sources } of marketProviders) {
    for (const { provider, strip } of sources[source] ?? []) {
      known.set(provider, { provider: id, strip });
      if (strip !== undefined) strips.set(provider, strip);
    }
  }
  const pins = catalog.models.flatMap(({ provider, verify }) => {
    const spelled = splitRef(verify?.[source] ?? '')?.provider;
    return spelled === undefined ? [] : [{ spelled, provider: provider.id }];
  });
  for (const [spelled, group] of Map.groupBy(pins, ({ spelled }) => spelled)) {
    const [most] = [...Map.groupBy(group, ({ provider }) => provider)].toSorted(
      ([, a], [, b]) => b.length - a.length,
    );
    if (most !== undefined) known.set(spelled, { provider: most[0], strip: strips.get(spelled) });
  }
  return known;
}
