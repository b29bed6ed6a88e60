/** The last fetched copy of each price source that is a file, below `.cache`. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PriceSource } from '#catalog/registry/vocabulary.ts';

const copySchema = z.strictObject({
  /** The address it came from. */
  url: z.string(),
  /** The UTC day it was fetched. */
  fetched: z.iso.date(),
  text: z.string(),
});

export type CachedCopy = z.output<typeof copySchema>;

export const cacheFolder = join('.cache', 'price-sources');

/** The copy that came from this address; undefined when there is none or it is damaged. */
export function readCopy(folder: string, id: PriceSource, url: string): CachedCopy | undefined {
  try {
    const copy = copySchema.parse(JSON.parse(readFileSync(fileOf(folder, id), 'utf8')));
    return copy.url === url ? copy : undefined;
  } catch {
    // A cache that cannot be read is no cache; the caller says so.
    return undefined;
  }
}

/** Writes beside and renames over, so that no reader ever meets half a file. */
export function writeCopy(folder: string, id: PriceSource, copy: CachedCopy): void {
  const file = fileOf(folder, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.tmp`, JSON.stringify(copy));
  renameSync(`${file}.tmp`, file);
}

function fileOf(folder: string, id: PriceSource): string {
  return join(folder, `${id}.json`);
}
