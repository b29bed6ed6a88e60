/**
 * Remembers which suites have passed, and with what, so that none runs again while nothing that it reads has changed: files,
 * variables, packages, programs. What failed, skipped something, or whose files changed meanwhile is not remembered.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './run-command.ts';
import type { Suite, SuiteResult } from './suites.ts';

/** What a suite reads and makes; all of it decides whether it has to run again. */
export interface Inputs {
  /** Which files of the repository it reads, by their paths; @default all */
  readonly reads?: ((path: string) => boolean) | undefined;
  /** Folders that it reads besides, and Git does not know. */
  readonly folders?: readonly string[];
  /** The folder that it makes: another one than it had made is made again. */
  readonly makes?: string;
  /** Programs of the machine that it starts. */
  readonly programs?: readonly string[];
}

/** Variables that any suite, or what it starts, reads, and that name no file which would have to be read for the key. */
const variables = [
  ...['BUILD_DATE', 'DRAFT', 'CI', 'PYTHON', 'RATECARD_PYTHON_ENV', 'NODE_ENV', 'NODE_OPTIONS'],
  ...['PATH', 'LANG', 'LC_ALL', 'TZ'],
];

/** What is installed, as npm has written it down. */
const packages = ['package-lock.json', 'node_modules/.package-lock.json'];

interface PassedRun {
  readonly key: string;
  /** Of the folder that it made. */
  readonly made: string;
  /** How many tests passed. */
  readonly passed: number;
}

/**
 * The suite, run only when something that it reads is another than when it last passed.
 * @param place the repository, and where what passed is written down
 */
export function remembered(
  suite: Suite,
  inputs: Inputs,
  place = { repository: root, records: join(root, '.cache/passed') },
): Suite {
  const file = join(place.records, `${suite.name}.json`);
  const keyNow = () => keyOf(inputs, place.repository);
  const madeNow = () => (inputs.makes === undefined ? '' : digestOfFolder(place.repository, inputs.makes));
  return {
    ...suite,
    async run() {
      const key = keyNow();
      const record = readRecord(file);
      if (key !== undefined && record?.key === key && record.made === madeNow()) {
        return { passed: record.passed, failed: 0, skipped: [], output: '', isRemembered: true };
      }
      rmSync(file, { force: true });
      const result = await suite.run();
      if (isClean(result) && key !== undefined && key === keyNow()) {
        mkdirSync(place.records, { recursive: true });
        const kept: PassedRun = { key, made: madeNow(), passed: result.passed };
        writeFileSync(file, JSON.stringify(kept));
      }
      return result;
    },
  };
}

function isClean({ failed, skipped }: SuiteResult): boolean {
  return failed === 0 && skipped.length === 0;
}

/** @returns nothing for one that is not there or is damaged */
function readRecord(file: string): PassedRun | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<PassedRun> | null;
    const { key = '', made = '', passed } = record ?? {};
    return typeof passed === 'number' ? { key, made, passed } : undefined;
  } catch {
    return undefined;
  }
}

/** A digest of all that decides; nothing where Git does not say which files there are. */
function keyOf({ reads = () => true, folders = [], programs = [] }: Inputs, repository: string) {
  const files = filesOf(repository)?.filter(reads);
  if (files === undefined) return undefined;
  const parts = [
    [process.version, process.platform, process.arch],
    variables.map((name) => [name, process.env[name] ?? null]),
    [...files, ...packages].map((path) => [path, digestOfFile(join(repository, path))]),
    folders.map((folder) => digestOfFolder(repository, folder)),
    programs.map((name) => programStamp(name)),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
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

function digestOfFolder(repository: string, folder: string): string {
  const hash = createHash('sha256');
  const path = join(repository, folder);
  let files: string[] = [];
  try {
    files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  } catch {
    // One that is not there has no files.
  }
  for (const file of files) hash.update(`${file}\n${digestOfFile(join(path, file))}\n`);
  return hash.digest('hex');
}

/** Digests that this process has made: files are read once, however many suites read them. */
const known = new Map<string, { stamp: string; digest: string }>();

/** @returns `none` for what is no file, or not there */
function digestOfFile(path: string): string {
  const stamp = stampOf(path);
  if (stamp === undefined) return 'none';
  const before = known.get(path);
  if (before?.stamp === stamp) return before.digest;
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
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
