/** `--newest`: installs the newest versions of the pricing libraries, and learns of which day they are. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { CannotRun } from '../../report.ts';
import { versionOf } from './installed-version.ts';
import { readReleaseDays, writeReleaseDays, type ReleaseDays } from './release-days.ts';

/** Runs npm and returns what it printed. */
export type Npm = (args: readonly string[]) => Promise<string>;

const run = promisify(execFile);

const npm: Npm = async (args) => (await run('npm', [...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;

/**
 * Changes package.json, its lock file and the table of days; nothing may have been imported from the packages yet.
 * @returns what is installed now, a sentence each
 * @throws CannotRun when npm fails, as it does without a network
 */
export async function installNewest(given: Npm = npm, file?: string): Promise<string[]> {
  const days = readReleaseDays(file);
  const names = Object.keys(days);
  try {
    await given(['install', '--save-dev', '--save-exact', ...names.map((name) => `${name}@latest`)]);
    const entries = await Promise.all(names.map((name) => withDay(given, name, days)));
    writeReleaseDays(Object.fromEntries(entries.map(({ name, known }) => [name, known])), file);
    return entries.map(({ name, version, known }) => `${name} ${version} of ${known[version] ?? ''}.`);
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(
      `The newest pricing libraries could not be installed: ${error instanceof Error ? error.message : String(error)}\n` +
        'Without --newest the check runs with the installed ones.',
    );
  }
}

async function withDay(given: Npm, name: string, days: ReleaseDays) {
  const version = versionOf(name);
  const known = days[name] ?? {};
  if (Object.hasOwn(known, version)) return { name, version, known };
  const times = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await given(['view', name, 'time', '--json'])));
  const day = z.iso.date().parse(times[version]?.slice(0, 'YYYY-MM-DD'.length));
  return { name, version, known: { ...known, [version]: day } };
}
