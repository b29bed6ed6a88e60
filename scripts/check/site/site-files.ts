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
  /** The same as it is on disk, for what is no text. */
  readonly bytes: (path: string) => Uint8Array;
}

/** Texts, and files that are none, by path: a site for tests. A file that is not there reads as empty. */
export function siteInMemory(files: ReadonlyMap<string, string | Uint8Array>, folder = 'dist'): SiteFiles {
  const bytes = (path: string) => {
    const content = files.get(path) ?? '';
    return typeof content === 'string' ? Buffer.from(content) : content;
  };
  return {
    folder,
    paths: new Set([...files.keys()].sort()),
    read: (path) => {
      const content = files.get(path) ?? '';
      return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
    },
    bytes,
  };
}

/** So many texts are kept, those read last. */
const mostKept = 8;

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
  // Several checks of a page ask for its twin and its data, one after the other.
  const last = new Map<string, string>();
  return {
    folder,
    paths: new Set(paths),
    read(path) {
      const text = last.get(path) ?? readFileSync(join(folder, path), 'utf8');
      last.delete(path);
      last.set(path, text);
      if (last.size > mostKept) last.delete(last.keys().next().value ?? '');
      return text;
    },
    bytes: (path) => readFileSync(join(folder, path)),
  };
}
