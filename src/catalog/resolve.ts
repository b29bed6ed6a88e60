/** From checked entries to the catalog that everything else is built from. */
import type { Entry } from './entry.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { slugOf } from './rules.ts';
import type { ParsedCatalog, ParsedModel } from './schema.ts';
import type { Source } from './source.ts';
import type { Catalog, Model, Pricing, Provider, Rate } from './types.ts';

/** @param entries one for each parsed model, in the same order */
export function resolveCatalog(source: Source, parsed: ParsedCatalog, entries: readonly Entry[]): Catalog {
  const providers = Object.entries(parsed.providers).map(([id, provider]): Provider => ({ id, ...provider }));
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  const models = entries.flatMap((entry, index) => {
    const provider = byId.get(entry.id.split('/')[0] ?? '');
    const model = parsed.models[index];
    return model && provider ? [resolveModel(source, entry, model, provider)] : [];
  });
  return deepFreeze({ file: source.file, gateway: parsed.gateway, providers, models });
}

function resolveModel(source: Source, entry: Entry, parsed: ParsedModel, provider: Provider): Model {
  const place = ({ path, ...rate }: PlacedRate): Rate => ({ ...rate, line: source.valueAt(path).line });
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
    line: entry.line,
  };
}

function pricingOf({ free, priceStatus, priceNote }: ParsedModel, rates: readonly Rate[]): Pricing {
  if (free) return { kind: 'free', ...free };
  return priceStatus ? { kind: priceStatus, note: priceNote } : { kind: 'priced', rates };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
