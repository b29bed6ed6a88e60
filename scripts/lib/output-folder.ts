/**
 * Where a site is built, and how a finished one takes the place of the old one.
 *
 * A site is made within the project (`.cache/build-<process>`: half-built code finds the packages only there) and looked
 * over. Then it is put beside the folder it is for, on that folder's own file system, and two renames switch: the old site
 * steps aside (`.dist.old-<process>`), the new one gets its name. Whoever reads meanwhile meets one or the other, whole. A
 * symbolic link stays one: what it leads to is replaced. What a killed build left is tidied by the next one, which also
 * puts an old site back that had stepped aside.
 *
 * Where a folder cannot be renamed, because a disk is mounted on it or the folder around it is not ours, its files are
 * replaced one by one, the first page last: each is whole at any time, and a build that is killed there is made good by
 * the next.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** The output folder cannot be used; the message says why and what to do. */
export class OutputFolderError extends Error {
  override readonly name = 'OutputFolderError';
}

/** Whether `path` lies in `folder`, or is it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/**
 * Where the site is built. All that is in the folder is replaced, so it has to be one that may be lost.
 * @param root - The project's folder
 * @param wanted - As given by the user, relative to `root`
 * @returns the folder itself, behind any symbolic link
 * @throws OutputFolderError when it holds the project, is a file, or has files in it that are no site
 */
export function outputFolder(root: string, wanted = 'dist'): string {
  const named = resolve(root, wanted);
  const folder = behindLinks(named);
  const place = folder === named ? `DIST is ${folder}` : `DIST is ${named}, a link to ${folder}`;
  if (isWithin(folder, root) || isWithin(folder, realpathSync(root))) {
    throw new OutputFolderError(
      `${place}, which holds the project: building there would delete it. Choose another folder.`,
    );
  }
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory()) {
    throw new OutputFolderError(`${place}, which is a file. Choose a folder, or delete the file.`);
  }
  const files = readdirSync(folder).filter((name) => name !== ofDisk);
  const isSite = ['index.html', 'llms.txt'].every((file) => files.includes(file));
  if (files.length > 0 && !isSite && folder !== join(realpathSync(root), 'dist')) {
    throw new OutputFolderError(
      `${place}, which has files in it but is not a site built earlier, and building there would delete them. ` +
        'Choose an empty folder.',
    );
  }
  return folder;
}

/** What a file system of its own keeps at its root. */
const ofDisk = 'lost+found';

/** The folder that a path leads to, which need not be there yet. */
function behindLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return behindLinks(resolve(dirname(path), readlinkSync(path)));
  }
  return dirname(path) === path ? path : join(behindLinks(dirname(path)), basename(path));
}

/** A build that may write: it has the folder for itself. */
export interface OpenBuild {
  /** Where to make the site: an empty place within the project. */
  readonly workshop: string;
  /** Puts the finished site in the place of the old one. @throws the system's error, the old site being whole */
  publish(): void;
  /** Tidies up; to be called in any case. */
  close(): void;
}

/**
 * Begins a build: takes the folder for this process, and tidies what killed builds left of it.
 * @param folder - As {@link outputFolder} returns it
 * @throws OutputFolderError when another build is writing there
 */
export function openBuild(root: string, folder: string): OpenBuild {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, `lock-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  takeLock(lock, folder);
  for (const { path } of leftovers(cache, 'build-')) rmSync(path, { recursive: true, force: true });
  recover(folder);
  const workshop = join(cache, `build-${process.pid}`);
  rmSync(workshop, { recursive: true, force: true });
  return {
    workshop,
    publish: () => {
      publish(workshop, folder);
    },
    close: () => {
      rmSync(workshop, { recursive: true, force: true });
      rmSync(lock, { force: true });
    },
  };
}

/** Takes the lock, also from a process that has ended without giving it back. */
function takeLock(lock: string, folder: string): void {
  // Written beside and linked: a lock that is there says whose it is.
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(own, lock);
        return;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = readLock(lock);
      if (holder !== undefined && isAlive(holder)) {
        throw new OutputFolderError(
          `Another build (process ${holder}) is writing ${folder}. Wait until it has ended, or build elsewhere: DIST=<folder>.\n` +
            `If process ${holder} is something else, delete ${lock} and run the command again.`,
        );
      }
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function readLock(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return codeOf(error) === 'EPERM';
  }
}

/** What processes that have ended left in a folder, by the beginning of the names. */
function leftovers(folder: string, beginning: string): { readonly path: string; readonly pid: number }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => ({ path: join(folder, name), name, pid: Number(name.slice(beginning.length)) }))
    .filter(({ name, pid }) => name.startsWith(beginning) && Number.isInteger(pid))
    .filter(({ pid }) => pid === process.pid || !isAlive(pid));
}

const nextPrefix = (folder: string) => `.${basename(folder)}.next-`;
const oldPrefix = (folder: string) => `.${basename(folder)}.old-`;

/** Puts back an old site that had stepped aside when its build was killed, and removes what else was left. */
export function recover(folder: string): void {
  const parent = dirname(folder);
  for (const { path } of leftovers(parent, oldPrefix(folder))) {
    if (!existsSync(folder)) renameSync(path, folder);
    else rmSync(path, { recursive: true, force: true });
  }
  for (const { path } of leftovers(parent, nextPrefix(folder)))
    rmSync(path, { recursive: true, force: true });
}

/** What the system says where a folder can be neither made nor renamed, though its files may be replaced. */
const notRenamed = ['EACCES', 'EBUSY', 'ENAMETOOLONG', 'ENOTEMPTY', 'EPERM', 'EROFS', 'EXDEV'];

/**
 * Puts a finished site in the place of another; see the head of this file.
 * @throws the system's error; the old site is whole then
 */
export function publish(site: string, folder: string): void {
  const parent = dirname(folder);
  const next = join(parent, `${nextPrefix(folder)}${process.pid}`);
  const old = join(parent, `${oldPrefix(folder)}${process.pid}`);
  try {
    mkdirSync(parent, { recursive: true });
    move(site, next);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(next, folder);
  } catch (error) {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    if (!notRenamed.includes(codeOf(error)) || !existsSync(folder)) throw error;
    replaceFiles(existsSync(site) ? site : next, folder);
  } finally {
    for (const path of [next, old].filter(existsSync)) rmSync(path, { recursive: true });
  }
}

/** Moves a folder, to another file system too. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Makes a folder's files those of a site: what pages need first, then pages, the first one last; then what is gone goes. */
function replaceFiles(site: string, folder: string): void {
  const rank = (file: string) => Number(file.endsWith('.html')) + Number(file === 'index.html');
  const files = filesIn(site).toSorted((a, b) => rank(a) - rank(b));
  for (const file of files) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) rmSync(target, { recursive: true });
    const beside = join(dirname(target), `.next-${process.pid}`);
    cpSync(join(site, file), beside);
    renameSync(beside, target);
  }
  const kept = new Set(files);
  for (const file of filesIn(folder)) if (!kept.has(file)) rmSync(join(folder, file));
  removeEmpty(folder);
}

/** Every file below a folder, relative to it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory() || entry.name === ofDisk) continue;
    removeEmpty(path);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
