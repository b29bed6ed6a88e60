// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The part of the catalog that is plain vocabulary: no file access, so browser code may use it. */
const vocabulary = ['types', 'currencies', 'meters', 'modalities', 'workloads', 'conditions', 'rate-key'].map(
  (name) => `catalog/${name}.ts`,
);

/**
 * The direction of imports: what each folder of `src` may import besides itself.
 * `from` names folders (or single files) of `src`, `packages` npm packages with everything below them,
 * `builtins` opens Node's own modules. A test may also use what is below its folder, and the test tools.
 * @type {Record<string, { from?: string[], packages?: string[], builtins?: boolean }>}
 */
const layers = {
  catalog: { packages: ['yaml', 'zod', 'leven'], builtins: true },
  pricing: { from: vocabulary },
  examples: { from: vocabulary },
  highlight: { packages: ['shiki'] },
  // yaml and zod read the front matter of guides.
  views: { from: ['catalog', 'pricing', 'examples', 'highlight'], packages: ['yaml', 'zod', 'schema-dts'] },
  client: { from: ['pricing', ...vocabulary], packages: ['minisearch'] },
  components: { from: ['views', 'highlight', 'client', 'layouts', 'styles'], packages: ['astro'] },
  layouts: {
    from: ['views', 'highlight', 'client', 'components', 'styles'],
    packages: ['astro', 'virtual:highlight.css'],
  },
  pages: {
    from: ['views', 'components', 'layouts', 'styles', 'images', ...vocabulary],
    packages: ['astro', '@astrojs/rss', 'sitemap'],
  },
  // Share images, drawn while the site is built.
  images: { from: ['views', 'styles'], packages: ['@takumi-rs/core', '@takumi-rs/helpers'], builtins: true },
};

// big.js is what our own decimals are compared with.
const testTools = ['vitest', 'fast-check', 'big.js'];
const outside = ['scripts', 'tests', 'content', 'src'];

/** @param {string} text */
const escape = (text) => text.replaceAll('.', '\\.');

/** @param {string[]} choices */
const anyOf = (choices) => `(?:${choices.map(escape).join('|')})`;

/**
 * Every folder of `src` that `folder` may reach over one or more steps.
 * @param {string} folder
 * @returns {string[]}
 */
function below(folder, seen = new Set([folder])) {
  for (const entry of layers[folder]?.from ?? []) {
    const next = entry.split('/')[0] ?? entry;
    if (seen.has(next)) continue;
    seen.add(next);
    below(next, seen);
  }
  return [...seen];
}

/**
 * A regular expression for every import that is *not* allowed.
 * @param {{ from?: string[], packages?: string[], builtins?: boolean }} allowed
 */
function anythingBut({ from = [], packages = [], builtins = false }) {
  const folders = from.filter((entry) => !entry.endsWith('.ts'));
  const files = from.filter((entry) => entry.endsWith('.ts'));
  // A relative path may climb within its own folder, not into another one: that is spelled `#folder/…`.
  const ownFolder = `(?:\\./|(?:\\.\\./)+)(?!\\.|${anyOf([...Object.keys(layers), ...outside])}(?:/|$))`;
  const allowed = [
    ownFolder,
    `#${anyOf(folders)}/`,
    `#${anyOf(files)}$`,
    `${anyOf(packages)}(?:[:/]|$)`,
    'node:',
  ];
  const given = [true, folders.length > 0, files.length > 0, packages.length > 0, builtins];
  return `^(?!${allowed.filter((_, index) => given[index]).join('|')})`;
}

/**
 * The rules which forbid imports that match `regex`, written as `import` or as `import()`.
 * @param {string} regex
 * @param {string} message
 * @returns {import('eslint').Linter.RulesRecord}
 */
function forbid(regex, message) {
  // A slash cannot stand inside a selector's regular expression.
  const dynamic = `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\u002F')}/u]`;
  return {
    'no-restricted-imports': ['error', { patterns: [{ regex, message, caseSensitive: true }] }],
    'no-restricted-syntax': ['error', { selector: dynamic, message }],
  };
}

const direction = Object.entries(layers).flatMap(([folder, allowed]) => {
  const own = { ...allowed, from: [folder, ...(allowed.from ?? [])] };
  const reachable = below(folder);
  const packages = [...reachable.flatMap((name) => layers[name]?.packages ?? []), ...testTools];
  const list = [
    ...own.from.map((entry) => `#${entry}`),
    ...(own.packages ?? []),
    ...(own.builtins ? ['node:*'] : []),
  ];
  const message = `src/${folder} may import only ${list.join(', ')} (the table in eslint.config.mjs says what each folder may).`;
  const testMessage = `A test in src/${folder} may import only ${reachable.map((name) => `#${name}`).join(', ')}, ${packages.join(', ')}, node:*.`;
  return [
    { files: [`src/${folder}/**`], rules: forbid(anythingBut(own), message) },
    {
      // Tests, and what only they use.
      files: [`src/${folder}/**/*.test.ts`, `src/${folder}/**/test-*.ts`],
      rules: forbid(anythingBut({ from: reachable, packages, builtins: true }), testMessage),
    },
  ];
});

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.cache/', 'public/', '**/fixtures/'] },
  {
    files: ['**/*.{ts,mjs}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers read well in messages; everything else still has to be turned into text by hand.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `const { dropped, ...rest } = value` is how a key is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  astro.configs.recommended,
  {
    // Astro's markup and the scripts in it are type-checked by `astro check`; the linter cannot see their types.
    files: ['**/*.astro', '**/*.astro/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['src/**'],
    rules: forbid(
      '^(?:\\.\\./)+(?:scripts|tests)/',
      'src is what the scripts and tests are about: it never imports them.',
    ),
  },
  ...direction,
  {
    files: ['scripts/checks/**'],
    rules: forbid(
      '^(?:\\.\\./)+(?:reporters|tests)/',
      'A check returns a plain report; the command hands it to a reporter.',
    ),
  },
  {
    files: ['scripts/reporters/**'],
    ignores: ['**/*.test.ts'],
    rules: forbid(
      '^(?!\\./|\\.\\./checks/report\\.ts$|node:)',
      'A reporter prints a report and knows nothing else: it may import only ../checks/report.ts, node:* and its own folder.',
    ),
  },
);
