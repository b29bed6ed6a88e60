/** Fetches whole price sources: packages at exact versions, addresses and files; and opens them. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { writeAtomically } from '../../../lib/write-file.ts';
import { CannotRun } from '../../report.ts';
import { dayOf } from '../dates.ts';
import { sources } from './index.ts';
import { NotJson, readJsonFile, type JsonFile } from './json-file.ts';
import { isAddress, isVersion, newest, type SourceLocation } from './location.ts';
import { packageFile, realRun, type Run } from './registries.ts';
import {
  adapterOf,
  type RawEntry,
  type SourceAdapter,
  type SourceCopy,
  type SourceDefinition,
} from './source.ts';

/** Where a copy of a source comes from, and of which day it is. */
export const originSchema = z.strictObject({
  /** Of a package: its registry, its name there, its exact version, and the file in it. */
  registry: z.enum(['npm', 'PyPI']).optional(),
  package: z.string().optional(),
  version: z.string().optional(),
  file: z.string().optional(),
  /** Of a file that was fetched from an address. */
  address: z.string().optional(),
  /** Of the whole file, as published. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The UTC day its prices were taken. */
  asOf: z.iso.date(),
  /** The UTC day it was fetched. */
  read: z.iso.date(),
});

export type CopyOrigin = z.output<typeof originSchema>;

/** A whole source. */
export interface WholeCopy {
  readonly origin: CopyOrigin;
  /** As JSON. */
  readonly text: string;
}

export interface FetchContext {
  readonly now: Date;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
  /** Runs the registries' clients. */
  readonly run?: Run | undefined;
}

/** Long enough for a few megabytes, short enough for somebody who waits. */
const patience = 30_000;

/**
 * @param before where the copy came from that this one replaces
 * @throws CannotRun when it cannot be fetched, is not what it should be, or its day is not known
 */
export async function fetchSource(
  { id, place, day }: SourceLocation,
  context: FetchContext,
  before?: CopyOrigin,
): Promise<WholeCopy> {
  const { from } = sources[id];
  const read = dayOf(context.now);
  const copy = async (published: string, rest: Omit<CopyOrigin, 'sha256' | 'read'>): Promise<WholeCopy> => {
    const sha256 = createHash('sha256').update(published).digest('hex');
    const { asOf, ...where } = rest;
    return { origin: { ...where, sha256, asOf, read }, text: await asJson(id, published, place) };
  };
  if ('registry' in from && (place === newest || isVersion(place))) {
    const wanted = place === newest ? undefined : place;
    const { version, text, day: released } = await packageFile(from, wanted, context.run ?? realRun);
    const asOf = day ?? released ?? dayOfVersion(from, version, place, before);
    const { registry, package: name, file } = from;
    return copy(text, { registry, package: name, version, file, asOf });
  }
  const address = place === newest && 'address' in from ? from.address : place;
  if (isAddress(address)) {
    const { text, changed } = await textAt(address, id, context.fetch);
    const { origin, ...rest } = await copy(text, { address, asOf: day ?? changed ?? read });
    // The very file that is kept is as old as it was: that it still stands there proves nothing of its prices.
    const isSame = day === undefined && before?.sha256 === origin.sha256 && before.asOf < origin.asOf;
    return { ...rest, origin: isSame ? { ...origin, asOf: before.asOf } : origin };
  }
  if (day === undefined) throw new CannotRun(`${id} is no package: "${place}" is no version of it.`);
  return copy(textIn(place), { file: basename(place), asOf: day });
}

/** A registry that does not tell days: the day is known, or at least a day on which another version was the newest. */
function dayOfVersion(
  { known, package: name }: Extract<SourceDefinition['from'], { registry: string }>,
  version: string,
  place: string,
  before: CopyOrigin | undefined,
): string {
  if (before?.version === version) return before.asOf;
  if (known?.version === version) return known.day;
  const atLeast = [known?.day, before?.read].flatMap((day) => day ?? []).toSorted();
  const last = atLeast.at(-1);
  if (place === newest && last !== undefined) return last;
  throw new CannotRun(
    `The registry does not tell the day of ${name} ${version}, and readers are told it beside every price. ` +
      `Look it up there and write ${version}@YYYY-MM-DD.`,
  );
}

/** @returns the text, and the UTC day on which it changed, where the server says so */
async function textAt(
  address: string,
  id: PriceSource,
  fetchWith = fetch,
): Promise<{ text: string; changed: string | undefined }> {
  try {
    const response = await fetchWith(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const changed = Date.parse(response.headers.get('last-modified') ?? '');
    return {
      text: await response.text(),
      changed: Number.isNaN(changed) ? undefined : dayOf(new Date(changed)),
    };
  } catch (error) {
    throw new CannotRun(`${id} could not be fetched from ${address} (${reasonOf(error)}).`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // `fetch` hides why it failed behind "fetch failed".
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotRun(
      `The price source could not be read from ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** A text that begins as JSON does is some: what a package has as program text can be given so too. */
async function asJson(id: PriceSource, text: string, place: string): Promise<string> {
  const convert = sources[id].asJson;
  if (convert === undefined || /^\s*[[{]/.test(text)) return text;
  try {
    return await convert(text);
  } catch (error) {
    if (error instanceof NotJson) throw notAsPublished(id, place, `the file ${error.message}`);
    throw error;
  }
}

/** How messages name a copy. */
export function nameOf({ address, package: name, version, file }: CopyOrigin): string {
  return address ?? (name === undefined ? (file ?? '') : `${name} ${version ?? ''}`);
}

/** What a copy is called where readers look it up. */
export function copyOf({ version, sha256, asOf }: CopyOrigin): SourceCopy {
  return version === undefined ? { digest: `sha256:${sha256.slice(0, 12)}`, asOf } : { version, asOf };
}

/** A copy that can be looked into, and from which entries can be kept. */
export interface OpenedCopy {
  readonly origin: CopyOrigin;
  readonly adapter: SourceAdapter;
  readonly entries: readonly RawEntry[];
  /** An entry as it is written, by its path. */
  readonly textOf: JsonFile['textOf'];
}

/**
 * @param name how messages call it
 * @throws CannotRun when the text is not what the source publishes
 */
export function openWhole(id: PriceSource, { origin, text }: WholeCopy, name = nameOf(origin)): OpenedCopy {
  const { data, repeated, placeOf, textOf } = jsonOf(id, text, name);
  const entries = entriesIn(id, data, name, placeOf);
  const adapter = adapterOf(id, sources[id].title, copyOf(origin), entries, { name, repeated, placeOf });
  return { origin, adapter, entries, textOf };
}

/** @throws CannotRun when it is no JSON */
export function jsonOf(id: PriceSource, text: string, place: string): JsonFile {
  try {
    return readJsonFile(text);
  } catch (error) {
    if (error instanceof NotJson) throw notAsPublished(id, place, `the file ${error.message}`);
    throw error;
  }
}

/** @throws CannotRun when the data do not have the source's shape */
export function entriesIn(
  id: PriceSource,
  data: unknown,
  name: string,
  placeOf: JsonFile['placeOf'],
): RawEntry[] {
  try {
    return [...sources[id].read(data)];
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    // One wrong entry tells as much as three thousand.
    const [issue] = error.issues;
    const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
    throw notAsPublished(id, name, `${path.join(' → ')}: ${issue?.message ?? ''}, at ${placeOf(path)}`);
  }
}

function notAsPublished(id: PriceSource, place: string, detail: string): CannotRun {
  return new CannotRun(`${place} is not ${sources[id].title} as published (${detail}).`, { cause: detail });
}

/** Where whole copies are kept between runs; nothing but a download depends on it. */
export const cacheFolder = join('.cache', 'price-sources');

const cachedSchema = z.strictObject({ origin: originSchema, text: z.string() });

/** The whole copy that was fetched last; undefined when there is none, or it is damaged. */
export function cachedCopy(folder: string, id: PriceSource): WholeCopy | undefined {
  try {
    return cachedSchema.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
  } catch {
    // A cache that cannot be read is no cache: the source is fetched again.
    return undefined;
  }
}

/** Keeps a whole copy for the tools that look models up in it. */
export function cacheCopy(folder: string, id: PriceSource, copy: WholeCopy): void {
  mkdirSync(folder, { recursive: true });
  writeAtomically(join(folder, `${id}.json`), JSON.stringify(copy));
}
