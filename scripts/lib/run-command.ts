import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** The folder of the engine: that of the project, or of the compiled engine in a package. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A program that runs on Node: the file and its arguments. */
export type NodeCommand = readonly [file: string, ...args: string[]];

/** What became of a program. */
export interface ProgramResult {
  readonly ok: boolean;
  /** All it printed, to both streams, in order. */
  readonly output: string;
  readonly seconds: number;
}

/** Long enough for any suite on a machine that has ten times as much to do; what takes longer hangs. */
const timeoutMinutes = 60;

/**
 * Where a package is installed: in the project's own `node_modules`, or in one of a folder around it, as it is when the
 * engine is itself a package.
 */
export function packageFolder(name: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The file behind a package's command, for use with {@link runNode}. `node_modules/.bin` holds shell scripts on
 * Windows, hence not those.
 * @throws when the package is not installed or has no such command
 */
export function packageCommand(name: string): string {
  const folder = packageFolder(name);
  if (folder === undefined) throw new Error(`The package ${name} is not installed.`);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin?.[name];
  if (!file) throw new Error(`The package ${name} has no command of that name.`);
  return join(folder, file);
}

/** One of the project's own commands, `scripts/<name>.ts`; compiled, it is JavaScript. */
export function ownCommand(name: string): string {
  return join(root, 'scripts', `${name}${extname(import.meta.filename)}`);
}

/**
 * Runs a program with this Node in the working directory and collects what it prints; never rejects.
 * @param environment - variables that differ from those of this process; undefined takes one away
 */
export async function runNode(
  [file, ...args]: NodeCommand,
  environment: NodeJS.ProcessEnv = {},
): Promise<ProgramResult> {
  const started = performance.now();
  let output = '';
  const child = spawn(process.execPath, ['--experimental-strip-types', file, ...args], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMinutes * 60_000,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.once('close', (code, signal) => {
      if (signal)
        output += `\nEnded by ${signal}: it failed hard, or took more than ${timeoutMinutes} minutes.`;
      resolve(code === 0);
    });
  });
  // Some programs colour their output whatever they are told.
  return {
    ok,
    output: stripVTControlCharacters(output).trim(),
    seconds: (performance.now() - started) / 1000,
  };
}
