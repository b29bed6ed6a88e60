/**
 * `npm test`: every suite but the slow one, side by side where they do not disturb each other; the last line is the sum.
 * `npm test -- unit build` runs only the suites named, `npm run test:slow` the slow one, `npm test -- all` all of them.
 * Checks and builds are run again only when something that they read has changed; with `--no-cache` all are.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isEngineFile } from './lib/input-digest.ts';
import { remembered, type ReadsAndMakes } from './lib/passed-suites.ts';
import { ownCommand, root } from './lib/run-command.ts';
import {
  checkSteps,
  commandSuite,
  runSuites,
  testSitePath,
  vitestSuite,
  type Suite,
  type SuiteOptions,
} from './lib/suites.ts';

const options = process.argv.slice(2);
/** Named by these, something is read that is no file of the repository. */
const elsewhere = ['SITE', 'CATALOG', 'DIST', 'PRICE_SOURCES', 'VNU_JAR'];
const isRemembering =
  !options.includes('--no-cache') && elsewhere.every((name) => process.env[name] === undefined);
const once = (suite: Suite, inputs: ReadsAndMakes) => (isRemembering ? remembered(suite, inputs) : suite);

/** What these read: code, whatever it is about. */
const isOfCode = new Set(['types', 'astro', 'imports']);
const code = (path: string) => /\.(?:[cm]?[jt]s|astro|jsonc?)$/.test(path);
/** What examples are run with. */
const programs = ['python3', 'curl', 'bash', 'dash', 'sh'];
const isOfTestSite = (path: string) => isEngineFile(path) || path.startsWith(`${testSitePath}/`);

/** A command of ours that reads what builds do, and more where that is said. */
const ours = (name: string, command: string, order: SuiteOptions, more: ReadsAndMakes = {}) =>
  once(
    commandSuite(name, () => [ownCommand(command)], order),
    { reads: isEngineFile, ...more },
  );

// Every build writes types that these two read.
const after = ['types', 'astro'];
const environment = { SITE: testSitePath, CATALOG: undefined, DIST: undefined };

/** Each begins as soon as it may, in this order: what others wait for first, then the longest. */
const suites: readonly Suite[] = [
  ours('test-site', 'build', { after, environment }, { reads: isOfTestSite, makes: `${testSitePath}/dist` }),
  ours('build', 'build', { after }, { makes: 'dist' }),
  vitestSuite('site', { needs: 'test-site' }),
  vitestSuite('browser', { needs: 'test-site' }),
  ...checkSteps.map(({ name, command }) =>
    once(commandSuite(name, command), isOfCode.has(name) ? { reads: code } : {}),
  ),
  ours('check:examples', 'check-examples', { after: ['build', 'test-site'] }, { programs }),
  vitestSuite('unit', { after: ['build', 'test-site'] }),
  ours('check:site', 'check-site', { needs: 'build' }, { folders: ['dist'] }),
  ours('check:prices', 'check-prices', { needs: 'build' }),
];

/** What seldom fails and takes minutes: recipes carried out, builds killed, catalogs damaged. */
const slow = vitestSuite('slow', { needs: 'test-site' });

// Read by tests/support/run-build.ts.
if (!isRemembering) process.env.RATECARD_NO_CACHE = '1';

// Hundreds of processes load the same modules: each is compiled once.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache/node');

/** Two more than there are processors, since each waits now and then; still more need more memory than small machines have. */
const most = Math.min(availableParallelism() + 2, 4);

const every = [...suites, slow];
const names = options.filter((option) => option !== '--no-cache');
const unknown = names.filter((name) => name !== 'all' && !every.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}. The suites: ${every.map(({ name }) => name).join(', ')}; or all.`,
  );
  process.exit(1);
}
const wanted =
  names.length === 0 ? suites : every.filter(({ name }) => [name, 'all'].some((one) => names.includes(one)));

const total = { passed: 0, failed: 0, skipped: 0 };
await runSuites(wanted, most, ({ name }, { passed, failed, skipped, output, isRemembered }, seconds) => {
  const time = isRemembered ? 'as before: nothing that it reads has changed' : `${seconds.toFixed(1)} s`;
  console.log(`${name.padEnd(14)}${summary(passed, failed, skipped.length)}  ${time}`);
  for (const test of skipped) console.log(`  skipped: ${test}`);
  if (failed > 0) console.log(`\n${output}\n`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped.length;
});
console.log(`\n${summary(total.passed, total.failed, total.skipped)}`);
if (total.failed > 0) process.exitCode = 1;

/** `12 passed, 0 failed`, and how many were skipped when any were. */
function summary(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
