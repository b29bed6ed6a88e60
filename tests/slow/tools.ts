/**
 * Programs of other people that slow tests start, at the versions and hashes of `tests/slow/tools`: each list or folder
 * there is fetched into a folder of `.cache/tools` by `npm run setup:slow`. A test fetches nothing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { filesIn } from '../../scripts/lib/output-folder.ts';
import { root } from '../../scripts/lib/run-command.ts';

const lists = join(root, 'tests/slow/tools');

/** The interpreter that installs Python packages, and runs what they are asked. */
export const python = process.env.PYTHON ?? 'python3';

/** Where it is kept what a list of Python packages or a folder with a lock of npm names: after a change, elsewhere. */
function placeOf(list: string, folder: string): string {
  const path = join(folder, list);
  const text = readFileSync(statSync(path).isDirectory() ? join(path, 'package-lock.json') : path);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return join(root, '.cache/tools', `${list.replace('.txt', '')}-${digest}`);
}

/**
 * Fetches what a list names, unless it is there; what is killed on the way leaves nothing of its name. Needs python3 with pip.
 * @param folder where the list stands
 */
export function fetchTools(list: string, folder = lists): void {
  const place = placeOf(list, folder);
  if (existsSync(place)) return;
  console.log(`Fetching what ${relative(root, join(folder, list))} names…`);
  const unfinished = `${place}.${String(process.pid)}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  if (list.endsWith('.txt')) {
    execFileSync(python, [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...['--root-user-action=ignore', '--only-binary=:all:', '--require-hashes', '--target', unfinished],
      ...['--requirement', join(folder, list)],
    ]);
  } else {
    cpSync(join(folder, list), unfinished, { recursive: true });
    const quiet = ['--silent', '--no-audit', '--no-fund'];
    execFileSync('npm', ['ci', '--ignore-scripts', ...quiet], { cwd: unfinished });
  }
  renameSync(unfinished, place);
}

/** The folder of what a list names. @throws Error when it was not fetched */
export function toolsOf(list: string, folder = lists): string {
  const place = placeOf(list, folder);
  if (existsSync(place)) return place;
  throw new Error(`What tests/slow/tools/${list} names is not here. Run \`npm run setup:slow\` first.`);
}

/** What a script of ours prints in its last line that asks the packages of a list. @param given what it reads */
export function askPython(list: string, script: string, given: object): unknown {
  const printed = execFileSync(python, [script], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, PYTHONPATH: toolsOf(list) },
  });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}

/** The programs nginx and Caddy. */
export function servers(): { readonly nginx: string; readonly caddy: string } {
  const folder = toolsOf('servers.txt');
  const program = (name: string) => {
    const path = join(folder, filesIn(folder).find((file) => file.split('/').at(-1) === name) ?? name);
    chmodSync(path, 0o755);
    return path;
  };
  return { nginx: program('nginx'), caddy: program('caddy') };
}
