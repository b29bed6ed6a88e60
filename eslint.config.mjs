// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Where pages and files of the site stand: for whoever links to them. */
const addresses = 'address.ts';

/** What everybody may name: the tables of the catalog, safe for the browser, and the shape of a catalog. */
const vocabulary = ['catalog/registry', 'catalog/types.ts'];

/** The rooms of a catalog in the order in which they stand on one another. */
const catalogRooms = {
  'catalog/registry': { from: ['catalog/types.ts'] },
  'catalog/errors': { packages: ['leven'] },
  'catalog/schema': { from: [...vocabulary, 'catalog/errors'], packages: ['js-yaml', 'zod'] },
  'catalog/read': { from: ['catalog/errors', 'catalog/registry/characters.ts'], packages: ['js-yaml'] },
  'catalog/records': { from: vocabulary, packages: ['zod'], builtins: true },
  'catalog/rules': {
    from: [...vocabulary, 'pricing/decimal.ts', 'catalog/errors', 'catalog/schema', 'catalog/read'],
    packages: ['zod'],
  },
  catalog: {
    from: [
      'catalog/registry',
      'catalog/errors',
      'catalog/schema',
      'catalog/read',
      'catalog/records',
      'catalog/rules',
    ],
    builtins: true,
  },
};

/** The rooms of the views, by what a reader sees, each with those it may look into. */
const foundation = [
  ...[addresses, 'catalog', ...Object.keys(catalogRooms).slice(0, -1)],
  ...['pricing', 'guides', 'examples', 'highlight'],
];
/** @type {Record<string, string[]>} */
const viewPackages = {
  data: ['@astrojs/rss', 'ical-generator', 'zod'],
  whole: ['sitemap'],
};
const viewRooms = Object.fromEntries(
  ['page', 'words', 'model', 'lists', 'compare', 'guides', 'data', 'head', 'whole'].map(
    (name, index, names) => [
      `views/${name}`,
      {
        from: [...foundation, 'views/site.ts', ...names.slice(0, index).map((room) => `views/${room}`)],
        packages: viewPackages[name] ?? [],
      },
    ],
  ),
);
const views = Object.keys(viewRooms);

/**
 * The direction of imports: what each folder of `src` may import besides itself.
 * `from` names folders (or single files) of `src`, `packages` npm packages with everything below them,
 * `builtins` opens Node's own modules. A test may also use what is below its folder, and the test tools.
 * @type {Record<string, { from?: string[], packages?: string[], builtins?: boolean }>}
 */
const layers = {
  ...catalogRooms,
  pricing: { from: vocabulary },
  // Guides as data: their own compilation.
  guides: {
    from: [addresses, 'catalog/registry/characters.ts'],
    packages: ['leven', 'satteri', 'yaml', 'zod'],
    builtins: true,
  },
  examples: { from: [addresses, 'pricing/kept.ts', ...vocabulary] },
  highlight: { from: ['catalog/registry'], packages: ['shiki'], builtins: true },
  views: { from: foundation },
  ...viewRooms,
  client: { from: [addresses, 'pricing', ...vocabulary], packages: ['minisearch', 'gpt-tokenizer'] },
  // What they print is handed in: only routes, and the figures of guides, know the site.
  components: {
    from: [addresses, 'catalog/registry/text.ts', ...views, 'highlight', 'client', 'styles'],
    packages: ['astro'],
  },
  'components/guides': {
    from: ['views/whole/output.ts', 'guides', 'components'],
  },
  layouts: {
    from: [addresses, 'catalog/registry/text.ts', ...views, 'client', 'components', 'styles'],
    packages: ['astro', 'virtual:*'],
  },
  routes: {
    from: [addresses, ...views, 'components', 'components/guides', 'layouts', 'styles'],
    packages: ['astro', 'virtual:*'],
  },
  // Share images, drawn while the site is built.
  images: {
    from: ['catalog/site-folder.ts', 'views/site.ts', ...views, 'styles'],
    packages: ['@takumi-rs/core', '@takumi-rs/helpers'],
    builtins: true,
  },
};

// big.js is what our own decimals are compared with, yaml what our reader is, satteri what reads our Markdown.
const testTools = ['vitest', 'fast-check', 'big.js', 'yaml', 'satteri'];
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
    if (seen.has(entry)) continue;
    seen.add(entry);
    below(entry, seen);
  }
  return [...seen];
}

/**
 * The rooms within a folder; none in most.
 * @param {string} folder
 */
const roomsOf = (folder) => Object.keys(layers).filter((name) => name.startsWith(`${folder}/`));

/**
 * The folder of `src` in which a room lies, or which it is.
 * @param {string} folder
 */
const houseOf = (folder) => folder.split('/')[0] ?? folder;

/**
 * A regular expression for every import that is *not* allowed.
 * @param {string} folder
 * @param {{ from?: string[], packages?: string[], builtins?: boolean }} allowed
 */
function anythingBut(folder, { from = [], packages = [], builtins = false }) {
  // A folder with rooms in it stands for the files beside them.
  const [files, folders] = [from.filter(isFile), from.filter((entry) => !isFile(entry))];
  const places = [
    ...files.map((entry) => `${escape(entry)}$`),
    ...folders.map((entry) => `${escape(entry)}/${roomsOf(entry).length > 0 ? '[^/]+$' : ''}`),
  ];
  // A relative path may climb within its own folder, not into another one: that is spelled `#folder/…`.
  const rooms = roomsOf(houseOf(folder)).map((room) => room.split('/')[1] ?? room);
  const elsewhere = [...Object.keys(layers).map(houseOf), ...rooms, ...outside];
  const allowed = [
    `(?:\\./|(?:\\.\\./)+)(?!\\.|${anyOf([...new Set(elsewhere)])}(?:/|$))`,
    `#(?:${places.join('|')})`,
    `${anyOf(packages)}(?:[:/]|$)`,
    'node:',
  ];
  const given = [true, places.length > 0, packages.length > 0, builtins];
  return `^(?!${allowed.filter((_, index) => given[index]).join('|')})`;
}

/** @param {string} entry */
function isFile(entry) {
  return entry.endsWith('.ts');
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
  // A test may look into every room of its own folder, and of those below it.
  const rooms = [houseOf(folder), ...roomsOf(houseOf(folder)), ...below(folder)];
  const houses = new Set(rooms.filter((room) => !isFile(room)).map(houseOf));
  const reachable = [...[...houses].flatMap((house) => [house, ...roomsOf(house)]), ...rooms.filter(isFile)];
  const packages = [...new Set([...reachable.flatMap((name) => layers[name]?.packages ?? []), ...testTools])];
  const list = [
    ...own.from.map((entry) => `#${entry}`),
    ...(own.packages ?? []),
    ...(own.builtins ? ['node:*'] : []),
  ];
  const message = `src/${folder} may import only ${list.join(', ')} (the table in eslint.config.mjs says what each folder may).`;
  const testMessage = `A test in src/${folder} may import only ${reachable.map((name) => `#${name}`).join(', ')}, ${packages.join(', ')}, node:*.`;
  const depth = roomsOf(folder).length > 0 ? '' : '**/';
  return [
    {
      // The scripts in a component are files below it.
      files: [`src/${folder}/${depth}*`, `src/${folder}/${depth}*.astro/*.ts`],
      rules: forbid(anythingBut(folder, own), message),
    },
    {
      // Tests, and what only they use.
      files: [`src/${folder}/${depth}*.test.ts`, `src/${folder}/${depth}test-*.ts`],
      rules: forbid(anythingBut(folder, { from: reachable, packages, builtins: true }), testMessage),
    },
  ];
});

export default defineConfig(
  { ignores: ['**/dist/', 'lib/', '.astro/', '.cache/', 'public/', '**/fixtures/'] },
  // The rules about code itself are in oxlint.config.ts; here, no other files have any.
  { files: ['src/**/*.ts', 'scripts/check/**/*.ts'], extends: [tseslint.configs.base] },
  astro.configs.recommended,
  {
    files: ['src/**'],
    rules: forbid(
      '^(?:\\.\\./)+(?:scripts|tests)/',
      'src is what the scripts and tests are about: it never imports them.',
    ),
  },
  ...direction,
  {
    files: ['scripts/check/**'],
    ignores: ['**/*.test.ts'],
    rules: forbid(
      '^(?:\\.\\./)+(?:reporters|tests)/',
      'A check returns a plain report; the command hands it to a reporter.',
    ),
  },
  {
    // What checks the finished site thinks for itself: it shares the catalog with what made the site, and no judgement.
    files: ['scripts/check/site/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#(?!catalog/)|^(?:\\.\\./)+src/',
              message:
                'The site check shares neither words nor arithmetic with what it checks (see oracle/).',
            },
            {
              regex: '^#catalog/(?!(?:load|site-folder)\\.ts$|records/)',
              allowTypeImports: true,
              message:
                'Of the catalog, the site check takes what is loaded and from where, the records, and types.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression > Literal[value=/^#|(?:^|\\u002F)(?:src|tests)\\u002F/u]',
          message: 'The site check shares neither words nor arithmetic with what it checks (see oracle/).',
        },
      ],
    },
  },
  {
    files: ['scripts/check/reporters/**'],
    ignores: ['**/*.test.ts'],
    rules: forbid(
      '^(?!\\./|\\.\\./report\\.ts$|node:)',
      'A reporter prints a report and knows nothing else: it may import only ../report.ts, node:* and its own folder.',
    ),
  },
);
