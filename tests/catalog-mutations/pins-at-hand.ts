import type { Catalog } from '#catalog/types.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import type { SourceAdapter } from '../../scripts/check/prices/sources/source.ts';

/** The catalog without its pins to sources that are not at hand: without the evidence file nobody speaks for them. */
export function withPinsAtHand(catalog: Catalog, sources: readonly SourceAdapter[]): Catalog {
  const atHand = priceSources.filter((id) => sources.some((source) => source.id === id));
  const models = catalog.models.map((model) => {
    const pins = atHand.flatMap((id) => {
      const ref = model.verify?.[id];
      return ref === undefined ? [] : [[id, ref] as const];
    });
    return { ...model, verify: pins.length === 0 ? undefined : Object.fromEntries(pins) };
  });
  return { ...catalog, models };
}
