import { defineConfig } from 'vitest/config';

const second = 1000;

/** How long a state is waited for: a busy machine is no mistake. */
const patience = { poll: { timeout: 20 * second } };

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code, beside its source.
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Pure code shares nothing that a test could spoil, so each module and the catalog are read once, not per file.
          pool: 'threads',
          isolate: false,
        },
      },
      {
        // Reads `dist`, or builds sites of its own from fixtures.
        test: {
          name: 'site',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          // Astro keeps its working files in one place: two builds at once would disturb each other.
          fileParallelism: false,
          expect: patience,
          testTimeout: 120 * second,
          hookTimeout: 240 * second,
        },
      },
      {
        // Looks at `dist` in a real browser.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // A browser is itself several processes; two at once are slower on two cores.
          fileParallelism: false,
          expect: patience,
          testTimeout: 120 * second,
          // The first launch may unpack the browser.
          hookTimeout: 120 * second,
        },
      },
    ],
  },
});
