/** The files of a built site, on disk or in memory. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CannotRun } from '../report.ts';

export interface SiteFiles {
  /** The folder, as the user named it. */
  readonly folder: string;
  /** Paths relative to the folder, with "/". */
  readonly paths: ReadonlySet<string>;
  readonly read: (path: string) => string;
}

/** @throws CannotRun when there is no site in the folder */
export function siteOnDisk(folder: string): SiteFiles {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new CannotRun(
      `${folder} holds no built site: there is no index.html in it. Run \`npm run build\` first, or name the folder with --dist.`,
    );
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .map((path) => path.replaceAll(sep, '/'))
    .sort();
  return { folder, paths: new Set(paths), read: (path) => readFileSync(join(folder, path), 'utf8') };
}
