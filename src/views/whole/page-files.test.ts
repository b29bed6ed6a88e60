import { expect, test } from 'vitest';
import { testSite } from '#views/test-site.ts';
import { buildPages } from './build.ts';
import { frameOf } from './frame.ts';
import { otherPageFiles, viewFile } from './page-files.ts';

const site = testSite();
const build = buildPages(site);

/** Where a value holds what JSON would leave out or print alike for different things. */
function unsaid(value: unknown, place: string): string[] {
  if (typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol') return [place];
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return [];
  const shape: unknown = Object.getPrototypeOf(value);
  if (shape !== Object.prototype && shape !== Array.prototype) return [place];
  return Object.entries(value).flatMap(([key, part]) => unsaid(part, `${place}.${key}`));
}

test('all that is printed of a page stands in its source: a view is plain data', () => {
  const found = build.pages.values().flatMap(({ models: _, ...page }) => {
    const frame = frameOf(site, build.pages, { ...page });
    return unsaid({ page, frame }, page.path);
  });
  expect(found).toEqual([]);
});

test('a page has another source when it says something else, and each page its own', () => {
  const print = () => Promise.resolve('');
  const [path = ''] = build.pages.modelPaths();
  const sourceOf = (made: typeof build) => viewFile(made, path, print).source?.();
  expect(sourceOf(buildPages(testSite()))).toBe(sourceOf(build));
  expect(sourceOf(buildPages(testSite(undefined, '2027-01-01')))).not.toBe(sourceOf(build));
  const sources = otherPageFiles(build, print).flatMap((file) => file.source?.() ?? []);
  expect(sources.length).toBeGreaterThan(5);
  expect(new Set(sources).size).toBe(sources.length);
});
