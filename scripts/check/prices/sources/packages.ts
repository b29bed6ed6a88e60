/**
 * The installed pricing libraries: which version, and of which day its prices are. The libraries do not carry that day
 * themselves. `release-days.json` keeps it: the day on which the data were taken where that is known, else the day of
 * the release, which `--newest` asks the registry for.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeAtomically } from '../../../lib/write-file.ts';
import { CannotRun } from '../../report.ts';

const daysSchema = z.record(z.string(), z.record(z.string(), z.iso.date()));

/** By package name, then by version: UTC days. */
type ReleaseDays = z.output<typeof daysSchema>;

/** To be committed like any other file. */
const releaseDaysFile = join(import.meta.dirname, 'release-days.json');

function readReleaseDays(file = releaseDaysFile): ReleaseDays {
  return daysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Version from the installed package's own package.json, and its entry in the table of days.
 * @throws CannotRun when the package is missing, or its version is not in the table
 */
export function installedVersion(name: string, days: ReleaseDays = readReleaseDays()) {
  const version = versionOf(name);
  const ofPackage = days[name] ?? {};
  const asOf = Object.hasOwn(ofPackage, version) ? ofPackage[version] : undefined;
  if (asOf === undefined) {
    throw new CannotRun(
      `${name} ${version} is installed, but the price check does not know of which day its prices are ` +
        `(known: ${Object.keys(ofPackage).join(', ') || 'none'}). Readers are told that day beside every price. ` +
        'Run `npm run check:prices -- --newest`, which asks the registry, or add the day to ' +
        'scripts/check/prices/sources/release-days.json.',
    );
  }
  return { version, asOf };
}

/** @throws CannotRun when the package is not installed */
function versionOf(name: string): string {
  let file: string | undefined;
  try {
    file = findPackageJSON(name, import.meta.url);
  } catch {
    // Node throws for a package it cannot find; the words below say more than its own.
  }
  if (file === undefined) {
    throw new CannotRun(
      `The pricing library ${name} is not installed, so no price can be compared with it. ` +
        `Run \`npm ci\` (looked from ${import.meta.dirname}).`,
    );
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Runs npm and returns what it printed. */
type Npm = (args: readonly string[]) => Promise<string>;

const run = promisify(execFile);

const realNpm: Npm = async (args) => (await run('npm', [...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;

/**
 * Installs the newest versions of packages, and learns of which day they are. Changes package.json, its lock file and
 * the table of days; nothing may have been imported from the packages yet.
 * @returns what is installed now, a sentence each
 * @throws CannotRun when npm fails, as it does without a network
 */
export async function installNewest(
  names: readonly string[],
  npm: Npm = realNpm,
  file = releaseDaysFile,
): Promise<string[]> {
  const days = readReleaseDays(file);
  try {
    await npm(['install', '--save-dev', '--save-exact', ...names.map((name) => `${name}@latest`)]);
    const installed = await Promise.all(
      names.map(async (name) => {
        const version = versionOf(name);
        const day = days[name]?.[version] ?? (await releaseDay(npm, name, version));
        return { name, version, day };
      }),
    );
    for (const { name, version, day } of installed) days[name] = { ...days[name], [version]: day };
    writeAtomically(file, `${JSON.stringify(days, null, 2)}\n`);
    return installed.map(({ name, version, day }) => `${name} ${version} of ${day}.`);
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(
      `The newest pricing libraries could not be installed: ${error instanceof Error ? error.message : String(error)}\n` +
        'Without --newest the check runs with the installed ones.',
    );
  }
}

async function releaseDay(npm: Npm, name: string, version: string): Promise<string> {
  const times = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await npm(['view', name, 'time', '--json'])));
  return z.iso.date().parse(times[version]?.slice(0, 'YYYY-MM-DD'.length));
}
