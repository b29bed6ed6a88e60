/**
 * Which files of the site the catalog names, and which of its entries names each: no two may be one file, also where
 * capitals make no difference, nor one the folder of another.
 */
import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { Path } from '#catalog/read/source.ts';
import { filePaths, type FilePaths } from '#catalog/registry/file-paths.ts';
import { fileStemOf, slugOf } from './slug.ts';

/** What an entry of the catalog is turned into. */
export interface PathOwner {
  /** As messages call it: "acme/chat", "the provider acme". */
  readonly name: string;
  /** Where the catalog names it. */
  readonly place: Path;
  /** Whether the key of that place is its name. @default the value is */
  readonly at?: 'key';
  readonly line: number;
  readonly paths: FilePaths;
}

/** File systems take names of 255 bytes; what is kept beside a file, as packed copies are, is named by a few more. */
const longestName = 250;

/** The first name along a path that no file system takes. */
export function longName(path: string): string | undefined {
  return path.split('/').find((name) => Buffer.byteLength(name) > longestName);
}

/** Remembers who writes which file; what the site writes by itself is taken from the start. */
export function takenPaths() {
  const taken = new Map<string, PathOwner | undefined>();
  const folders = new Map<string, PathOwner | undefined>();
  const add = (path: string, owner: PathOwner | undefined) => {
    const name = path.toLowerCase();
    taken.set(name, owner);
    for (const folder of foldersOf(name)) folders.set(folder, folders.get(folder) ?? owner);
  };
  filePaths.own.forEach((path) => {
    add(path, undefined);
  });
  return {
    /** Takes the paths of an owner, or says with whom it would share one. */
    take: (owner: PathOwner): { path: string; other: PathOwner | undefined } | undefined => {
      for (const path of owner.paths) {
        const name = path.toLowerCase();
        const same = [name, ...foldersOf(name)].find((one) => taken.has(one));
        if (same !== undefined) return { path, other: taken.get(same) };
        if (folders.has(name)) return { path, other: folders.get(name) };
      }
      owner.paths.forEach((path) => {
        add(path, owner);
      });
      return undefined;
    },
  };
}

/** "a/b/c" stands in "a/b" and in "a". */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The files of a model. */
export function modelPaths(model: Parameters<typeof fileStemOf>[0]): FilePaths {
  const stem = fileStemOf(model);
  return filePaths.model(slugOf(stem), stem);
}

/** What is wrong with the paths of entries, each told once. */
export function pathRules(owners: readonly PathOwner[]): CatalogFinding[] {
  const paths = takenPaths();
  return owners.flatMap((owner): CatalogFinding[] => {
    const { name: what, place: path, at = 'value' } = owner;
    const long = owner.paths.flatMap((one) => longName(one) ?? [])[0];
    if (long !== undefined) {
      const values = { what, bytes: String(Buffer.byteLength(long)), most: String(longestName) };
      return [{ code: 'path-long', path, at, values }];
    }
    const clash = paths.take(owner);
    if (clash === undefined) return [];
    const { name, line } = clash.other ?? {};
    const other = name === undefined ? 'a file that every site has' : `one of ${name} (line ${String(line)})`;
    return [{ code: 'path-clash', path, at, values: { what, file: clash.path, other } }];
  });
}
