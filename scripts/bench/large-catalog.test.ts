import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import type { Model } from '#catalog/types.ts';
import { bestForSection } from '#views/lists/modality-page.ts';
import { modelPage } from '#views/model/model-page.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { largeCatalog } from './large-catalog.ts';

const seed = readFileSync('tests/sites/dollar/models.yaml', 'utf8');
const { models: small } = loadCatalog({ file: 'small.yaml', text: seed });
const { models: large } = loadCatalog({ file: 'large.yaml', text: largeCatalog(seed, 5000) });

test('5,000 models load, each under a name of its own', () => {
  expect(large).toHaveLength(5000);
  // Some models of the small one share a name; no further round has more that do.
  const names = (models: readonly Model[]) => new Set(models.map(({ name }) => name)).size / models.length;
  expect(names(large)).toBeGreaterThanOrEqual(names(small));
});

test('it has the shape of the small one: as many rates each, and as many models of a kind', () => {
  const rates = (models: readonly Model[]) =>
    models.flatMap(({ pricing }) => (pricing.kind === 'priced' ? pricing.rates : [])).length / models.length;
  const chats = (models: readonly Model[]) =>
    models.filter(({ modality }) => modality === 'chat').length / models.length;
  expect(rates(large)).toBeCloseTo(rates(small), 1);
  expect(chats(large)).toBeCloseTo(chats(small), 1);
});

// Fewer entries than the catalog has, and more: of the latter some are of a further round.
test.each([80, 200])('%i models can be built: each gets its page, with its examples', (count) => {
  const catalog = loadCatalog({ file: 'large.yaml', text: largeCatalog(seed, count) });
  const site = createSite(catalog, undefined, '2026-11-23');
  const pages = catalog.models.map((model) => modelPage(site, model));
  expect(new Set(pages.map(({ path }) => path)).size).toBe(count);
});

test('a count of thousands has its comma, wherever a list says one', () => {
  const catalog = loadCatalog({ file: 'large.yaml', text: largeCatalog(seed, 5000) });
  const section = bestForSection(createSite(catalog, undefined, '2026-11-23'), 'chat');
  const table = section?.blocks.find((block) => block.kind === 'table');
  const counts = table?.rows.map(([, cell = []]) => plainText(cell)) ?? [];
  expect(counts.filter((count) => count.length > 3)).not.toEqual([]);
  for (const count of counts) expect(count).toMatch(/^\d{1,3}(?:,\d{3})*$/);
});
