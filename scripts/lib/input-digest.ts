/**
 * What a run depends on, as one digest: files of the repository, packages, variables, programs. Two runs with the same one
 * come to the same.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { root } from './run-command.ts';

/** What is read; all of it decides. */
export interface Inputs {
  /** Which files of the repository, by their paths; @default all that Git does not ignore */
  readonly reads?: ((path: string) => boolean) | undefined;
  /** Folders besides, of which Git knows nothing. */
  readonly folders?: readonly string[];
  /** Programs of the machine that are started. */
  readonly programs?: readonly string[];
}

/** Whether builds and checks read a file: all do but what only tests, or people, do. */
export function isEngineFile(path: string): boolean {
  return !/^(?:tests|docs|\.github)\/|\.test\.ts$|^[^/]+\.md$/.test(path);
}

/** Variables that anything here reads, but for those that name what would have to be read as well. */
const variables = [
  ...['BUILD_DATE', 'DRAFT', 'CI', 'PYTHON', 'RATECARD_PYTHON_ENV', 'NODE_ENV', 'NODE_OPTIONS'],
  ...['PATH', 'LANG', 'LC_ALL', 'TZ'],
];

/** What is installed, as npm has written it down. */
const packages = ['package-lock.json', 'node_modules/.package-lock.json'];

/** @returns nothing where Git does not say which files there are */
export function inputDigest(
  { reads = () => true, folders = [], programs = [] }: Inputs,
  repository = root,
): string | undefined {
  const files = filesOf(repository)?.filter(reads);
  if (files === undefined) return undefined;
  const parts = [
    [process.version, process.platform, process.arch],
    variables.map((name) => [name, process.env[name] ?? null]),
    [...files, ...packages].map((path) => [path, digestOfFile(join(repository, path))]),
    folders.map((folder) => folderDigest(join(repository, folder))),
    programs.map((name) => programStamp(name)),
  ];
  return digestOf(JSON.stringify(parts));
}

/** Every file that is not ignored, committed or not. */
function filesOf(repository: string): string[] | undefined {
  try {
    const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', options, {
      cwd: repository,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(listed.split('\0').filter(Boolean))].sort();
  } catch {
    return undefined;
  }
}

/** Of the names and bytes of all files in a folder; one that is not there has none. @param leftOut by path */
export function folderDigest(folder: string, leftOut?: RegExp): string {
  const files = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(sep, '/'))
    : [];
  const read = files.filter((file) => !leftOut?.test(file)).sort();
  return digestOf(read.map((file) => `${file} ${digestOfFile(join(folder, file))}`).join('\n'));
}

/** Digests that this process has made: files are read once, however many suites read them. */
const known = new Map<string, { stamp: string; digest: string }>();

/** @returns `none` for what is no file, or not there */
function digestOfFile(path: string): string {
  const stamp = stampOf(path);
  if (stamp === undefined) return 'none';
  const before = known.get(path);
  if (before?.stamp === stamp) return before.digest;
  const digest = digestOf(readFileSync(path));
  known.set(path, { stamp, digest });
  return digest;
}

/** Changes with whatever is written to a file. */
function stampOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  return [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].map(String).join(' ');
}

/** Which file a program is, and when it came there. */
function programStamp(name: string): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return places.map(stampOf).find((stamp) => stamp !== undefined);
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
