/** How sources spell the catalog's models, and what follows from a name alone. */
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { fileStemOf } from '#catalog/rules/slug.ts';
import type { Catalog } from '#catalog/types.ts';
import { splitRef } from '../check/prices/sources/source.ts';

/**
 * What all spellings of one model have in common: sources differ in capitals, and in what they write for `:` and `@`.
 * It is how models are recognised, never an id: that is what a source spells.
 * @param provider the catalog's id of the provider
 */
export function likenessOf(provider: string, name: string): string {
  return `${provider}/${fileStemOf({ id: name })}`;
}

const noModelPatterns: readonly RegExp[] = [
  // Live voice sessions have no modality.
  /(?:^|[-_/.])(?:realtime|live|sonic)(?:[-_/.]|$)/,
  // Fine-tuned models.
  /^ft:|(?:^|[-/])(?:finetuned?|fine-tuned)/,
  // Free variants.
  /[:-]free$/,
  // Tools.
  /(?:^|\/)(?:container|code-interpreter|file-search|vector-store)/,
  // One cell of an image grid.
  /\d-x-\d|-steps\//,
  // Search engines.
  /(?:^|\/)(?:search|search-pro|.*-search-api)$/,
  // Routers: not one model.
  /(?:^|[-/])(?:auto|router|default)$/,
];

/** Whether a source's name for something says that it is no model of the market. */
export function namesNoModel(name: string): boolean {
  return noModelPatterns.some((pattern) => pattern.test(name.toLowerCase()));
}

/** How a source's provider is called in a catalog. */
interface CatalogSpelling {
  /** The provider's id in the catalog. */
  readonly provider: string;
  /** What the source's model ids begin with and ours do not. */
  readonly strip: string;
}

/** A source's name for a model without what its spelling of the provider puts before it. */
export function ownName(name: string, spelling: CatalogSpelling | undefined): string {
  return spelling !== undefined && name.startsWith(spelling.strip) ? name.slice(spelling.strip.length) : name;
}

/**
 * Every spelling of a source with the catalog's own name for it, as learned from the pins of the catalog's models, where
 * more than half of them agree: a host serves the models of many.
 */
export function spellingsOf(catalog: Catalog, source: PriceSource): ReadonlyMap<string, CatalogSpelling> {
  const pins = catalog.models.flatMap(({ id, provider, verify }) => {
    const spelled = splitRef(verify?.[source] ?? '');
    if (spelled === undefined) return [];
    const own = id.startsWith(`${provider.id}/`) ? id.slice(provider.id.length + 1) : id;
    const strip = spelled.model.endsWith(own) ? spelled.model.slice(0, -own.length) : '';
    return [{ spelled: spelled.provider, reading: JSON.stringify([provider.id, strip]) }];
  });
  return new Map(
    [...Map.groupBy(pins, ({ spelled }) => spelled)].flatMap(([spelled, group]) => {
      const most = [...Map.groupBy(group, ({ reading }) => reading)].find(
        ([, own]) => own.length > group.length / 2,
      );
      if (most === undefined) return [];
      const [provider = '', strip = ''] = JSON.parse(most[0]) as string[];
      return [[spelled, { provider, strip }] as const];
    }),
  );
}
