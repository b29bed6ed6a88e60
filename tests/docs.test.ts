import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTable, type ErrorCode } from '#catalog/errors/error-table.ts';
import { loadCatalog } from '#catalog/load.ts';
import { root } from '../scripts/lib/run-command.ts';
import { dist, testSite } from './support/built-pages.ts';
import { fixture } from './support/run-build.ts';

// What README and CONTRIBUTING say exists, exists.
const documents = ['README.md', 'CONTRIBUTING.md'];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const project = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  files: string[];
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
const packages = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };

/** Every match of a pattern in a text: its first group. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Inline code, outside of blocks. */
function inlineCode(text: string): string[] {
  return all(text.replaceAll(/^```[\s\S]*?^```$/gm, ''), /`([^`]+)`/g);
}

/** The blocks of code in a language. */
function blocks(text: string, language: string): string[] {
  const found = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  return found.flatMap(([, named, block = '']) => (named === language ? [block] : []));
}

test.each(documents)('%s names only commands that there are', (document) => {
  const text = read(document);
  const named = [...all(text, /\bnpm run ([\w:-]+)/g), ...all(text, /\bnpm (start|test)\b/g)];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => project.scripts[name] === undefined)).toEqual([]);
});

test.each(documents)('%s names only files and folders that there are', (document) => {
  const paths = inlineCode(read(document)).filter(
    (code) =>
      /^[\w.@][\w./@-]*$/.test(code) && (code.includes('/') || /\.(ya?ml|json|mjs|ts|md|txt)$/.test(code)),
  );
  expect(paths).toContain('models.yaml');
  const missing = paths.filter(
    (path) =>
      packages[path] === undefined &&
      ![root, dist, testSite.path].some((folder) => existsSync(join(folder, path))),
  );
  expect(missing).toEqual([]);
});

test('comments and messages name only files that there are', () => {
  const sources = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs|astro|css)$/.test(name))
      .map((name) => join(folder, name)),
  );
  const named = sources.flatMap((file) =>
    all(read(file), /(?<![\w/.#@-])((?:src|scripts|tests|docs)\/[\w./-]+\.(?:ts|astro|css|md|mjs))\b/g).map(
      (path) => ({ file, path }),
    ),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(documents)('%s links only to what there is', (document) => {
  const targets = all(read(document), /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target));
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !existsSync(join(root, target.split('#')[0] ?? '')))).toEqual([]);
});

test('the manual in the package names nothing that the package lacks', () => {
  const { files } = project;
  const isShipped = (file: string) => files.includes('docs/*.md') && !files.includes(`!${file}`);
  const manual = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter(isShipped);
  expect(manual.length).toBeGreaterThan(8);
  const named = manual.flatMap((file) => [
    ...inlineCode(read(file))
      .filter((path) => /^(?:tests|src|scripts|docs)\//.test(path))
      .map((path) => ({ file, path })),
    ...all(read(file), /\]\(([^)\s#]+)[^)]*\)/g)
      .filter((target) => !/^https?:|^mailto:/.test(target))
      .map((target) => ({ file, path: join('docs', target) })),
  ]);
  const lacks = ({ path }: { path: string }) =>
    /^tests\/|\.test\.ts$|^CONTRIBUTING|^\.github/.test(path) ||
    (path.endsWith('.md') && path.startsWith('docs/') && !isShipped(path)) ||
    !existsSync(join(root, path));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(lacks)).toEqual([]);
});

test.each(documents)('%s names only variables that are read, and versions that are installed', (document) => {
  const code = [
    'src/catalog/load.ts',
    'src/catalog/records/price-evidence.ts',
    'scripts/lib/build-site.ts',
    'scripts/start.ts',
  ];
  const source = code.map(read).join('\n');
  const text = read(document);
  const variables = all(text, /\b((?:RATECARD|BUILD)_[A-Z_]+)\b/g);
  expect(variables.filter((name) => !source.includes(name))).toEqual([]);
  const pins = [...text.matchAll(/`([@\w/-]+)` (\d+(?:\.\d+)*)/g)].filter(
    ([, name = '']) => name in packages,
  );
  for (const [, name = '', version = ''] of pins)
    expect(`${name} ${packages[name] ?? ''}`).toContain(`${name} ${version}`);
});

test('CONTRIBUTING names the test of each recipe, and each recipe has one', () => {
  const rows = read('CONTRIBUTING.md')
    .split('\n')
    .filter((line) => /^\| An? /.test(line));
  const proofs = rows.map((row) => /`(tests\/slow\/recipes\/[\w-]+\.test\.ts)` *\|$/.exec(row)?.[1]);
  const tests = readdirSync(join(root, 'tests/slow/recipes')).filter((file) => file.endsWith('.test.ts'));
  expect(rows).toHaveLength(5);
  expect([...new Set(proofs)].sort()).toEqual(tests.map((file) => `tests/slow/recipes/${file}`).sort());
});

test('README names every command of package.json', () => {
  const listed = Object.keys(project.scripts).filter((name) => !name.startsWith('pre'));
  const named = [
    ...all(read('README.md'), /\bnpm run ([\w:-]+)/g),
    ...all(read('README.md'), /\bnpm (start|test)\b/g),
  ];
  expect(listed.filter((name) => !named.includes(name))).toEqual([]);
});

test('the suites and options in README exist', () => {
  const suites = all(read('README.md'), /npm test -- (\w+)/g);
  expect(suites.filter((name) => !read('scripts/test.ts').includes(`'${name}'`))).toEqual([]);
  const options = all(read('README.md'), /npm run check:prices -- (--\w+)/g);
  expect(options.filter((name) => !read('scripts/check/prices/arguments.ts').includes(`${name} `))).toEqual(
    [],
  );
});

test('the catalog excerpt in README is a catalog that loads', () => {
  const [excerpt = ''] = blocks(read('README.md'), 'yaml');
  const gateway = readFileSync(fixture('plain-gateway'), 'utf8').replace(/^providers:[\s\S]*/m, '');
  const text = `${gateway}providers: { google: { name: Google } }\nmodels:\n${excerpt}`;
  expect(loadCatalog({ file: 'README.md', text }).models.map(({ id }) => id)).toEqual([
    'google/gemini-2.5-pro',
  ]);
});

test('the mistake that README shows reads as mistakes read', () => {
  const shown = blocks(read('README.md'), '').find((block) => block.startsWith('models.yaml:')) ?? '';
  const [, line = '', code = ''] = /^models\.yaml:(\d+):\d+ ([\w-]+)\n/.exec(shown) ?? [];
  const { message, why, fix } = errorTable[code as ErrorCode];
  const value = /> \d+ \|.* (-[\d.]+)/.exec(shown)?.[1] ?? '';
  expect(shown).toContain(`  ${message.replace('{value}', value)}\n  ${why}\n`);
  expect(shown).toContain(`  > ${line} | `);
  expect(shown).toContain(`  → ${fix}`);
});
