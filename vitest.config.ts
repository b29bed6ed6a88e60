import { defineConfig } from 'vitest/config';

const second = 1000;

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code, beside its source.
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
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
          testTimeout: 60 * second,
          hookTimeout: 120 * second,
        },
      },
      {
        // Looks at `dist` in a real browser.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // A browser is itself several processes; two at once are slower on two cores.
          fileParallelism: false,
          testTimeout: 60 * second,
          // The first launch may unpack the browser.
          hookTimeout: 60 * second,
        },
      },
    ],
  },
});
