/** The price sources that a verb works with, whole: those that are named, else as they were fetched last, else the newest. */
import { existsSync, readFileSync } from 'node:fs';
import { catalogFile } from '#catalog/load.ts';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import {
  cacheCopy,
  cachedCopy,
  cacheFolder,
  fetchSource,
  openWhole,
  type OpenedCopy,
} from '../check/prices/sources/fetch.ts';
import { isKept, openKept, readKept } from '../check/prices/sources/kept.ts';
import {
  isPath,
  locationsFrom,
  newest,
  parseLocation,
  type SourceLocation,
} from '../check/prices/sources/location.ts';
import { CannotRun } from '../check/report.ts';
import { print, type Io } from './verb.ts';

/** Explains the option `--source` in a usage text. */
export const sourceOption = `  --source   where a source is to be read: <source>=<version>, =<https address>, =newest, or a file
             with the day of its prices, <source>=prices.json@2026-08-01; may be given several times
             (also read: the environment variable PRICE_SOURCES, separated by spaces;
             default: the copy in .cache/price-sources, which is fetched where there is none)`;

interface Found {
  readonly copy?: OpenedCopy;
  readonly note?: string;
}

/**
 * Opens the wanted sources that are at hand, in the vocabulary's order; says what was left out.
 * @param given values of `--source`
 * @throws CannotRun when a value is malformed, or what it names cannot be read
 */
export async function sourcesAtHand(
  given: readonly string[],
  io: Io,
  wanted: readonly PriceSource[] = priceSources,
): Promise<OpenedCopy[]> {
  const locations = [...locationsFrom(io.environment), ...given.map(parseLocation)];
  const found = await Promise.all(
    wanted.map(async (id) => {
      const location = locations.findLast((one) => one.id === id);
      return location === undefined ? lastOrNewest(id, io) : { copy: await namedSource(location, io) };
    }),
  );
  print(
    { ...io, out: io.err },
    found.flatMap(({ note }: Found) => note ?? []),
  );
  return priceSources.flatMap((id) =>
    found.flatMap(({ copy }: Found) => (copy?.adapter.id === id ? [copy] : [])),
  );
}

async function namedSource(location: SourceLocation, { now }: Io): Promise<OpenedCopy> {
  const { id, place } = location;
  const text = existsSync(place) ? readFileSync(place, 'utf8') : '';
  if (isKept(text)) return readKept(place, id, text);
  return openWhole(id, await fetchSource(location, { now }), isPath(place) ? place : undefined);
}

async function lastOrNewest(id: PriceSource, { now }: Io): Promise<Found> {
  const cached = cachedCopy(cacheFolder, id);
  if (cached !== undefined) return { copy: openWhole(id, cached) };
  try {
    const whole = await fetchSource({ id, place: newest }, { now });
    const copy = openWhole(id, whole);
    cacheCopy(cacheFolder, id, whole);
    return { copy };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    const kept = openKept(catalogFile(), id);
    return kept === undefined
      ? { note: `${error.message} It was left out.` }
      : { copy: kept, note: `${error.message} Of it there is only what price-sources/ keeps.` };
  }
}
