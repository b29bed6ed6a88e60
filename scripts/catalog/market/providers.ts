/** The table of providers.yaml: whose models the market lists, and how each source spells them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import type { Catalog } from '#catalog/types.ts';
import { splitRef } from '../../check/prices/sources/source.ts';

const pattern = z.string().transform((text) => new RegExp(text));
/** How one source spells a provider and its models; providers.yaml says what the keys mean. */
const spelling = z.strictObject({
  provider: z.string(),
  strip: z
    .string()
    .transform((text) => new RegExp(`^(?:${text})`))
    .optional(),
  only: pattern.optional(),
  skip: pattern.optional(),
});
const oneSpelling = z.union([
  z.string().transform((provider): z.output<typeof spelling> => ({ provider })),
  spelling,
]);
const source = z.enum(priceSources);
const provider = z.strictObject({
  name: z.string(),
  url: z.url(),
  /** Its own price list. */
  pricing: z.url().optional(),
  notAlone: z.array(source).default([]),
  optional: z
    .string()
    .transform((text) => new RegExp(`^(?:${text})`))
    .optional(),
  sources: z.partialRecord(source, z.union([oneSpelling.transform((one) => [one]), z.array(oneSpelling)])),
});
const table = z.strictObject({
  makers: z.record(z.string(), provider),
  hosts: z.record(z.string(), provider),
});

export type Spelling = z.output<typeof spelling>;

/** A maker or a direct host of models. */
export interface MarketProvider extends z.output<typeof provider> {
  /** First segment of its models' ids in the market's catalog. */
  readonly id: string;
  /** True when it serves the models of others: pages then name it beside the model. */
  readonly isHost: boolean;
}

const { makers, hosts } = table.parse(
  parse(readFileSync(new URL('providers.yaml', import.meta.url), 'utf8')),
);

/** Everyone whose models the market lists, by id. */
export const marketProviders: readonly MarketProvider[] = [
  ...Object.entries(makers).map(([id, maker]) => ({ ...maker, id, isHost: false })),
  ...Object.entries(hosts).map(([id, host]) => ({ ...host, id, isHost: true })),
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** How a source's provider is called in a catalog. */
interface CatalogSpelling {
  /** The provider's id in the catalog. */
  readonly provider: string;
  /** What the source's model ids begin with and ours do not. */
  readonly strip?: RegExp | undefined;
}

/** A source's name for a model without what its spelling of the provider puts before it. */
export function ownName(name: string, spelling: Pick<Spelling, 'strip'> | undefined): string {
  return spelling?.strip === undefined ? name : name.replace(spelling.strip, '');
}

/**
 * Every spelling of a source with the catalog's own name for it, as learned from the pins of the catalog's
 * models, else from the market's table; the most frequent reading counts.
 */
export function spellingsOf(catalog: Catalog, source: PriceSource): ReadonlyMap<string, CatalogSpelling> {
  const strips = new Map<string, RegExp>();
  const spellings = new Map<string, CatalogSpelling>();
  for (const { id, sources } of marketProviders) {
    for (const { provider, strip } of sources[source] ?? []) {
      spellings.set(provider, { provider: id, strip });
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
    if (most !== undefined) spellings.set(spelled, { provider: most[0], strip: strips.get(spelled) });
  }
  return spellings;
}
