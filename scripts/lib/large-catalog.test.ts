import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { modelPage } from '#views/model/model-page.ts';
import { createSite } from '#views/site.ts';
import { largeCatalog } from './large-catalog.ts';

const seed = readFileSync('tests/sites/dollar/models.yaml', 'utf8');
const text = largeCatalog(seed, 5000);

test('a large catalog is made of entries of about 1.5 KB', () => {
  const bytes = Buffer.byteLength(text) / 5000;
  expect(bytes).toBeGreaterThan(1400);
  expect(bytes).toBeLessThan(1700);
});

// How long that takes says scripts/bench-catalog.ts.
test('5,000 models load', () => {
  const { models } = loadCatalog({ file: 'large.yaml', text });
  expect(models).toHaveLength(5000);
  expect(models[4999]?.line).toBe(text.slice(0, text.lastIndexOf('\n  - id: ') + 1).split('\n').length);
});

// Fewer entries than the catalog has, and more: of the latter some are copies.
test.each([80, 200])('%i models can be built: each gets its page, with its examples', (count) => {
  const catalog = loadCatalog({ file: 'large.yaml', text: largeCatalog(seed, count) });
  const site = createSite(catalog, undefined, '2026-11-23');
  const pages = catalog.models.map((model) => modelPage(site, model));
  expect(new Set(pages.map(({ path }) => path)).size).toBe(count);
});
