import { linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from '#views/whole/output.ts';

/** So many pictures are drawn at once. */
const atOnce = 4;

/**
 * Writes files into a folder, which need not be there.
 * @param former the folder of the site before: a file that has the same bytes there gets a second name, and none is
 *   written. Whoever changes a file of the new folder has to put another in its place
 * @throws the system's error
 */
export async function writeFiles(folder: string, files: readonly SiteFile[], former: string): Promise<void> {
  const waiting = files.values();
  const folders = new Set<string>();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { path, content } of waiting) {
        const file = join(folder, ...path.split('/'));
        const bytes = Buffer.from(await content());
        const around = dirname(file);
        if (!folders.has(around)) mkdirSync(around, { recursive: true });
        folders.add(around);
        if (!isLinked(join(former, ...path.split('/')), bytes, file)) writeFileSync(file, bytes);
      }
    }),
  );
}

/** Gives a file a second name. @returns false where it has other bytes, or there is none, or none can have two names */
function isLinked(file: string, bytes: Buffer, name: string): boolean {
  try {
    if (!readFileSync(file).equals(bytes)) return false;
    linkSync(file, name);
    return true;
  } catch {
    return false;
  }
}
