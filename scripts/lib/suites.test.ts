import { describe, expect, test } from 'vitest';
import { runSuites, tally, type Suite } from './suites.ts';

const passed = { status: 'passed', fullName: 'adds' };
const failed = { status: 'failed', fullName: 'divides' };
const skipped = { status: 'skipped', fullName: 'multiplies' };

test('tests are counted by what became of them, skipped ones by name', () => {
  const testResults = [{ status: 'failed', assertionResults: [passed, failed, skipped] }];
  expect(tally({ success: false, testResults })).toEqual({ passed: 1, failed: 1, skipped: ['multiplies'] });
});

test('a file that could not be loaded is a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [passed] },
  ];
  expect(tally({ success: false, testResults })).toMatchObject({ passed: 1, failed: 1 });
});

test('a file whose hooks failed around skipped tests is a failure', () => {
  expect(tally({ success: false, testResults: [{ status: 'failed', assertionResults: [skipped] }] })).toEqual(
    {
      passed: 0,
      failed: 1,
      skipped: ['multiplies'],
    },
  );
});

test('an unsuccessful run never counts as clean', () => {
  expect(
    tally({ success: false, testResults: [{ status: 'passed', assertionResults: [passed] }] }),
  ).toMatchObject({
    passed: 1,
    failed: 1,
  });
});

describe('suites', () => {
  /** Runs suites that take a moment each, and tells what began and ended, in order. */
  async function traceOf(suites: readonly (Omit<Suite, 'run'> & { fails?: boolean })[], atOnce: number) {
    const trace: string[] = [];
    await runSuites(
      suites.map(({ fails, ...suite }) => ({
        ...suite,
        async run() {
          trace.push(`+${suite.name}`);
          await new Promise((resolve) => setTimeout(resolve, 1));
          return { passed: fails ? 0 : 1, failed: fails ? 1 : 0, skipped: [], output: '' };
        },
      })),
      atOnce,
      ({ name }, { failed, output }) =>
        trace.push(`-${name}${failed > 0 ? '!' : ''}${output && `: ${output}`}`),
    );
    return trace;
  }

  test('run side by side, no more than may', async () => {
    expect(await traceOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 2)).toEqual([
      '+a',
      '+b',
      '-a',
      '+c',
      '-b',
      '-c',
    ]);
    expect(await traceOf([{ name: 'a' }, { name: 'b' }], 1)).toEqual(['+a', '-a', '+b', '-b']);
  });

  test('wait for what they need or would disturb, and are not run when what they need failed', async () => {
    expect(
      await traceOf(
        [
          { name: 'build', after: ['lint'], fails: true },
          { name: 'lint', fails: true },
          { name: 'site', needs: 'build' },
        ],
        3,
      ),
    ).toEqual(['+lint', '-lint!', '+build', '-build!', '-site!: Not run, because build failed.']);
    expect(await traceOf([{ name: 'site', needs: 'build' }], 2)).toEqual(['+site', '-site']);
  });

  test('that wait for one another, or throw, do not hang', async () => {
    await expect(
      traceOf(
        [
          { name: 'a', needs: 'b' },
          { name: 'b', needs: 'a' },
        ],
        2,
      ),
    ).rejects.toThrow(/wait for one another: a, b/);
    const results: string[] = [];
    await runSuites([{ name: 'a', run: () => Promise.reject(new Error('no disk')) }], 2, (_, { output }) =>
      results.push(output),
    );
    expect(results).toEqual([expect.stringContaining('no disk')]);
  });
});
