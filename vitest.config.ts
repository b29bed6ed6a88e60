import { defineConfig } from 'vitest/config';
import { testSitePath } from './scripts/lib/suites.ts';

/** What takes longer hangs; a busy machine is no mistake, so that no test is judged by anything shorter. */
const testTimeout = 20 * 60_000;

/** Of all projects. */
const common = {
  // Whatever a test loads without naming it belongs to the test site.
  env: { SITE: testSitePath },
  // Nor does it look at the site at the root.
  setupFiles: ['tests/support/no-site-at-root.ts'],
  // Tests leave nothing that another could be spoiled by, so each module and the catalog are read once, not per file.
  isolate: false,
  // How long a state is waited for.
  expect: { poll: { timeout: 3 * 60_000 } },
  testTimeout,
  hookTimeout: testTimeout,
};

/** Tests that build: more at once need more memory than small machines have. */
const building = { ...common, maxWorkers: 2 };

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code, beside its source.
        test: {
          ...common,
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          pool: 'threads',
          // Share images take their colours from the style sheet, whose text is emptied otherwise.
          css: true,
        },
      },
      {
        // Reads the built test site, or builds others from tests/sites.
        test: {
          ...building,
          name: 'site',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/slow/**'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Looks at the built test site in a real browser.
        test: {
          ...common,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // A browser is itself several processes; two at once are slower on two cores, and one is enough for all files.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Seldom fails and takes minutes: `npm run test:slow`.
        test: {
          ...building,
          name: 'slow',
          include: ['tests/slow/**/*.test.ts'],
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
