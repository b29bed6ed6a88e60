// A fault at every call of the file system while a finished site takes the place of the one before: what is refused, and
// what a kill leaves. After each, the next build finds the old site or the new one, whole.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, expect, test, vi } from 'vitest';
import { spawnSync } from 'node:child_process';
import { writeManifest } from './manifest.ts';
import { filesIn, openBuild } from './output-folder.ts';

const place = fs.mkdtempSync(join(tmpdir(), 'ratecard-faults-'));
const ended = spawnSync(process.execPath, ['--version']).pid;
afterAll(() => {
  fs.rmSync(place, { recursive: true });
});

/** Every function of the module that the switch may call, but for the one that is never refused anything. */
const names = Object.keys(fs).filter((name) => /^(?!exists).*Sync$/.test(name)) as (keyof typeof fs)[];

/**
 * Runs a function with a fault at one call of the file system.
 * @param at which call fails, counted from 1
 * @param isKill whether all that comes after it fails as well, as though the process were gone
 * @returns how many calls there were, and what was thrown
 */
function withFault(at: number, isKill: boolean, run: () => void): { calls: number; error: unknown } {
  const real = Object.fromEntries(names.map((name) => [name, fs[name]]));
  let calls = 0;
  let error: unknown;
  for (const name of names) {
    const original = real[name] as (...args: unknown[]) => unknown;
    (fs as unknown as Record<string, unknown>)[name] = Object.assign((...args: unknown[]) => {
      calls += 1;
      if (calls === at || (isKill && calls > at))
        throw Object.assign(new Error(`EIO: i/o error, ${name}`), { code: 'EIO', path: String(args[0]) });
      return original(...args);
    }, original);
  }
  syncBuiltinESMExports();
  try {
    run();
  } catch (thrown) {
    error = thrown;
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
  return { calls, error };
}

const write = (folder: string, file: string, text: string) => {
  fs.mkdirSync(dirname(join(folder, file)), { recursive: true });
  fs.writeFileSync(join(folder, file), text);
};

const old = ['index.html', 'llms.txt', 'a/b', 'c', 'manifest.json'];
const made = ['index.html', 'llms.txt', 'a', 'c/d', 'manifest.json'];

/** A project and a site that was built before, which nothing can be put beside where its name is as long as names may be. */
function scene(name: string) {
  fs.rmSync(join(place, 'project'), { recursive: true, force: true });
  fs.rmSync(join(place, 'www'), { recursive: true, force: true });
  const [root, folder] = [join(place, 'project'), join(place, 'www', name)];
  fs.mkdirSync(root);
  for (const file of old) write(folder, file, 'old');
  return { root, folder };
}

/** A build up to its end. */
function build(root: string, folder: string): void {
  const opened = openBuild(root, folder);
  try {
    for (const file of made.slice(0, -1)) write(opened.workshop, file, 'new');
    writeManifest(opened.workshop, filesIn(opened.workshop));
    opened.publish();
  } finally {
    opened.close();
  }
}

/** Lets the locks be those of a process that has ended, as this one has not. */
function endHolders(root: string, around: string): void {
  const locks = [join(root, '.cache'), around].flatMap((folder) =>
    fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  for (const lock of locks.filter((path) => path.includes('lock') && fs.statSync(path).isFile()))
    fs.writeFileSync(lock, String(ended));
}

/** Which site stands there; anything that is neither is named by its files. */
function standing(folder: string): string {
  const files = filesIn(folder)
    .filter((file) => !file.startsWith('.'))
    .sort();
  const texts = files
    .filter((file) => file !== 'manifest.json')
    .map((file) => fs.readFileSync(join(folder, file), 'utf8'));
  for (const [kind, all] of [
    ['old', old],
    ['new', made],
  ] as const)
    if (files.join() === all.toSorted().join() && texts.every((text) => text === kind)) return kind;
  return files
    .map((file) => `${file}: ${fs.readFileSync(join(folder, file), 'utf8').slice(0, 3)}`)
    .join(', ');
}

test.each([
  ['beside', 'dist'],
  ['within', 'x'.repeat(255)],
])('a fault at each call of a switch %s the folder leaves a whole site', (_, name) => {
  // What it could not tidy, it says.
  vi.spyOn(console, 'warn').mockReturnValue();
  const first = scene(name);
  const { calls } = withFault(0, false, () => {
    build(first.root, first.folder);
  });
  expect(calls).toBeGreaterThan(50);
  const seen = { refused: 0, killed: 0 };
  for (let at = 1; at <= calls; at += 1) {
    for (const isKill of [false, true]) {
      const { root, folder } = scene(name);
      const { error } = withFault(at, isKill, () => {
        build(root, folder);
      });
      const found = `${isKill ? 'kill' : 'refusal'} at call ${at}: ${String(error)}`;
      // What was refused is whole at once; what was killed, once the next build has begun.
      endHolders(root, dirname(folder));
      if (isKill) openBuild(root, folder).close();
      expect([found, standing(folder)]).toEqual([found, expect.stringMatching(/^(?:old|new)$/)]);
      // And nothing is in the way of the next one, which leaves nothing behind.
      build(root, folder);
      expect([found, standing(folder)]).toEqual([found, 'new']);
      expect([found, fs.readdirSync(folder).filter((file) => file.startsWith('.'))]).toEqual([found, []]);
      expect([found, fs.readdirSync(dirname(folder))]).toEqual([found, [name]]);
      seen[isKill ? 'killed' : 'refused'] += 1;
    }
  }
  vi.restoreAllMocks();
  expect(seen).toEqual({ refused: calls, killed: calls });
});
