import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll } from 'vitest';
import { groupNames } from '../../scripts/check/site/finding.ts';
import { digestOf, folderDigest, inputDigest, isEngineFile } from '../../scripts/lib/input-digest.ts';
import { ownCommand, root } from '../../scripts/lib/run-command.ts';
import { testSitePath } from '../../scripts/lib/suites.ts';
import { siteAtRoot } from './no-site-at-root.ts';

export interface CommandResult {
  readonly code: number | null;
  /** What it printed, to both streams. */
  readonly output: string;
}

/** What processes of tests have of the test runner's environment. */
export const bareEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'NODE_COMPILE_CACHE'].includes(name)),
);

/** A folder outside of the project, until the last test of the file or group that asks for it. @returns its path */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ratecard-'));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

/** Where the catalog of a site in tests/sites stands. */
export function fixture(name: string): string {
  return join(root, 'tests/sites', name, 'models.yaml');
}

/**
 * Runs one of the project's commands as npm would, in a process of its own: on this Node, in the project's
 * folder, with {@link bareEnvironment} alone.
 */
export async function runCommand(
  name: string,
  environment: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--experimental-strip-types', ownCommand(name), ...args], {
    cwd: root,
    env: { ...bareEnvironment, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output: stripVTControlCharacters(output) };
}

/** Of all that a site is made of besides its own files; nothing where none may be taken from before. */
let engine: string | undefined;

/** What is made by builds, and not read by them. */
const made = /(?:^|\/)(?:dist|public\/schema)(?:\/|$)/;

/** What a build reads of a site, and where it puts it. */
interface SiteToBuild {
  readonly SITE: string;
  readonly CATALOG?: string;
  readonly DIST?: string;
  readonly BUILD_DATE?: string;
}

/** Builds a site, or takes the one that was built of the very same. What is about building itself runs the command. */
export function buildSite(site: SiteToBuild, ...options: string[]): Promise<CommandResult> {
  const run = () => runCommand('build', { ...site }, ...options);
  return process.env.RATECARD_NO_CACHE === undefined ? builtOnce(site, options, run) : run();
}

/** @param run builds the site @param sites where those are that were built before */
export async function builtOnce(
  site: SiteToBuild,
  options: readonly string[],
  run: () => Promise<CommandResult>,
  sites = join(root, '.cache/sites'),
): Promise<CommandResult> {
  const isAtRoot = (path: string) => siteAtRoot.some((place) => `${path}/`.startsWith(`${place}/`));
  engine ??= inputDigest({ reads: (path) => isEngineFile(path) && !isAtRoot(path) });
  if (engine === undefined) return run();
  const { SITE, CATALOG = join(SITE, 'models.yaml'), DIST = join(SITE, 'dist'), BUILD_DATE } = site;
  const folders = [SITE, dirname(CATALOG)].map((folder) => folderDigest(resolve(root, folder), made));
  const own = digestOf(JSON.stringify([folders, basename(CATALOG), BUILD_DATE, options]));
  const kept = join(sites, engine, own);
  const before = readBuilt(kept);
  if (before !== undefined) {
    rmSync(DIST, { recursive: true, force: true });
    cpSync(join(kept, 'dist'), DIST, { recursive: true });
    return before;
  }
  const result = await run();
  if (result.code !== 0) return result;
  // Of what another engine has built nothing is wanted any more.
  mkdirSync(join(sites, engine), { recursive: true });
  for (const other of readdirSync(sites).filter((name) => name !== engine))
    rmSync(join(sites, other), { recursive: true, force: true });
  const making = mkdtempSync(`${kept}.`);
  cpSync(DIST, join(making, 'dist'), { recursive: true });
  const digest = folderDigest(join(making, 'dist'));
  writeFileSync(join(making, 'result.json'), JSON.stringify({ ...result, digest }));
  try {
    rmSync(kept, { recursive: true, force: true });
    renameSync(making, kept);
  } catch {
    // Another test was quicker.
    rmSync(making, { recursive: true, force: true });
  }
  return result;
}

/** @returns nothing for one that is not there, or is not as it was kept */
function readBuilt(kept: string): CommandResult | undefined {
  try {
    const text = readFileSync(join(kept, 'result.json'), 'utf8');
    const { digest, ...result } = JSON.parse(text) as CommandResult & { digest: string };
    return digest === folderDigest(join(kept, 'dist')) ? result : undefined;
  } catch {
    return undefined;
  }
}

/** For `check-site` where a test is about what pages say: whether their HTML is by the standard takes half of its time. */
export const allButHtml = groupNames.filter((group) => group !== 'html');

/** A site built from one in tests/sites. */
export interface FixtureSite {
  readonly folder: string;
  /** Every file of it, relative to the folder. */
  readonly files: readonly string[];
  readonly read: (file: string) => string;
}

/**
 * Builds a site of tests/sites with the guides of the test site: a draft where no price check of it is recorded.
 * @throws with what the build printed when it fails
 */
export async function buildFixture(name: string, folder: string, date: string): Promise<FixtureSite> {
  return buildCatalog(fixture(name), folder, date);
}

/** The same of any catalog, with the evidence beside it if there is any. */
export async function buildCatalog(file: string, folder: string, date: string): Promise<FixtureSite> {
  const environment = { SITE: testSitePath, CATALOG: file, DIST: folder, BUILD_DATE: date };
  const isChecked = existsSync(join(dirname(file), 'prices.lock.json'));
  const { code, output } = await buildSite(environment, ...(isChecked ? [] : ['--draft']));
  if (code !== 0) throw new Error(`The build of ${file} ended with ${String(code)}:\n${output}`);
  return siteIn(folder);
}

/**
 * Builds a site folder, wherever it stands, into its own `dist`, for the day of its evidence.
 * @throws with what the build printed when it fails
 */
export async function buildSiteFolder(path: string): Promise<FixtureSite> {
  const { code, output } = await buildSite({ SITE: path });
  if (code !== 0) throw new Error(`The build of ${path} ended with ${String(code)}:\n${output}`);
  return siteIn(join(path, 'dist'));
}

/** The site that was built into a folder. */
export async function siteIn(folder: string): Promise<FixtureSite> {
  const files = await readdir(folder, { recursive: true });
  return { folder, files, read: (path) => readFileSync(join(folder, path), 'utf8') };
}

/** Copies a fixture into a folder, its prices in euros. @returns the path of its catalog */
export function fixtureInEuros(name: string, folder: string): string {
  cpSync(dirname(fixture(name)), folder, { recursive: true });
  const file = join(folder, 'models.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('currency: USD', 'currency: EUR'));
  return file;
}
