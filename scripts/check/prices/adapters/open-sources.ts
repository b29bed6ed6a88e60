/** Opens the price sources a check asks for: installed packages, and files that are at hand. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PriceSource } from '#catalog/registry/vocabulary.ts';
import { CannotRun } from '../../report.ts';
import type { SourceAdapter } from '../source.ts';
import { fetchSource, type FetchContext } from './fetch-source.ts';
import type { FileSource } from './file-source.ts';
import { litellm } from './litellm.ts';
import { isPackageSource, loadAdapters } from './load-adapters.ts';
import { modelsDev } from './models-dev.ts';
import { isAddress, type SourceLocation } from './source-location.ts';

/** The sources that are files. A new one is one file beside this one and one line here. */
const fileSources: Partial<Record<PriceSource, FileSource>> = { litellm, 'models.dev': modelsDev };

export interface OpenedSources {
  readonly adapters: readonly SourceAdapter[];
  /** Wanted, but not at hand: files for which no place was given, or that could not be fetched. */
  readonly absent: readonly PriceSource[];
  /** What happened while fetching, when not all went well. */
  readonly notes: readonly string[];
}

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
    [...new Set(wanted)].map(async (id): Promise<{ id: PriceSource } & Opened> => {
      const location = locations.findLast((candidate) => candidate.id === id);
      if (isPackageSource(id) && location === undefined)
        return { id, adapter: (await loadAdapters([id]))[0] };
      return { id, ...(location === undefined ? {} : await openFile(location, context)) };
    }),
  );
  return {
    adapters: opened.flatMap(({ adapter }) => adapter ?? []),
    absent: opened.filter(({ adapter }) => adapter === undefined).map(({ id }) => id),
    notes: opened.flatMap(({ note }) => note ?? []),
  };
}

interface Opened {
  readonly adapter?: SourceAdapter | undefined;
  readonly note?: string | undefined;
}

async function openFile({ id, place, day }: SourceLocation, context: FetchContext): Promise<Opened> {
  const source = fileSources[id];
  if (source === undefined) {
    throw new CannotRun(`The price source ${id} is an installed package, not a file; leave out "=${place}".`);
  }
  if (!isAddress(place)) return { adapter: openText(source, readText(place), day ?? '', place) };
  const url = place === 'latest' ? source.latest : place;
  const { copy, note } = await fetchSource(id, url, context);
  return copy === undefined
    ? { note }
    : { adapter: openText(source, copy.text, day ?? copy.fetched, url), note };
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

function openText(source: FileSource, text: string, asOf: string, place: string): SourceAdapter {
  const digest = `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  try {
    return source.open(JSON.parse(text), { package: source.title, digest, asOf });
  } catch (error) {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    // One wrong entry tells as much as three thousand.
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const detail = issue === undefined ? error.message : `${issue.path.join(' → ')}: ${issue.message}`;
    throw new CannotRun(`${place} is not ${source.title} as published (${detail}).`);
  }
}
