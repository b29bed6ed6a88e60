/** Whoever forks the engine and puts a catalog of their own at its root: the tests are green on the first day. */
import { copyFileSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { packageCommand, root } from '../scripts/lib/run-command.ts';
import { copyRepository } from './recipes/workshop.ts';
import { fixture } from './support/run-build.ts';

const fork = copyRepository();

afterAll(fork.remove);

const tests = globSync(['src/**/{*.test,test-*}.ts', 'scripts/**/*.test.ts', 'tests/**/*.ts'], {
  cwd: root,
}).filter((file) => !file.includes('/dist/'));

/** What belongs to the site at the root. */
const files = String.raw`(?:models\.yaml|(?:prices|examples)\.lock\.json|price-history\.jsonl|theme\.css|dist|content|public\/(?:favicon|logo))`;
/** Whatever is read from the root of the repository: by a bare name, or by one that is joined to it. */
const readsRoot = new RegExp(
  String.raw`(?:readFileSync|readdirSync|existsSync|siteOnDisk|readPage)\(\s*['"\x60]${files}\b|\(root,\s*['"]${files}\b|loadCatalog\(\{ file: 'models\.yaml' \}\)`,
);

/** This one, and one whose root is a folder of its own. */
const exempt = ['tests/fork.test.ts', 'scripts/lib/output-folder.test.ts'];

test('no test names a file of the site at the root', () => {
  expect(tests.length).toBeGreaterThan(150);
  expect(readsRoot.test("readFileSync('models.yaml', 'utf8')")).toBe(true);
  expect(readsRoot.test("join(root, 'content/guides')")).toBe(true);
  expect(
    tests.filter((file) => !exempt.includes(file) && readsRoot.test(readFileSync(join(root, file), 'utf8'))),
  ).toEqual([]);
});

test('tests that read catalogs, guides, records or a built site pass beside another catalog', async () => {
  for (const name of [
    'models.yaml',
    'content',
    'prices.lock.json',
    'price-history.jsonl',
    'examples.lock.json',
    'public/favicon.svg',
  ])
    rmSync(join(fork.folder, name), { recursive: true, force: true });
  copyFileSync(fixture('euro'), join(fork.folder, 'models.yaml'));

  // Whatever reads a site; random texts and entries, and commands in processes of their own, take their time elsewhere.
  const reading = tests.filter(
    (file) =>
      /^(?:src|scripts)\/.*\.test\.ts$/.test(file) &&
      !/fuzz|read\/source|every-entry|check-prices\.test|worker\.test|large-catalog/.test(file) &&
      /tests\/sites|loadCatalog\(\)|siteFolder|catalogFile|test-site/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  );
  expect(reading.length).toBeGreaterThan(15);
  const looking = ['docs', 'first-page', 'search-ranking'].map((name) => `tests/${name}.test.ts`);
  const { code, output } = await fork.run(packageCommand('vitest'), ['run', ...reading, ...looking]);
  expect(code, output.slice(-4000)).toBe(0);
  expect(stripVTControlCharacters(output)).toMatch(
    new RegExp(`Test Files +${String(reading.length + looking.length)} passed`),
  );
});
