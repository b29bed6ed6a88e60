/** What this machine has to run examples with. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { preparePython, type PythonState } from './python/environment.ts';

export interface Machine {
  readonly python: PythonState;
  /** Path of the real curl. */
  readonly curl?: string | undefined;
  /** The shells that are here. */
  readonly shells: readonly string[];
  /** What cannot be run here, and why; counted as skipped. */
  readonly skipped: readonly string[];
}

/** curl prints a response header since 7.83, and keeps the body of a refusal since 7.76. */
const neededCurl = [7, 83] as const;

/** Looks around, and makes the Python environment where there is none. */
export async function lookAround(): Promise<Machine> {
  const python = await preparePython();
  const curl = which('curl');
  const problem = curl === undefined ? 'there is no curl here' : curlProblem(curl);
  const shells = ['bash', 'dash'].filter((shell) => which(shell) !== undefined);
  return {
    python,
    curl: problem === undefined ? curl : undefined,
    shells,
    skipped: [
      ...(python.missing === undefined ? [] : [`runs of Python examples: ${python.missing}`]),
      ...(problem === undefined ? [] : [`runs of curl examples: ${problem}`]),
      ...['bash', 'dash'].flatMap((shell) =>
        shells.includes(shell) ? [] : [`runs of curl examples in ${shell}: there is no ${shell} here`],
      ),
    ],
  };
}

function which(program: string): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function curlProblem(curl: string): string | undefined {
  const { stdout } = spawnSync(curl, ['--version'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = /^curl (\d+)\.(\d+)/.exec(stdout) ?? [];
  const [wantedMajor, wantedMinor] = neededCurl;
  const old = Number(major) < wantedMajor || (Number(major) === wantedMajor && Number(minor) < wantedMinor);
  return old
    ? `curl is ${major}.${minor}, which lacks %header{…} (since ${neededCurl.join('.')})`
    : undefined;
}
