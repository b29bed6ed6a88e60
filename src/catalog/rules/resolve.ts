/** From entries to the models that everything else is built from. */
import type { Entry } from './entry.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { slugOf } from './rules.ts';
import type { ParsedModel } from '#catalog/schema/catalog-schema.ts';
import type { Source } from '#catalog/read/source.ts';
import type { Catalog, Model, Pricing, Provider, Rate } from '#catalog/types.ts';

/** What is built from a catalog never changes it. */
export function freezeCatalog(catalog: Catalog): Catalog {
  return deepFreeze(catalog);
}

export function resolveModel(source: Source, entry: Entry, parsed: ParsedModel, provider: Provider): Model {
  // Key by key, which is several times faster than leaving out one of them.
  const place = ({ meter, amount, when, mode, from, until, path }: PlacedRate): Rate => ({
    meter,
    amount,
    when,
    mode,
    from,
    until,
    line: source.lineOf(path),
  });
  const { prices, free, priceStatus, priceNote, magnitude, ...carried } = parsed;
  return {
    ...carried,
    slug: slugOf(parsed.id),
    provider,
    pricing: pricingOf(parsed, entry.rates.map(place)),
    aliases: parsed.aliases ?? [],
    capabilities: parsed.capabilities ?? [],
    estimates: entry.estimates.map(place),
    unverified: parsed.unverified ?? [],
    exceptions: parsed.exceptions ?? [],
    retires: parsed.retires === 'unknown' ? undefined : parsed.retires,
    line: entry.line,
  };
}

function pricingOf({ free, priceStatus, priceNote }: ParsedModel, rates: readonly Rate[]): Pricing {
  if (free) return { kind: 'free', ...free };
  return priceStatus ? { kind: priceStatus, note: priceNote } : { kind: 'priced', rates };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) deepFreeze(value[key]);
  return value;
}
