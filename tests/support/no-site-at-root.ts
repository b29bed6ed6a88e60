/**
 * Before every test: the site at the root is its owner's, and a fork has another one there, so that a test which looks
 * at it is red on somebody's first day. Whoever reads a file of it (its names may be listed) is told so, and so is a test whose code let that pass.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { root } from '../../scripts/lib/run-command.ts';

/** What belongs to the site at the root, by how its path begins. */
export const siteAtRoot = [
  ...[
    'models.yaml',
    'prices.lock.json',
    'pages.lock.json',
    'price-history.jsonl',
    'price-sources',
    'examples.lock.json',
  ],
  ...['content', 'theme.css', 'public/favicon.svg', 'public/logo.svg', 'dist'],
];

const shared: { readsOfSite?: string[] } = globalThis as object;

/** Files of it that were read since the test file began. */
export const readsOfSite = (shared.readsOfSite ??= []);

function refuse(file: unknown): void {
  if (typeof file !== 'string' && !(file instanceof URL)) return;
  const path = relative(root, typeof file === 'string' ? resolve(file) : fileURLToPath(file)).replaceAll(
    sep,
    '/',
  );
  if (!siteAtRoot.some((place) => path === place || path.startsWith(`${place}/`))) return;
  readsOfSite.push(path);
  throw new Error(
    `A test reads ${path}, which is not there, or another one, in a fork: use a site of tests/sites.`,
  );
}

/** Threads that run several files keep what is guarded, and this module may be loaded anew. */
const guarded = Symbol.for('ratecard.guarded');
type Reader = ((...args: unknown[]) => unknown) & { [guarded]?: true };

/** Makes these functions of an object look at their first argument, the name of a file. */
function guard(object: object, names: readonly string[], wrap: (real: Reader) => Reader): void {
  const functions = object as Record<string, Reader>;
  for (const name of names) {
    const real = functions[name];
    if (real && !real[guarded])
      functions[name] = Object.assign(wrap(real), real, { [guarded]: true as const });
  }
}

guard(
  fs,
  ['readFileSync', 'readFile', 'openSync', 'open', 'createReadStream', 'copyFileSync', 'cpSync'],
  (real) =>
    (...args) => {
      refuse(args[0]);
      return real(...args);
    },
);
guard(fs.promises, ['readFile', 'open', 'copyFile', 'cp'], (real) => async (...args) => {
  refuse(args[0]);
  return await real(...args);
});
syncBuiltinESMExports();

afterAll(() => {
  const read = readsOfSite.splice(0);
  if (read.length > 0)
    throw new Error(`This file of tests read ${[...new Set(read)].join(', ')} of the site at the root.`);
});
