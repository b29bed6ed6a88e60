import { expect, test } from 'vitest';
import { tally } from './vitest-report.ts';

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
