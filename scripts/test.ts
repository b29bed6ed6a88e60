/**
 * `npm test`: every suite in turn, whatever fails on the way; the last line is the sum.
 * `npm test -- unit build` runs only the suites named.
 */
import { checkSteps } from './lib/check-steps.ts';
import { ownCommand } from './lib/run-command.ts';
import { commandSuite, vitestSuite, type Suite, type SuiteResult } from './lib/suites.ts';

const suites: readonly Suite[] = [
  ...checkSteps.map((step) => commandSuite(step.name, step.command)),
  vitestSuite('unit'),
  commandSuite('build', () => [ownCommand('build')]),
  vitestSuite('site', 'build'),
  vitestSuite('browser', 'build'),
  commandSuite('check:prices', () => [ownCommand('check-prices')], 'build'),
  commandSuite('check:examples', () => [ownCommand('check-examples')]),
  commandSuite('check:site', () => [ownCommand('check-site')], 'build'),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}. The suites: ${suites.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failedSuites = new Set<string>();

async function run(suite: Suite): Promise<SuiteResult> {
  if (suite.needs && failedSuites.has(suite.needs)) {
    return { passed: 0, failed: 1, skipped: [], output: `Not run, because ${suite.needs} failed.` };
  }
  try {
    return await suite.run();
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      skipped: [],
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

for (const suite of suites) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  process.stdout.write(suite.name.padEnd(14));
  const started = performance.now();
  const { passed, failed, skipped, output } = await run(suite);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${summary(passed, failed, skipped.length)}  ${seconds} s`);
  for (const name of skipped) console.log(`  skipped: ${name}`);
  if (failed > 0) {
    failedSuites.add(suite.name);
    console.log(`\n${output}\n`);
  }
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped.length;
}

console.log(`\n${summary(total.passed, total.failed, total.skipped)}`);
if (total.failed > 0) process.exitCode = 1;

/** `12 passed, 0 failed`, and how many were skipped when any were. */
function summary(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
