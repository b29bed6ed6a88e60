/**
 * `price-sources/<source>.json` beside a catalog: the raw entries of a source that the check of this catalog needs, as the
 * source has them, one a line. With them the whole evidence is computed anew, by anybody and without a network.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { writeAtomically } from '../../../lib/write-file.ts';
import { CannotRun } from '../../report.ts';
import { copyOf, entriesIn, jsonOf, originSchema, type OpenedCopy } from './fetch.ts';
import { sources } from './index.ts';
import type { JsonPath } from './json-file.ts';
import { adapterOf, splitRef, type RawEntry } from './source.ts';

const keptSchema = z.strictObject({
  origin: originSchema,
  /** What the source was asked for and does not have: names by the part of a pin before its first slash. */
  absent: z.record(z.string(), z.array(z.string())),
  /** By pin. */
  entries: z.record(z.string(), z.unknown()),
  seal: z.string(),
});

export function keptFile(catalogFile: string, id: PriceSource): string {
  return join(dirname(catalogFile), 'price-sources', `${id}.json`);
}

/** Whether a text is what this file writes, by how it begins. */
export function isKept(text: string): boolean {
  return text.startsWith('{\n"origin": ');
}

const sealLine = /^"seal": "([^"]*)"\n\}\n$/m;

/** Shows that a line was changed by hand: only a refresh writes another one. */
function sealOf(before: string): string {
  return `sha256:${createHash('sha256').update(before).digest('hex')}`;
}

/**
 * What is kept of a source beside a catalog; undefined where nothing is.
 * @throws CannotRun when the file was changed by hand, or cannot be read
 */
export function openKept(catalogFile: string, id: PriceSource): OpenedCopy | undefined {
  const file = keptFile(catalogFile, id);
  return existsSync(file) ? readKept(file, id, readFileSync(file, 'utf8')) : undefined;
}

/** @throws CannotRun when the text is not what a refresh writes */
export function readKept(file: string, id: PriceSource, text: string): OpenedCopy {
  const refuse = (why: string) =>
    new CannotRun(
      `${file} ${why}, so that it proves nothing. Take it back to the last commit, or read the source anew with ` +
        `\`npm run check:prices -- --source ${id}=<version>@<day of its data>\`.`,
    );
  const sealed = sealLine.exec(text);
  if (sealed?.[1] !== sealOf(text.slice(0, sealed?.index))) throw refuse('was changed by hand or cut off');
  const json = jsonOf(id, text, file);
  const parsed = keptSchema.safeParse(json.data);
  if (!parsed.success) throw refuse(`does not have its documented shape (${z.prettifyError(parsed.error)})`);
  const { origin, absent, entries } = parsed.data;
  const gathered = Object.entries(entries).flatMap(([ref, value]) => {
    const parts = splitRef(ref);
    return parts === undefined ? [] : [{ ...parts, value }];
  });
  const places = new Map<string, string>();
  /** Where a path into the gathered data stands in the file. */
  const inFile = (path: JsonPath): JsonPath => {
    for (let length = path.length; length > 0; length -= 1) {
      const ref = places.get(JSON.stringify(path.slice(0, length)));
      if (ref !== undefined) return ['entries', ref, ...path.slice(length)];
    }
    return [];
  };
  const placeOf = (path: JsonPath) => json.placeOf(inFile(path));
  const raw = entriesIn(id, sources[id].gather(gathered), file, placeOf);
  const paths = new Map<string, JsonPath>();
  for (const { provider, model, path } of raw) {
    places.set(JSON.stringify(path), `${provider}/${model}`);
    paths.set(`${provider}/${model}`, path);
  }
  const repeated = json.repeated.map((path) => [...(paths.get(String(path[1])) ?? []), ...path.slice(2)]);
  const missing = new Set(
    Object.entries(absent).flatMap(([provider, names]) => names.map((name) => `${provider}/${name}`)),
  );
  const copy = {
    ...copyOf(origin),
    wasAsked: (ref: string) => missing.has(ref) || Object.hasOwn(entries, ref),
  };
  return {
    origin,
    adapter: adapterOf(id, sources[id].title, copy, raw, { name: file, repeated, placeOf }),
    entries: raw,
    textOf: (path) => json.textOf(inFile(path)),
  };
}

/**
 * The file with what a source has of some names.
 * @param wanted pins, and names that could be some
 * @throws CannotRun when an entry that is wanted cannot be read
 */
export function keptText({ origin, adapter, entries, textOf }: OpenedCopy, wanted: Iterable<string>): string {
  const byRef = new Map<string, RawEntry>();
  const parts = Map.groupBy(entries, ({ partOf }) => partOf);
  for (const entry of entries)
    for (const provider of [entry.provider, ...(entry.otherProviders ?? [])])
      if (!byRef.has(`${provider}/${entry.model}`)) byRef.set(`${provider}/${entry.model}`, entry);
  const kept = new Map<string, string>();
  const absent = new Map<string, string[]>();
  for (const ref of new Set(wanted)) {
    const entry = byRef.get(ref);
    const fault = adapter.refused?.get(ref);
    if (fault !== undefined) throw new CannotRun(`"${ref}" of ${adapter.package} cannot be read: ${fault}.`);
    if (entry === undefined) {
      if (adapter.wasAsked?.(ref) === false) continue;
      const { provider = ref, model = '' } = splitRef(ref) ?? {};
      absent.set(provider, [...(absent.get(provider) ?? []), model]);
      continue;
    }
    kept.set(ref, textOf(entry.path) ?? '');
    for (const part of parts.get(ref) ?? [])
      kept.set(`${part.provider}/${part.model}`, textOf(part.path) ?? '');
  }
  const lines = (named: Iterable<readonly [string, string]>) =>
    [...named]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${JSON.stringify(name)}: ${value}`)
      .join(',\n');
  const before =
    `{\n"origin": ${JSON.stringify(origin)},\n` +
    `"absent": {\n${lines([...absent].map(([provider, names]) => [provider, JSON.stringify(names.toSorted())] as const))}\n},\n` +
    `"entries": {\n${lines(kept)}\n},\n`;
  return `${before}"seal": "${sealOf(before)}"\n}\n`;
}

/** Writes the file beside a catalog, whole or not at all. */
export function writeKept(catalogFile: string, id: PriceSource, text: string): void {
  const file = keptFile(catalogFile, id);
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, text);
}
