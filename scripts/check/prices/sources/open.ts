/** Opens the price sources a check asks for: installed packages, and files that are at hand. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { writeAtomically } from '../../../lib/write-file.ts';
import { CannotRun } from '../../report.ts';
import { dayOf, daysBetween } from '../dates.ts';
import { packageSources, sources } from './index.ts';
import { NotJson, readJsonFile, type JsonFile } from './json-file.ts';
import { isAddress, type SourceLocation } from './location.ts';
import { installedVersion } from './packages.ts';
import { adapterOf, type SourceAdapter, type SourceCopy, type SourceFile } from './source.ts';

export interface OpenedSources {
  readonly adapters: readonly SourceAdapter[];
  /** Wanted, but not at hand: files for which no place was given, or that could not be fetched. */
  readonly absent: readonly PriceSource[];
  /** What happened while fetching, when not all went well; sentences. */
  readonly notes: readonly string[];
}

export interface FetchContext {
  readonly now: Date;
  /** Where the last fetched copy of each file is kept. */
  readonly cacheFolder: string;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

export const cacheFolder = join('.cache', 'price-sources');

/**
 * @param locations where files are to be read; a later one for the same source replaces an earlier one
 * @throws CannotRun when a library is missing or unknown, or a file cannot be read or is not what it should be
 */
export async function openSources(
  wanted: Iterable<PriceSource>,
  locations: readonly SourceLocation[],
  context: FetchContext,
): Promise<OpenedSources> {
  const opened = await Promise.all(
    [...new Set(wanted)].map(async (id) => {
      const location = locations.findLast((candidate) => candidate.id === id);
      return { id, ...(await openSource(id, location, context)) };
    }),
  );
  return {
    adapters: opened.flatMap(({ adapter }) => adapter ?? []),
    absent: opened.filter(({ adapter }) => adapter === undefined).map(({ id }) => id),
    notes: opened.flatMap(({ note }) => note ?? []),
  };
}

/**
 * The sources that are installed packages.
 * @throws CannotRun when one is missing or unknown
 */
export async function openPackages(): Promise<readonly SourceAdapter[]> {
  const opened = await openSources(packageSources, [], { now: new Date(), cacheFolder });
  return opened.adapters;
}

interface Opened {
  readonly adapter?: SourceAdapter;
  readonly note?: string | undefined;
}

async function openSource(
  id: PriceSource,
  location: SourceLocation | undefined,
  context: FetchContext,
): Promise<Opened> {
  const source = sources[id];
  if ('load' in source) {
    if (location !== undefined) {
      throw new CannotRun(
        `The price source ${id} is an installed package, not a file; leave out "=${location.place}".`,
      );
    }
    const copy = installedVersion(source.title);
    return {
      adapter: adapterFor(id, await source.load(), copy, { name: `${source.title} ${copy.version}` }),
    };
  }
  if (location === undefined) return {};
  const { place, day } = location;
  if (!isAddress(place)) return { adapter: openText(id, readText(place), day ?? '', place) };
  return openAddress(id, place === 'latest' ? source.latest : place, day, context);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotRun(
      `The price source could not be read from ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function openText(id: PriceSource, text: string, asOf: string, place: string): SourceAdapter {
  const digest = `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const { data, repeated, placeOf } = jsonOf(id, text, place);
  return adapterFor(id, data, { digest, asOf }, { name: place, repeated, placeOf });
}

function jsonOf(id: PriceSource, text: string, place: string): JsonFile {
  try {
    return readJsonFile(text);
  } catch (error) {
    if (error instanceof NotJson) throw notAsPublished(id, place, `the file ${error.message}`);
    throw error;
  }
}

function adapterFor(
  id: PriceSource,
  data: unknown,
  copy: SourceCopy,
  file: SourceFile | { readonly name: string },
): SourceAdapter {
  try {
    const entries = sources[id].read(data);
    return adapterOf(id, sources[id].title, copy, entries, 'placeOf' in file ? file : undefined);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    // One wrong entry tells as much as three thousand.
    const [issue] = error.issues;
    const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
    const place = 'placeOf' in file ? `, at ${file.placeOf(path)}` : '';
    throw notAsPublished(id, file.name, `${path.join(' → ')}: ${issue?.message ?? ''}${place}`);
  }
}

function notAsPublished(id: PriceSource, place: string, detail: string): CannotRun {
  return new CannotRun(`${place} is not ${sources[id].title} as published (${detail}).`, { cause: detail });
}

const copySchema = z.strictObject({
  /** The address it came from. */
  url: z.string(),
  /** The UTC day it was fetched. */
  fetched: z.iso.date(),
  text: z.string(),
});

type CachedCopy = z.output<typeof copySchema>;

/** Long enough for a few megabytes, short enough for somebody who waits. */
const patience = 30_000;

/** Fetches a file; without a network its last copy serves, and its age is said. */
async function openAddress(
  id: PriceSource,
  url: string,
  day: string | undefined,
  context: FetchContext,
): Promise<Opened> {
  const today = dayOf(context.now);
  const cacheFile = join(context.cacheFolder, `${id}.json`);
  try {
    const response = await (context.fetch ?? fetch)(url, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const text = await response.text();
    // An error page in place of the file must not replace a good copy.
    const adapter = openText(id, text, day ?? today, url);
    mkdirSync(context.cacheFolder, { recursive: true });
    writeAtomically(cacheFile, JSON.stringify({ url, fetched: today, text } satisfies CachedCopy));
    return { adapter };
  } catch (error) {
    const failure = `${id} could not be fetched from ${url} (${reasonOf(error)})`;
    const copy = readCopy(cacheFile, url);
    if (copy === undefined) return { note: `${failure}, and there is no copy of it: it was left out.` };
    const age = daysBetween(copy.fetched, today);
    const old = age === 0 ? 'of today' : `${age} ${age === 1 ? 'day' : 'days'} old`;
    return {
      adapter: openText(id, copy.text, day ?? copy.fetched, url),
      note: `${failure}; the copy fetched on ${copy.fetched} was used, ${old}.`,
    };
  }
}

/** The copy that came from this address; undefined when there is none or it is damaged. */
function readCopy(file: string, url: string): CachedCopy | undefined {
  try {
    const copy = copySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return copy.url === url ? copy : undefined;
  } catch {
    // A cache that cannot be read is no cache; the caller says so.
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof CannotRun) return typeof error.cause === 'string' ? error.cause : error.message;
  if (!(error instanceof Error)) return String(error);
  // `fetch` hides why it failed behind "fetch failed".
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
