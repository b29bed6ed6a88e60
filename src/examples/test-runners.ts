/**
 * Runs examples as they stand, each in a folder of its own, with a key in the environment. Only the
 * waiting between two looks at a job is shortened, from outside.
 */
/* eslint-disable no-restricted-imports -- Only tests import this file; no page does. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Example } from './example.ts';

export interface Run {
  /** "OK", or the error that ended it. */
  readonly end: string;
  /** What it printed, errors included. */
  readonly output: string;
  /** Folder in which it ran. */
  readonly folder: string;
}

/** The interpreter with which Python examples are run. */
export const python = process.env.PYTHON ?? 'python3';

// Loading an SDK takes longer than an example does, so one process runs many: given files, it goes to the
// folder of each and runs it, and then prints a line with three equals signs and how that ended.
const drivers: Readonly<
  Record<Example['language'], readonly [command: string, name: string, program: string]>
> = {
  node: [
    process.execPath,
    'drive.mjs',
    `const real = setTimeout;
globalThis.setTimeout = (run, ms, ...rest) => real(run, ms === 5000 ? 1 : ms, ...rest);
for (const file of process.argv.slice(2)) {
  process.chdir(file.slice(0, file.lastIndexOf('/')));
  const end = await import(file).then(() => 'OK', String);
  console.log('\\n===' + end.replaceAll('\\n', ' '));
}`,
  ],
  python: [
    python,
    'drive.py',
    `import os, runpy, sys, time
time.sleep = lambda seconds: None
for file in sys.argv[1:]:
    os.chdir(os.path.dirname(file))
    end = "OK"
    try: runpy.run_path(file, run_name="__main__")
    except BaseException as error: end = repr(error).replace("\\n", " ")
    print("\\n===" + end, flush=True)`,
  ],
  curl: [
    'bash',
    'drive.sh',
    String.raw`for file in "$@"; do
  cd "$(dirname "$file")" && bash "$file" 2>&1
  code=$?
  [ $code = 0 ] && printf '\n===OK\n' || printf '\n===exit %s\n' $code
done`,
  ],
};

/** A folder for runs, in which Node finds `openai` and bash a `sleep` that does not wait. */
export function makeWorkshop(): string {
  const workshop = mkdtempSync(join(tmpdir(), 'ratecard-examples-'));
  symlinkSync(resolve('node_modules'), join(workshop, 'node_modules'));
  writeFileSync(join(workshop, 'package.json'), '{ "type": "module" }');
  for (const [, name, program] of Object.values(drivers)) writeFileSync(join(workshop, name), program);
  mkdirSync(join(workshop, 'bin'));
  writeFileSync(join(workshop, 'bin/sleep'), '#!/bin/sh\n', { mode: 0o755 });
  return workshop;
}

/** Runs examples of one language one after the other; `env` is all they see besides the search path. */
export async function runAll(
  workshop: string,
  examples: readonly (Example & { readonly session: string })[],
  env: NodeJS.ProcessEnv,
): Promise<Map<string, Run>> {
  const language = examples[0]?.language;
  if (language === undefined) return new Map();
  const files = examples.map(({ session, file, code }) => {
    const folder = join(workshop, session);
    mkdirSync(folder);
    for (const upload of ['mug.png', 'table.png', 'meeting.mp3']) writeFileSync(join(folder, upload), upload);
    writeFileSync(join(folder, file), code);
    return join(folder, file);
  });
  const [command, name] = drivers[language];
  const path = `${join(workshop, 'bin')}:${process.env.PATH ?? ''}`;
  const options = { timeout: 60_000, env: { PATH: path, HOME: workshop, ...env } };
  const stdout = await new Promise<string>((done) => {
    execFile(command, [join(workshop, name), ...files], options, (_error, out, err) => {
      done(out + err);
    });
  });
  const parts = stdout.split(/^===(.*)$/m);
  return new Map(
    examples.map(({ session }, index) => {
      const output = parts[index * 2]?.trim() ?? '';
      return [session, { end: parts[index * 2 + 1] ?? stdout, output, folder: join(workshop, session) }];
    }),
  );
}
