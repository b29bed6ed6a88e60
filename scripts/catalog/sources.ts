/** The price sources that a verb works with: the installed libraries, and files that are named. */
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { fileSources } from '../check/prices/sources/index.ts';
import { cacheFolder, openSources } from '../check/prices/sources/open.ts';
import { locationsFrom, parseLocation } from '../check/prices/sources/location.ts';
import type { SourceAdapter } from '../check/prices/sources/source.ts';
import { print, type Io } from './verb.ts';

/** Explains the option `--source` in a usage text. */
export const sourceOption = `  --source   where a source that is a file (${fileSources.join(', ')}) is to be read: <source>=prices.json@2026-08-01
             (the day of its prices), <source>=latest or =<https address>; may be given several times
             (also read: the environment variable PRICE_SOURCES, separated by spaces)`;

/**
 * Opens the wanted sources that are at hand, in the vocabulary's order; says what was left out.
 * @param given values of `--source`
 * @throws CannotRun when a value is malformed or a file is not what it should be
 */
export async function sourcesAtHand(
  given: readonly string[],
  io: Io,
  wanted: readonly PriceSource[] = priceSources,
): Promise<SourceAdapter[]> {
  const locations = [...locationsFrom(io.environment), ...given.map(parseLocation)];
  const { adapters, absent, notes } = await openSources(wanted, locations, { now: io.now, cacheFolder });
  const left =
    absent.length === 0 ? [] : [`Not at hand, so left out: ${absent.join(', ')} (name them with --source).`];
  print({ ...io, out: io.err }, [...notes, ...left]);
  return priceSources.flatMap((id) => adapters.filter((adapter) => adapter.id === id));
}
