/** What is known of the site that was built before into the same folder, so that what did not change is not made again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-command.ts';
import type { FormerSite, Written } from './write-files.ts';

interface Remembered {
  /** The printer of its pages. */
  readonly printer: string;
  /** Path, digest and source of each file that has a source. */
  readonly files: readonly (readonly [path: string, digest: string, source: string])[];
}

function fileFor(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(root, '.cache/sites', `${name}.json`);
}

/**
 * The site in a folder. What is not known of it, or damaged, is made again.
 * @param folder need not be there
 * @param printer what another one has printed looks otherwise
 */
export function formerSite(folder: string, printer?: string): FormerSite {
  const nothing = { folder, written: new Map<string, Written>() };
  if (process.env.NO_CACHE === '1') return nothing;
  try {
    const before = JSON.parse(readFileSync(fileFor(folder), 'utf8')) as Remembered;
    if (before.printer !== printer) return nothing;
    return {
      folder,
      written: new Map(before.files.map(([path, digest, source]) => [path, { digest, source }])),
    };
  } catch {
    return nothing;
  }
}

/** Remembers what was published in a folder, for {@link formerSite}. */
export function rememberSite(folder: string, printer: string, written: ReadonlyMap<string, Written>): void {
  const files = [...written].flatMap(([path, { digest, source }]) =>
    source === undefined ? [] : [[path, digest, source] as const],
  );
  const [file, remembered] = [fileFor(folder), { printer, files } satisfies Remembered];
  mkdirSync(join(root, '.cache/sites'), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(remembered));
  renameSync(`${file}.${process.pid}`, file);
}
