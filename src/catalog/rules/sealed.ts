/** What a catalog publishes and no price source knows: it is recorded as it stands, and changes by its name only. */
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { ParsedCatalog, ParsedModel } from '#catalog/schema/catalog-schema.ts';
import type { Sealed } from '#catalog/types.ts';
import type { PlacedRate } from './flatten-rates.ts';

/**
 * Everything that an entry says apart from what sources are asked for (amounts, pins, facts), by its keys. Of a rate it
 * is what its amount and key do not tell: how it is billed, when it ends, and what it was by then.
 */
export function sealedInModel(parsed: ParsedModel, rates: readonly PlacedRate[]): Sealed {
  const { id, prices, verify, ...told } = parsed;
  const { context, maxOutput, released, knowledge, openWeights, capabilities, ...untold } = told;
  const { caching, retires, replacement, ...rest } = untold;
  const terms = rates.flatMap((rate): [string, unknown][] => {
    const { amount, mode, billing, until } = rate;
    if (until === undefined && billing === undefined && mode === 'whole') return [];
    const ends = until && { amount, until };
    return [
      [`prices.${rateKey('', rate).slice(1)}`, { ...(mode !== 'whole' && { mode }), billing, ...ends }],
    ];
  });
  return { ...rest, ...Object.fromEntries(terms) };
}

/** The same of the sections beside the models: by key, provider, pair, id, or by what is left out of whom. */
export function sealedSections({
  site,
  gateway,
  providers,
  comparisons = [],
  unlisted = [],
  removed = [],
}: ParsedCatalog): Readonly<Record<string, Sealed>> {
  const by = <T>(items: readonly T[], name: (item: T) => string): Sealed =>
    Object.fromEntries(items.map((item) => [name(item), item]));
  return {
    ...(site && { site }),
    gateway,
    providers,
    comparisons: by(comparisons, (pair) => pair.join(' ')),
    unlisted: by(unlisted, ({ rates, models = [], modalities = [] }) =>
      [...rates, ...models, ...modalities].join(' '),
    ),
    removed: by(removed, ({ id }) => id),
  };
}
