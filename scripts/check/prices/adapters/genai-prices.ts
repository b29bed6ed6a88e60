/**
 * Prices of @pydantic/genai-prices, read raw: its own matcher resolves ids to other models now and then.
 * @see https://github.com/pydantic/genai-prices
 */
import { findProvider } from '@pydantic/genai-prices';
import { splitRef, type SourceAdapter, type SourceEntry, type SourceModel } from '../source.ts';
import { installedVersion } from './installed-version.ts';
import { blocksOn, type PriceBlock } from './genai-prices-dates.ts';
import { genaiProviders } from './genai-prices-providers.ts';
import { ratesOfBlock } from './genai-prices-rates.ts';

const name = '@pydantic/genai-prices';

/** @throws CannotRun when the package is missing or its version is not in the table of days */
export function genaiPrices(): SourceAdapter {
  const { version, asOf } = installedVersion(name);
  return { id: 'genai-prices', package: name, version, asOf, lookup, list };
}

function lookup(ref: string, date: string): SourceEntry | undefined {
  const parts = splitRef(ref);
  if (parts === undefined) return undefined;
  const provider = findProvider({ providerId: parts.provider });
  // `findProvider` also accepts other spellings; only the provider's own id counts.
  if (provider?.id !== parts.provider) return undefined;
  const model = provider.models.find((candidate) => candidate.id === parts.model);
  if (model === undefined) return undefined;

  const blocks: readonly PriceBlock[] = Array.isArray(model.prices)
    ? model.prices
    : [{ prices: model.prices }];
  const { standard, windows, since, next } = blocksOn(blocks, date);
  return {
    ref: `${provider.id}/${model.id}`,
    rates: [
      ...windows.flatMap(({ window, block }) => ratesOfBlock(block.prices, { utc: [window] })),
      ...(standard === undefined ? [] : ratesOfBlock(standard.prices, {})),
    ],
    since,
    next,
  };
}

function* list(): Generator<SourceModel> {
  for (const providerId of genaiProviders) {
    for (const { id, name, context_window: context, deprecated } of findProvider({ providerId })?.models ??
      []) {
      yield {
        ref: `${providerId}/${id}`,
        provider: providerId,
        model: id,
        name,
        facts: { context, status: deprecated === true ? 'deprecated' : undefined },
        otherRefs: [],
      };
    }
  }
}
