import { mkdirSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from '#views/whole/output.ts';
import { digestOf } from './manifest.ts';

/** So many pictures are drawn at once. */
const atOnce = 4;

/** What is known of a file that was written. */
export interface Written {
  /** Of its bytes, as the manifest has it. */
  readonly digest: string;
  /** Of its source, where it has one. */
  readonly source?: string | undefined;
}

/** A site that was built before. */
export interface FormerSite {
  readonly folder: string;
  /** By path in it; its files may have changed since. */
  readonly written: ReadonlyMap<string, Written>;
}

/**
 * Writes files into a folder, which need not be there.
 * @param former a file that has the same source or the same bytes there gets a second name, and none is written. Whoever
 *   changes a file of the new folder has to put another in its place
 * @returns what is known of each, by its path
 * @throws the system's error
 */
export async function writeFiles(
  folder: string,
  files: Iterable<SiteFile>,
  former: FormerSite,
): Promise<Map<string, Written>> {
  const waiting = files[Symbol.iterator]();
  const folders = new Set<string>();
  const written = new Map<string, Written>();
  const write = async ({ path, content, source }: SiteFile): Promise<Written> => {
    const file = join(folder, ...path.split('/'));
    const around = dirname(file);
    if (!folders.has(around)) mkdirSync(around, { recursive: true });
    folders.add(around);
    const before = join(former.folder, ...path.split('/'));
    const [known, there] = [former.written.get(path), bytesOf(before)];
    const said = source && digestOf(Buffer.from(source()));
    if (said !== undefined && said === known?.source && there && digestOf(there) === known.digest)
      if (isLinked(before, file)) return known;
    const bytes = Buffer.from(await content());
    if (there?.equals(bytes) !== true || !isLinked(before, file)) writeFileSync(file, bytes);
    return { digest: digestOf(bytes), source: said };
  };
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next())
        written.set(next.value.path, await write(next.value));
    }),
  );
  return written;
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Gives a file a second name. @returns false where none can have two */
function isLinked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch {
    return false;
  }
}
