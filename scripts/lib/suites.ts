/** The steps of `npm run check` and the suites of `npm test`. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeCommand, packageCommand, runNode } from './run-command.ts';

/** The site that the tests look at and whose catalog they read; the one at the root is its owner's, and only checked. */
export const testSitePath = 'tests/sites/dollar';

/** One part of `npm run check`. */
export interface CheckStep {
  readonly name: string;
  /** What to do when it fails, completing "To fix: ". */
  readonly advice: string;
  readonly command: () => NodeCommand;
}

/** Looks at the code without running it; `npm run check` and `npm test` both go through this list. */
export const checkSteps: readonly CheckStep[] = [
  {
    name: 'types',
    advice: 'correct the places named above; `npx oxlint --fix` does the mechanical ones',
    command: () => [packageCommand('oxlint')],
  },
  {
    name: 'astro',
    advice: 'correct the types at the places named above',
    command: () => [packageCommand('astro'), 'check', '--tsconfig', 'tsconfig.astro.json'],
  },
  {
    name: 'imports',
    advice: 'correct the places named above; the table in eslint.config.mjs says who may import whom',
    command: () => [packageCommand('eslint'), '.', '--max-warnings=0'],
  },
  {
    name: 'format',
    advice: 'run `npm run format`',
    command: () => [packageCommand('prettier'), '--check', '--log-level=warn', '.'],
  },
  {
    name: 'unused',
    advice: 'remove what nothing uses, or say in knip.jsonc why it stays',
    command: () => [packageCommand('knip'), '--no-progress'],
  },
];

/** What a suite came to, and what it printed. */
export interface SuiteResult extends Tally {
  readonly output: string;
  /** True when it was not run, since nothing that it reads has changed since it passed. */
  readonly isRemembered?: true;
}

/** One row of `npm test`. */
export interface Suite {
  readonly name: string;
  /** The suite without whose success this one would look at something stale. */
  readonly needs?: string;
  /** Suites that must not run at the same time, because this one writes what they read. */
  readonly after?: readonly string[];
  run(): Promise<SuiteResult>;
}

/** When a suite of a command runs, and with which variables that differ from those of this process. */
export type SuiteOptions = Omit<Suite, 'name' | 'run'> & { readonly environment?: NodeJS.ProcessEnv };

/** A suite that is a single command: it passes or fails as a whole. Lines that begin with "Skipped:" are counted. */
export function commandSuite(
  name: string,
  command: () => NodeCommand,
  { environment = {}, ...more }: SuiteOptions = {},
): Suite {
  return {
    name,
    ...more,
    async run() {
      const { ok, output } = await runNode(command(), environment);
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: skippedIn(output), output };
    },
  };
}

function skippedIn(output: string): string[] {
  return [...output.matchAll(/^Skipped: (.*)$/gm)].map(([, what = '']) => what);
}

/** A suite that is one project of vitest.config.ts. */
export function vitestSuite(project: string, more: Omit<Suite, 'name' | 'run'> = {}): Suite {
  return {
    name: project,
    ...more,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'ratecard-test-'));
      const file = join(folder, 'report.json');
      const { ok, output } = await runNode([
        packageCommand('vitest'),
        'run',
        `--project=${project}`,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      const report = await readFile(file, 'utf8').catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
      // Without a report vitest did not get as far as running a test.
      if (report === undefined) return { passed: 0, failed: 1, skipped: [], output };
      const counted = tally(JSON.parse(report) as VitestReport);
      // A process that ends badly after a clean report still failed.
      return { ...counted, failed: counted.failed || (ok ? 0 : 1), output };
    },
  };
}

/**
 * Runs suites side by side, each as soon as it may, in the order given where several may; whatever fails on the way.
 * @param atOnce how many at most
 * @param report told of each as it ends, with the seconds it took
 */
export async function runSuites(
  suites: readonly Suite[],
  atOnce: number,
  report: (suite: Suite, result: SuiteResult, seconds: number) => void,
): Promise<void> {
  const waiting = new Set(suites);
  const running = new Map<Suite, Promise<void>>();
  const failed = new Set<string>();
  const isAhead = (name: string) => [...waiting, ...running.keys()].some((suite) => suite.name === name);
  const mayStart = ({ needs, after = [] }: Suite) =>
    running.size < atOnce && ![...after, ...(needs === undefined ? [] : [needs])].some(isAhead);
  const run = async (suite: Suite) => {
    const started = performance.now();
    const result = await resultOf(suite, failed);
    if (result.failed > 0) failed.add(suite.name);
    running.delete(suite);
    report(suite, result, (performance.now() - started) / 1000);
  };
  while (waiting.size + running.size > 0) {
    const next = [...waiting].find(mayStart);
    if (next !== undefined) {
      waiting.delete(next);
      running.set(next, run(next));
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      throw new Error(
        `These suites wait for one another: ${[...waiting].map(({ name }) => name).join(', ')}.`,
      );
    }
  }
}

async function resultOf(suite: Suite, failed: ReadonlySet<string>): Promise<SuiteResult> {
  const failure = (output: string) => ({ passed: 0, failed: 1, skipped: [], output });
  if (suite.needs !== undefined && failed.has(suite.needs)) {
    return failure(`Not run, because ${suite.needs} failed.`);
  }
  try {
    return await suite.run();
  } catch (error) {
    return failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** What a suite came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that were not run. */
  readonly skipped: readonly string[];
}

/** The part of vitest's JSON report that is read. */
export interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * Counts the tests of a report. What failed outside any test counts too, so that a failed run is never without
 * a failure: a file that could not be loaded as one, an error that no file accounts for as one.
 */
export function tally(report: VitestReport): Tally {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failedTests = tests.filter((test) => test.status === 'failed').length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const failed = failedTests + brokenFiles;
  const unaccounted = !report.success && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unaccounted, skipped: skipped.map((test) => test.fullName) };
}
