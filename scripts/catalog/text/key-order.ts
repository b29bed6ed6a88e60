/** The documented order of a catalog file; `format` keeps it and new entries are written in it. */
import { meterNames } from '#catalog/registry/meters.ts';
import type { ParsedModel } from '#catalog/schema/catalog-schema.ts';

/** What is known of a model besides its price. */
export const factKeys = [
  'context',
  'maxOutput',
  'listed',
  'released',
  'knowledge',
  'openWeights',
  'status',
  'retires',
  'replacement',
  'capabilities',
  'caching',
  'limits',
  'scores',
] as const satisfies readonly (keyof ParsedModel)[];

/** A model's keys: what it is, what it costs, what is known of it, what proves its prices. */
export const modelKeys: readonly string[] = [
  'id',
  'provider',
  'slug',
  'name',
  'modality',
  'prices',
  'markup',
  'uplifts',
  'free',
  'priceStatus',
  'priceNote',
  'published',
  'printed',
  'magnitude',
  'estimates',
  'aliases',
  'snapshotOf',
  'host',
  ...factKeys,
  'request',
  'verify',
  'pinReasons',
  'unverified',
  'exceptions',
];

/** Meters stand in the order of their registry, as price tables list them. */
export const meterKeys: readonly string[] = meterNames;

/** By code unit, so that the order is the same in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The items in the order of `known`; what it does not name comes last, as it stood.
 * @param nameOf the name of an item in `known`
 */
export function inOrder<T>(items: readonly T[], known: readonly string[], nameOf: (item: T) => string): T[] {
  const rank = (item: T) => {
    const at = known.indexOf(nameOf(item));
    return at === -1 ? known.length : at;
  };
  return items.toSorted((a, b) => rank(a) - rank(b));
}
