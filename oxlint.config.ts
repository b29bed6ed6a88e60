/**
 * Types, and the rules that need them, in one reading of the program: oxlint's own compiler is TypeScript's, in Go, and
 * takes a third of what `tsc` and ESLint take. Which rules there are, typescript-eslint says. Who may import whom, and
 * Astro's files, are in eslint.config.mjs.
 */
import { defineConfig } from 'oxlint';
import tseslint from 'typescript-eslint';

/** What oxlint does not have; no class of ours is handed out as another one. */
const absent = 'no-unsafe-class-instance-assignment';

const presets = [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked];
const rules = Object.fromEntries(
  presets
    .flatMap((preset) => Object.entries(preset.rules ?? {}))
    .map(([name, setting = 'off']) => [name.replace('@typescript-eslint/', 'typescript/'), setting] as const),
);

export default defineConfig({
  plugins: ['typescript'],
  categories: { correctness: 'off' },
  rules: {
    ...Object.fromEntries(
      Object.entries(rules).filter(([name, setting]) => setting !== 'off' && !name.endsWith(absent)),
    ),
    // Numbers read well in messages; everything else still has to be turned into text by hand.
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    // `const { dropped, ...rest } = value` is how a key is left out.
    'no-unused-vars': ['error', { ignoreRestSiblings: true }],
  },
  options: { typeAware: true, typeCheck: true, reportUnusedDisableDirectives: 'error', denyWarnings: true },
  ignorePatterns: [
    '**/dist/',
    '.astro/',
    '.cache/',
    'public/',
    '**/fixtures/',
    '**/*.astro',
    'scripts/bench/peers/',
  ],
});
