/**
 * `npm test`: every suite but the slow one, side by side where they do not disturb each other; the last line is the sum.
 * `npm test -- unit build` runs only the suites named, `npm run test:slow` the slow one, `npm test -- all` all of them.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ownCommand, root } from './lib/run-command.ts';
import { checkSteps, commandSuite, runSuites, testSitePath, vitestSuite, type Suite } from './lib/suites.ts';

const suites: readonly Suite[] = [
  ...checkSteps.map((step) => commandSuite(step.name, step.command)),
  // Every build writes types that the first two read.
  commandSuite('build', () => [ownCommand('build')], { after: ['types', 'astro'] }),
  commandSuite('test-site', () => [ownCommand('build')], {
    after: ['types', 'astro'],
    environment: { SITE: testSitePath, CATALOG: undefined, DIST: undefined },
  }),
  // The longest first, so that none is left to run by itself at the end.
  vitestSuite('site', { needs: 'test-site' }),
  vitestSuite('browser', { needs: 'test-site' }),
  // What all others wait for comes first.
  vitestSuite('unit', { after: ['build', 'test-site'] }),
  commandSuite('check:examples', () => [ownCommand('check-examples')], { after: ['build', 'test-site'] }),
  commandSuite('check:site', () => [ownCommand('check-site')], { needs: 'build' }),
  commandSuite('check:prices', () => [ownCommand('check-prices')], { needs: 'build' }),
];

/** What seldom fails and takes minutes: recipes carried out, builds killed, catalogs damaged. */
const slow = vitestSuite('slow', { needs: 'test-site' });

// Hundreds of processes load the same modules: each is compiled once.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache/node');

/** One more than there are processors, since each waits now and then; still more need more memory than small machines have. */
const most = Math.min(availableParallelism() + 1, 3);

const every = [...suites, slow];
const names = process.argv.slice(2);
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
await runSuites(wanted, most, ({ name }, { passed, failed, skipped, output }, seconds) => {
  console.log(`${name.padEnd(14)}${summary(passed, failed, skipped.length)}  ${seconds.toFixed(1)} s`);
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
