/**
 * Where a site is built, and how a finished one takes the place of the old one.
 *
 * A site is made within the project (`.cache/build-<process>`: half-built code finds the packages only there) and looked
 * over. Then it is put beside the folder it is for, on that folder's own file system, and two renames switch: the old site
 * steps aside (`.dist.old-<process>`), the new one gets its name. Whoever reads meanwhile meets one or the other, whole. A
 * symbolic link stays one: what it leads to is replaced. What a killed build left is tidied by the next one, which also
 * puts an old site back that had stepped aside.
 *
 * Where a folder cannot be renamed, because a disk is mounted on it or the folder around it is not ours, the new site is
 * put within it (`.next`) beside links to the old one (`.old`), and its files are moved over the old ones, the first page
 * last. What fails on the way is undone; what is killed on the way, the next build brings to its end.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
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
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { manifestFile, readManifest } from './manifest.ts';

/** The output folder cannot be used; the message says why and what to do. */
class OutputFolderError extends Error {
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
  const names = readdirSync(folder);
  // A build into an empty folder that was killed has left nothing but what it had put there.
  const files = [inside.next, inside.back].some((name) => names.includes(name))
    ? []
    : names.filter((name) => !isOwn(name));
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

/**
 * Where the new and the old site are while files are replaced one by one. The new one is `.next-<process>` until all of it
 * is there; the old one is `.back` once it has to be put back.
 */
const inside = { next: '.next', old: '.old', back: '.back' } as const;

/** Whether a file at the top of the folder belongs to no site. */
function isOwn(name: string): boolean {
  return name === ofDisk || name === inside.old || name === inside.back || /^\.next(?:-\d+)?$/.test(name);
}

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
  const workshop = join(cache, `build-${process.pid}`);
  try {
    for (const { path } of ['build-', `${basename(lock)}.`].flatMap((name) => leftovers(cache, name)))
      rmSync(path, { recursive: true, force: true });
    recover(folder);
    rmSync(workshop, { recursive: true, force: true });
  } catch (error) {
    tidy(lock);
    throw error;
  }
  return {
    workshop,
    publish: () => {
      publish(workshop, folder);
    },
    close: () => {
      tidy(workshop, lock);
    },
  };
}

/** Whoever removes the lock of an ended process is done within milliseconds, unless it was killed at it. */
const longestTurn = 5000;

/**
 * Takes the lock, also from a process that has ended without giving it back.
 * @throws OutputFolderError when another process has it
 */
function takeLock(lock: string, folder: string): void {
  // Written beside and linked: a lock that is there says whose it is.
  const own = `${lock}.${process.pid}`;
  try {
    // One that a process of the same number left may be the lock itself, by its other name.
    rmSync(own, { force: true });
    writeFileSync(own, holderName(process.pid));
    while (!linked(own, lock)) waitOrTake(lock, folder);
  } finally {
    rmSync(own, { force: true });
  }
}

function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  }
}

function waitOrTake(lock: string, folder: string): void {
  const holder = readLock(lock);
  if (holder === undefined) return;
  if (isHeld(holder)) {
    const whose = `process ${holder.split(' ')[0] ?? ''}`;
    throw new OutputFolderError(
      `Another build (${whose}) is writing ${folder}. Wait until it has ended, or build elsewhere: DIST=<folder>.\n` +
        `If ${whose} is something else, delete ${lock} and run the command again.`,
    );
  }
  dropLock(lock, holder);
}

/** Removes the lock of a process that has ended; one at a time, so that nobody removes what another has taken since. */
function dropLock(lock: string, holder: string): void {
  const turn = `${lock}.turn`;
  try {
    mkdirSync(turn);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (ageOf(turn) > longestTurn) rmSync(turn, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    return;
  }
  try {
    if (readLock(lock) === holder) rmSync(lock, { force: true });
  } finally {
    rmdirSync(turn);
  }
}

function readLock(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    // Beside a folder whose name is as long as names may be, there is none.
    if (['ENOENT', 'ENAMETOOLONG'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function isHeld(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  return isAlive(pid) && (!holder.includes(' ') || holderName(pid) === holder);
}

/** Its number and, where the system tells, when it began: numbers are given to other processes again. */
function holderName(pid: number): string {
  try {
    const began = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\)/s, '')
      .split(' ')[20];
    return `${String(pid)} ${began ?? ''}`.trim();
  } catch {
    return String(pid);
  }
}

/** Milliseconds since it was written; none where it is gone. */
function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

function isAlive(pid: number): boolean {
  // Other signs than those of a process stand for whole groups of them.
  if (!(Number.isInteger(pid) && pid > 0)) return false;
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
/** Held while sites are switched: a second copy of the project has a cache, and a lock there, of its own. */
const lockOf = (folder: string) => join(dirname(folder), `.${basename(folder)}.lock`);
const oldPrefix = (folder: string) => `.${basename(folder)}.old-`;

/** Puts back an old site that had stepped aside when its build was killed, ends what was begun, and removes what else was left. */
export function recover(folder: string): void {
  const parent = dirname(folder);
  for (const { path } of leftovers(parent, oldPrefix(folder))) {
    if (!existsSync(folder)) renameSync(path, folder);
    else rmSync(path, { recursive: true, force: true });
  }
  // One that was killed while it switched has left its lock.
  const holder = readLock(lockOf(folder));
  if (holder !== undefined && !isHeld(holder)) dropLock(lockOf(folder), holder);
  for (const beginning of [nextPrefix(folder), `${basename(lockOf(folder))}.`])
    for (const { path } of leftovers(parent, beginning)) rmSync(path, { recursive: true, force: true });
  if (!existsSync(folder)) return;
  for (const { path } of leftovers(folder, `${inside.next}-`)) rmSync(path, { recursive: true, force: true });
  if (existsSync(join(folder, inside.back))) moveBack(folder);
  else if (existsSync(join(folder, inside.next))) moveIn(folder);
  else rmSync(join(folder, inside.old), { recursive: true, force: true });
}

/** What the system says where a folder can be neither made nor renamed, though its files may be replaced. */
const notRenamed = ['EACCES', 'EBUSY', 'ENAMETOOLONG', 'EPERM', 'EROFS', 'EXDEV'];

/**
 * Puts a finished site in the place of another; see the head of this file.
 * @param site which has a manifest
 * @throws the system's error, or OutputFolderError while another build switches there; the old site is whole then
 */
export function publish(site: string, folder: string): void {
  const parent = dirname(folder);
  const next = join(parent, `${nextPrefix(folder)}${process.pid}`);
  const old = join(parent, `${oldPrefix(folder)}${process.pid}`);
  const lock = lockOf(folder);
  let isLocked = false;
  try {
    mkdirSync(parent, { recursive: true });
    takeLock(lock, folder);
    isLocked = true;
    move(site, next);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(next, folder);
  } catch (error) {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    if (!notRenamed.includes(codeOf(error)) || !existsSync(folder)) throw error;
    replaceFiles(existsSync(site) ? site : next, folder);
  } finally {
    // Where it could not be put back, it is the one site there is; the next build tries again.
    tidy(next, ...(existsSync(folder) ? [old] : []), ...(isLocked ? [lock] : []));
  }
}

/** Removes what is not needed any more; what stays, the next build removes. */
function tidy(...paths: readonly string[]): void {
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      // Where no such name fits, there is nothing.
      if (codeOf(error) === 'ENAMETOOLONG' || !existsSync(path)) continue;
      console.warn(`${path} could not be removed (${codeOf(error)}); nothing needs it any more.`);
    }
  }
}

/** Moves a folder, to another file system too. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    copy(from, to);
  }
}

function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of filesIn(from)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(from, file), join(to, file));
  }
}

/** Makes a folder's files those of a site. @throws the system's error; the old site is whole then */
function replaceFiles(site: string, folder: string): void {
  const [next, old] = [join(folder, inside.next), join(folder, inside.old)];
  const unfinished = `${next}-${process.pid}`;
  try {
    copy(site, unfinished);
    for (const file of siteFilesIn(folder)) {
      mkdirSync(dirname(join(old, file)), { recursive: true });
      keep(join(folder, file), join(old, file));
    }
    renameSync(unfinished, next);
  } catch (error) {
    tidy(unfinished, old);
    throw error;
  }
  try {
    moveIn(folder);
  } catch (error) {
    renameSync(old, join(folder, inside.back));
    moveBack(folder);
    throw error;
  }
}

/** One file under a second name; a copy where the file system has one name for each. */
function keep(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name);
  }
}

/** What pages need comes first, then pages, the first one, and the list of all files. */
function moveIn(folder: string): void {
  const next = join(folder, inside.next);
  const rank = (file: string) =>
    Number(file.endsWith('.html')) + Number(file === 'index.html') + 3 * Number(file === manifestFile);
  // What an earlier try has moved stands in the list alone.
  const listed = readManifest(existsSync(join(next, manifestFile)) ? next : folder);
  const files = [...Object.keys(listed).map((path) => join(...path.split('/'))), manifestFile];
  for (const file of files.toSorted((a, b) => rank(a) - rank(b)))
    if (existsSync(join(next, file))) moveOver(join(next, file), join(folder, file));
  leave(folder, files);
  rmSync(next, { recursive: true, force: true });
  rmSync(join(folder, inside.old), { recursive: true, force: true });
}

/** Every file of the old site once more; none is moved, so that this can be begun again. */
function moveBack(folder: string): void {
  const [back, done] = [join(folder, inside.back), join(folder, `${inside.next}-${process.pid}`)];
  const files = filesIn(back);
  for (const file of files) {
    rmSync(done, { recursive: true, force: true });
    keep(join(back, file), done);
    moveOver(done, join(folder, file));
  }
  leave(folder, files);
  rmSync(done, { recursive: true, force: true });
  renameSync(back, done);
  rmSync(join(folder, inside.next), { recursive: true, force: true });
  rmSync(done, { recursive: true, force: true });
}

/** Also where a file stands in place of a folder, or a folder in place of a file. */
function moveOver(file: string, target: string): void {
  const around = dirname(target);
  try {
    mkdirSync(around, { recursive: true });
  } catch (error) {
    if (!['EEXIST', 'ENOTDIR'].includes(codeOf(error))) throw error;
    for (let path = around; path !== dirname(path); path = dirname(path))
      if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path);
    mkdirSync(around, { recursive: true });
  }
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) rmSync(target, { recursive: true });
  renameSync(file, target);
}

/** Removes everything but these files of a site. */
function leave(folder: string, files: readonly string[]): void {
  const kept = new Set(files);
  for (const file of siteFilesIn(folder)) if (!kept.has(file)) rmSync(join(folder, file));
  removeEmpty(folder);
}

function siteFilesIn(folder: string): string[] {
  return filesIn(folder).filter((file) => !isOwn(file.split(sep)[0] ?? ''));
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
    if (!entry.isDirectory() || isOwn(entry.name)) continue;
    removeEmpty(path);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

/** What the system calls an error of its own; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
