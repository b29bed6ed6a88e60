import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { groupNames } from '../../scripts/check/site/finding.ts';
import { ownCommand, root } from '../../scripts/lib/run-command.ts';
import { testSitePath } from '../../scripts/lib/suites.ts';

export interface CommandResult {
  readonly code: number | null;
  /** What it printed, to both streams. */
  readonly output: string;
}

/** What processes of tests have of the test runner's environment. */
export const bareEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'NODE_COMPILE_CACHE'].includes(name)),
);

/** A folder for one test file, outside of the project; `remove` it in `afterAll`. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'ratecard-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
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
  const { code, output } = await runCommand('build', environment, ...(isChecked ? [] : ['--draft']));
  if (code !== 0) throw new Error(`The build of ${file} ended with ${String(code)}:\n${output}`);
  return siteIn(folder);
}

/**
 * Builds a site folder, wherever it stands, into its own `dist`, for the day of its evidence.
 * @throws with what the build printed when it fails
 */
export async function buildSiteFolder(path: string): Promise<FixtureSite> {
  const { code, output } = await runCommand('build', { SITE: path });
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
