/** `manifest.json`: every file of a built site with the hash of what is in it, so that a copy of it can be compared. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Its name at the top of the site; it does not list itself. */
export const manifestFile = 'manifest.json';

/** By path with slashes, sorted: `sha256-` and the hash in base64, as browsers write it for integrity. */
export type Manifest = Readonly<Record<string, string>>;

/** The hash of a file's bytes as the manifest writes it. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/**
 * Writes the manifest of a folder.
 * @param files all of them, relative to the folder
 * @param known digests of those that have just been written, by path with slashes
 */
export function writeManifest(
  folder: string,
  files: readonly string[],
  known: ReadonlyMap<string, { readonly digest: string }> = new Map(),
): void {
  const listed = files.map((file) => {
    const path = file.replaceAll('\\', '/');
    return [path, known.get(path)?.digest ?? digestOf(readFileSync(join(folder, file)))];
  });
  const sorted = Object.fromEntries(listed.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))) as Manifest;
  writeFileSync(join(folder, manifestFile), `${JSON.stringify({ files: sorted }, undefined, 1)}\n`);
}

/** Reads the text of a manifest. @param name of it, for messages @throws Error when it is none */
export function parseManifest(text: string, name: string): Manifest {
  let files: unknown;
  try {
    ({ files } = JSON.parse(text) as { files?: unknown });
  } catch {
    files = undefined;
  }
  const isManifest =
    typeof files === 'object' &&
    files !== null &&
    // No path leads out of the folder.
    Object.entries(files).every(
      ([path, digest]) =>
        /^(?!\/)(?!.*(?:^|\/)\.{0,2}(?:\/|$))[^\\\0]+$/.test(path) &&
        /^sha256-[\w+/]{43}=$/.test(String(digest)),
    );
  if (!isManifest) throw new Error(`${name} is not the manifest that a build writes.`);
  return files as Manifest;
}

/** The manifest of a built site. @throws Error when there is none, or it is damaged */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestFile);
  return parseManifest(readFileSync(file, 'utf8'), file);
}

/**
 * Gives each file that is the same in another site the time that it has there: what copies sites by times, or asks
 * whether a file is newer, is not told of a change that there is not.
 */
export function keepTimes(site: string, former: string): void {
  let before: Manifest;
  try {
    before = readManifest(former);
  } catch {
    // There is none, or it is damaged: then nothing is known of its files.
    return;
  }
  for (const [path, digest] of Object.entries(readManifest(site))) {
    if (before[path] !== digest) continue;
    const own = join(site, path);
    const { ino, atime, mtime } = statSync(join(former, path), { throwIfNoEntry: false }) ?? {};
    // The same file under a second name has them already.
    if (atime && mtime && statSync(own).ino !== ino) utimesSync(own, atime, mtime);
  }
}
