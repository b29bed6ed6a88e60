import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import type { Block, Page, Table } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { inPages } from './list-pages.ts';
import { modalityPage } from './modality-page.ts';
import { modelsPage } from './models-page.ts';
import { questionsPage } from './questions-page.ts';

/** A site of so many chat models, and as many for images. */
function siteOf(count: number) {
  const models = Array.from({ length: count }, (_, index) =>
    [
      `  - { id: maker/talk-${index}, name: Talk ${index}, modality: chat, prices: { input: ${index + 1}, output: 5 } }`,
      `  - { id: maker/draw-${index}, name: Draw ${index}, modality: image, prices: { image: 0.0${index + 1} } }`,
    ].join('\n'),
  ).join('\n');
  const text = `${testGateway}providers:\n  maker: { name: Maker, url: https://maker.example }\nmodels:\n${models}\n`;
  return createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
}

const blocksOf = (page: Page): Block[] => page.sections.flatMap(({ blocks }) => blocks);
const tableOf = (page: Page) => blocksOf(page).find((block): block is Table => block.kind === 'table');
const subjectsOf = (pages: readonly Page[]) => pages.flatMap((page) => tableOf(page)?.subjects ?? []);

test('a list of 500 is one page, with nothing to turn', () => {
  const site = siteOf(250);
  const page = modelsPage(site);
  expect(inPages(site, page)).toEqual([page]);
});

const site = siteOf(300);
const pages = inPages(site, modelsPage(site));

test('a longer one has pages that together are the list, each of which leads to all', () => {
  const paths = ['/models/', '/models/2/', '/models/3/'];
  expect(pages.map(({ path }) => path)).toEqual(paths);
  expect(subjectsOf(pages)).toEqual(tableOf(modelsPage(site))?.subjects);
  expect(pages.map((page) => tableOf(page)?.rows.length)).toEqual([250, 250, 100]);
  for (const [current, page] of pages.entries())
    expect(blocksOf(page)).toContainEqual({ kind: 'pager', paths, current });
});

test('its first page filters all rows; each row brings what it is filtered by', () => {
  const tables = pages.map(tableOf);
  expect(tables.map((table) => table?.continues)).toEqual([false, true, true]);
  for (const table of tables) {
    expect(table?.sorting?.finder?.total).toBe(600);
    expect(table?.sorting?.finder?.facts.length).toBe(table?.rows.length);
    expect(table?.sorting?.keys?.length).toBe(table?.rows.length);
  }
});

test('each has a name of its own, and says where it belongs', () => {
  expect(pages.map(({ heading }) => heading)).toEqual([
    'All models',
    'All models, page 2 of 3',
    'All models, page 3 of 3',
  ]);
  expect(new Set(pages.map(({ description }) => plainText(description))).size).toBe(3);
  expect(pages[1]?.crumbs.at(-1)).toEqual({ label: 'All models', href: '/models/' });
  expect(pages.map(({ continues }) => continues)).toEqual([undefined, '/models/', '/models/']);
});

test('what else a list says stands on its first page only', () => {
  const many = siteOf(501);
  const whole = modalityPage(many, 'chat');
  const [first, ...others] = inPages(many, whole);
  expect(first?.sections.map(({ id }) => id)).toEqual(whole.sections.map(({ id }) => id));
  expect(others.map(({ sections }) => sections.map(({ id }) => id))).toEqual([['table'], ['table']]);
  expect([first, ...others].flatMap((page) => page?.models ?? [])).toEqual(whole.models);
});

test('questions go on below the heading of their kind', () => {
  const questions = inPages(site, questionsPage(site));
  expect(questions.map(({ sections }) => sections.map(({ id }) => id))).toEqual([
    ['chat'],
    ['chat', 'image'],
    ['image'],
  ]);
  const asked = questions
    .flatMap(blocksOf)
    .reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0);
  expect(asked).toBe(600);
});
