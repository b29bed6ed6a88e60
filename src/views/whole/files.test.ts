import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { filePaths } from '#catalog/registry/file-paths.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { movedPages } from './redirects.ts';
import { buildPages } from './build.ts';
import { pathsOf } from './files.ts';

// Every name that a path may come from has a word of its own that no path of the site has otherwise.
const catalog = loadCatalog({
  file: 'models.yaml',
  text: `${testGateway}  indexNow: zebra-0123456789
providers:
  zebra: { name: Acme }
removed:
  - { id: zebra/three, name: Three, date: 2026-10-01, replacement: zebra/Two }
  - { id: zebra/four, name: Four, date: 2026-10-01 }
comparisons: [[zebra/One, zebra/Two]]
models:
  - { id: zebra/One, name: One, modality: chat, prices: { input: 1, output: 2 }, aliases: [{ id: zebra/uno }] }
  - { id: zebra/Two, name: Two, modality: chat, prices: { input: 1, output: 2 }, slug: zebra-second }
`,
});
const build = buildPages(createSite(catalog, undefined, '2026-11-23'));
const built = pathsOf(build);
const slugs = ['zebra-one', 'zebra-second'] as const;
const entries = [
  ...catalog.models.flatMap(({ slug, fileStem }) => filePaths.model(slug, fileStem)),
  ...filePaths.alias('zebra-uno', 'zebra/uno'),
  ...filePaths.moved('zebra-three'),
  ...filePaths.provider('zebra'),
  ...filePaths.versus(...slugs),
  ...filePaths.indexNow('zebra-0123456789'),
];

test('the rules on paths know each file that is named after an entry of the catalog', () => {
  expect(movedPages(build.site)).toHaveLength(2);
  const known = new Set<string>(entries);
  // A model's examples stand in a folder that is named as its page is, which is its alone.
  const folders = slugs.map((slug) => `examples/${slug}/`);
  const named = built.filter(
    (path) => path.includes('zebra') && !folders.some((folder) => path.startsWith(folder)),
  );
  expect(named.filter((path) => !known.has(path))).toEqual([]);
  expect(named.length).toBeGreaterThan(15);
  // A model of which there is nothing to tell has no feed.
  const always = entries.filter((path) => !path.endsWith('.xml'));
  expect(always.filter((path) => !built.includes(path))).toEqual([]);
  expect(new Set(built).size).toBe(built.length);
});

test('the rules on paths know each file of every site that one of an entry could be', () => {
  const free = '\u0000';
  const shapes = [
    ...filePaths.model(free, free),
    ...filePaths.provider(free),
    ...filePaths.versus(free, free),
    ...filePaths.indexNow(free),
  ].map((path) => new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(free, '.+')}$`));
  const ofSite = built.filter((path) => !path.includes('zebra'));
  expect(ofSite.length).toBeGreaterThan(20);
  const own = new Set<string>(filePaths.own);
  expect(ofSite.filter((path) => shapes.some((shape) => shape.test(path)) && !own.has(path))).toEqual([]);
});
