/** The Python that examples run with: an environment with the pinned wheel, made once and kept in `.cache`. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from '#catalog/records/example-evidence.ts';
import { root } from '../../../lib/run-command.ts';

const requirements = join(import.meta.dirname, 'requirements.txt');
const execute = promisify(execFile);
/** A package index that does not answer must not hold up the check. */
const installSeconds = 120;

export interface PythonState {
  /** The machine's own interpreter: enough for syntax. */
  readonly plain?: string | undefined;
  /** The interpreter that has the SDK. */
  readonly ready?: string | undefined;
  /** Why there is none. */
  readonly missing?: string | undefined;
}

/** The version of the `openai` wheel that is pinned. */
export function pinnedVersion(): string {
  const version = /^openai==(\S+)$/m.exec(readFileSync(requirements, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${requirements} pins no version of openai.`);
  return version;
}

/**
 * Finds or makes the environment; never throws for what a machine may lack.
 * @param environment PYTHON names another interpreter than `python3`; pip's own variables name another index
 */
export async function preparePython(environment = process.env): Promise<PythonState> {
  const python = environment.PYTHON ?? 'python3';
  const version = await execute(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (version === undefined) return { missing: `there is no ${python} here` };
  const key = fingerprint(readFileSync(requirements, 'utf8') + version);
  const folder = environment.RATECARD_PYTHON_ENV ?? join(root, '.cache', `python-${key}`);
  const ready = join(folder, 'bin', 'python');
  if (existsSync(ready)) return { plain: python, ready };
  // Made beside and renamed over, so that an interrupted one is never taken for whole.
  const making = `${folder}.${process.pid}`;
  try {
    await execute(python, ['-m', 'venv', making]);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      '--retries',
      '1',
    ];
    await execute(join(making, 'bin', 'python'), [...pip, '--timeout', '15', '-r', requirements], {
      timeout: installSeconds * 1000,
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
    return { plain: python, ready };
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    return { plain: python, missing: `the openai wheel could not be installed: ${lastLine(error)}` };
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return said.trim().split('\n').at(-1) ?? '';
}
