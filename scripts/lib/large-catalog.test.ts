import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { readSource } from '#catalog/source.ts';
import { largeCatalog } from './large-catalog.ts';

const text = largeCatalog(readFileSync('models.yaml', 'utf8'), 5000);

test('a large catalog is made of entries of about 1.5 KB', () => {
  const bytes = Buffer.byteLength(text) / 5000;
  expect(bytes).toBeGreaterThan(1400);
  expect(bytes).toBeLessThan(1700);
});

// On a quiet machine of two cores it takes half a second (scripts/bench-catalog.ts); a busy one may take longer.
// Without the fast reader it would be more than ten.
test('5,000 models load within 3 seconds', { timeout: 60_000 }, () => {
  expect(readSource('large.yaml', text)).toBeDefined();
  const started = performance.now();
  const { models } = loadCatalog({ file: 'large.yaml', text });
  expect(performance.now() - started).toBeLessThan(3000);
  expect(models).toHaveLength(5000);
  expect(models[4999]?.line).toBe(text.slice(0, text.lastIndexOf('\n  - id: ') + 1).split('\n').length);
});
