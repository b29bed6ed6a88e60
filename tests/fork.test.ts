/** Whoever forks the engine and puts a catalog of their own at its root: the tests are green on the first day. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { root } from '../scripts/lib/run-command.ts';
import { readsOfSite } from './support/no-site-at-root.ts';
import { testSite } from './support/built-pages.ts';

// That no test looks at the site at the root is found by what stands before every one of them.

test('a test that reads the site at the root is red, however it does it, and though its code lets it pass', async () => {
  const refusal =
    /^A test reads .*, which is not there, or another one, in a fork: use a site of tests\/sites\.$/;
  expect(() => readFileSync('models.yaml')).toThrow(refusal);
  expect(() => readFileSync(join(root, 'prices.lock.json'))).toThrow(refusal);
  expect(() => loadCatalog({ file: 'models.yaml' })).toThrow('A test reads models.yaml');
  await expect(readFile(join(root, 'content/guides/batch.mdx'))).rejects.toThrow(refusal);
  const read = ['models.yaml', 'prices.lock.json', 'models.yaml', 'content/guides/batch.mdx'];
  expect(readsOfSite.splice(0)).toEqual(read);
});

test('a test that reads a site of tests/sites is not', () => {
  expect(loadCatalog({ file: testSite.catalog }).models.length).toBeGreaterThan(50);
  expect(readsOfSite).toEqual([]);
});
