/** `--refresh` and `--source`: fetches whole sources, and keeps of each what the check of a catalog needs. */
import { readFileSync } from 'node:fs';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import type { Catalog } from '#catalog/types.ts';
import { CannotRun } from '../report.ts';
import { pinnedSources } from './check.ts';
import { namesAsked } from './names-asked.ts';
import {
  cacheCopy,
  fetchSource,
  nameOf,
  openWhole,
  type CopyOrigin,
  type FetchContext,
} from './sources/fetch.ts';
import { keptFile, keptText, openKept, writeKept } from './sources/kept.ts';
import { isPath, newest, type SourceLocation } from './sources/location.ts';
import { shapeChanges, type RawEntries } from './sources/shape.ts';
import { shortList } from './wording.ts';

export interface RefreshOptions {
  /** All pinned sources: their newest version, or once more the one that is kept. */
  readonly refresh?: 'newest' | 'recorded' | undefined;
  /** Where single ones are to be read. */
  readonly locations: readonly SourceLocation[];
}

export interface RefreshContext extends FetchContext {
  /** Where the last whole copy of each source is kept for the tools that look models up. */
  readonly cacheFolder: string;
}

/**
 * Fetches first, and writes only when everything was fetched and could be read.
 * @returns what was done, a sentence each
 * @throws CannotRun when a source cannot be fetched, is not what it should be, or is another file than was kept of
 *   the very same version
 */
export async function refreshSources(
  catalog: Catalog,
  { refresh, locations }: RefreshOptions,
  context: RefreshContext,
): Promise<string[]> {
  const named = locations.map(({ id }) => id);
  const ids = new Set([...(refresh === undefined ? [] : pinnedSources(catalog)), ...named]);
  const fetched = await Promise.all(
    [...ids].map(async (id) => {
      const before = recordedOrigin(catalog.file, id);
      const location = locations.findLast((one) => one.id === id) ?? placeOf(id, refresh, before);
      if (location === undefined)
        return { id, note: `${id} was read from a file of somebody's machine, and is kept as it is.` };
      const copy = await fetchSource(location, context, before);
      const isSame = before?.version !== undefined && before.version === copy.origin.version;
      if (before !== undefined && (isSame || refresh === 'recorded') && before.sha256 !== copy.origin.sha256)
        throw new CannotRun(
          `${nameOf(copy.origin)} is another file than the one that was read on ${before.read}: ` +
            `sha256 ${copy.origin.sha256} instead of ${before.sha256}. Find out why; if the new one is right, remove ${keptFile(catalog.file, id)} and read it with --source.`,
        );
      const opened = openWhole(id, copy, isPath(location.place) ? location.place : undefined);
      const text = keptText(opened, namesAsked(catalog, id));
      // Where somebody says what to read, it is theirs to look at what changed.
      if (refresh === 'newest' && !named.includes(id))
        requireNewer(catalog.file, id, before, copy.origin, text);
      return { id, copy, opened, text };
    }),
  );
  return fetched.map(({ id, copy, opened, text, note }) => {
    if (copy === undefined) return note;
    writeKept(catalog.file, id, text);
    cacheCopy(context.cacheFolder, id, copy);
    const { unknownFields = new Map<string, number>() } = opened.adapter;
    const fields = [...unknownFields].map(([name, count]) => `${name} (${count})`);
    const unknown =
      fields.length === 0 ? '' : ` Numbers that nobody has looked at: ${shortList(fields, 60)}.`;
    return `${keptFile(catalog.file, id)} written: ${nameOf(copy.origin)}, data of ${copy.origin.asOf}.${unknown}`;
  });
}

/**
 * @throws CannotRun when the copy is older than the kept one, or its fields are not those that the kept one has: nothing
 *   of it is to be believed before somebody has looked
 */
function requireNewer(
  catalogFile: string,
  id: PriceSource,
  before: CopyOrigin | undefined,
  now: CopyOrigin,
  text: string,
): void {
  if (before === undefined || before.registry !== now.registry) return;
  const remedy = `Nothing was written. Look into it; if it is right, read it with \`--source ${id}=<version or address>\`.`;
  const isBack =
    now.asOf < before.asOf ||
    (before.version !== undefined && now.version !== undefined && isOlder(now.version, before.version));
  if (isBack)
    throw new CannotRun(
      `${nameOf(now)}, data of ${now.asOf}, is older than what is kept: ${nameOf(before)}, data of ${before.asOf}. ${remedy}`,
    );
  const changes = shapeChanges(entriesOf(readFileSync(keptFile(catalogFile, id), 'utf8')), entriesOf(text));
  if (changes.length > 0)
    throw new CannotRun(
      `${nameOf(now)} has not the shape of ${nameOf(before)}: ${shortList(changes)}. ${remedy}`,
    );
}

function entriesOf(kept: string): RawEntries {
  return (JSON.parse(kept) as { entries: RawEntries }).entries;
}

/** By the numbers of two versions. */
function isOlder(one: string, other: string): boolean {
  const numbers = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10));
  const [a, b] = [numbers(one), numbers(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? -1);
}

function placeOf(
  id: PriceSource,
  refresh: RefreshOptions['refresh'],
  before: CopyOrigin | undefined,
): SourceLocation | undefined {
  if (refresh === 'newest') return { id, place: newest };
  if (before === undefined)
    throw new CannotRun(
      `Nothing is kept of ${id} that could be read once more. Run \`npm run check:prices -- --refresh newest\`, or say with --source where it is.`,
    );
  const place = before.version ?? before.address;
  return place === undefined
    ? undefined
    : { id, place, ...(before.version === undefined && { day: before.asOf }) };
}

/** Where the kept copy comes from. One that was changed by hand does not say it any more. */
function recordedOrigin(catalogFile: string, id: PriceSource): CopyOrigin | undefined {
  try {
    return openKept(catalogFile, id)?.origin;
  } catch (error) {
    if (error instanceof CannotRun) return undefined;
    throw error;
  }
}
