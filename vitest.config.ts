import { defineConfig } from 'vitest/config';
import { testSitePath } from './scripts/lib/suites.ts';

/** What takes longer hangs; a busy machine is no mistake, so that no test is judged by anything shorter. */
const testTimeout = 20 * 60_000;

/** How long a state is waited for. */
const expectation = { poll: { timeout: 3 * 60_000 } };

/** Whatever a test loads without naming it belongs to the test site. */
const env = { SITE: testSitePath };

/** Nor does it look at the site at the root. */
const setupFiles = ['tests/support/no-site-at-root.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code, beside its source.
        test: {
          name: 'unit',
          env,
          setupFiles,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Pure code shares nothing that a test could spoil, so each module and the catalog are read once, not per file.
          pool: 'threads',
          isolate: false,
          // Share images take their colours from the style sheet, whose text is emptied otherwise.
          css: true,
          expect: expectation,
          testTimeout,
        },
      },
      {
        // Reads the built test site, or builds others from tests/sites.
        test: {
          name: 'site',
          env,
          setupFiles,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/slow/**'],
          // Each build has a folder of its own, and the module that reads and judges is loaded once for all files.
          isolate: false,
          // More at once need more memory than small machines have.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          expect: expectation,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        // Seldom fails and takes minutes: `npm run test:slow`.
        test: {
          name: 'slow',
          env,
          setupFiles,
          include: ['tests/slow/**/*.test.ts'],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
          expect: expectation,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        // Looks at the built test site in a real browser.
        test: {
          name: 'browser',
          env,
          setupFiles,
          include: ['tests/browser/**/*.test.ts'],
          // A browser is itself several processes; two at once are slower on two cores, and one is enough for all files.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 2 },
          expect: expectation,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
    ],
  },
});
