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
