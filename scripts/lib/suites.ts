import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageCommand, runNode, type NodeCommand } from './run-command.ts';
import { tally, type Tally, type VitestReport } from './vitest-report.ts';

/** What a suite came to, and what it printed. */
export interface SuiteResult extends Tally {
  readonly output: string;
}

/** One row of `npm test`. */
export interface Suite {
  readonly name: string;
  /** The suite without whose success this one would look at something stale. */
  readonly needs?: string;
  run(): Promise<SuiteResult>;
}

/** A suite that is a single command: it passes or fails as a whole. Lines that begin with "Skipped:" are counted. */
export function commandSuite(name: string, command: () => NodeCommand, needs?: string): Suite {
  return {
    name,
    ...(needs && { needs }),
    async run() {
      const { ok, output } = await runNode(command());
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: skippedIn(output), output };
    },
  };
}

function skippedIn(output: string): string[] {
  return [...output.matchAll(/^Skipped: (.*)$/gm)].map(([, what = '']) => what);
}

/** A suite that is one project of vitest.config.ts. */
export function vitestSuite(project: string, needs?: string): Suite {
  return {
    name: project,
    ...(needs && { needs }),
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
