/** The thin-page gate on a site of its own: clones are kept out of search engines, the others are not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPage } from './support/built-pages.ts';
import { buildFixture, fixture, runCommand, temporaryFolder, type FixtureSite } from './support/run-build.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const clones = ['one', 'two', 'three', 'four', 'five'].map((name) => `/q/acme-clone-${name}-pricing/`);
const others = ['/q/acme-thinker-pricing/', '/q/zeta-reader-pricing/', '/q/zeta-clip-pricing/'];
const variant = '/q/acme-thinker-2026-03-01-pricing/';
let site: FixtureSite;

beforeAll(async () => {
  site = await buildFixture('clones', folder.path, '2026-11-23');
});

function robots(path: string): string | undefined {
  return readPage(folder.path, path).querySelector('meta[name="robots"]')?.getAttribute('content');
}

function canonical(path: string): string | undefined {
  return readPage(folder.path, path).querySelector('link[rel="canonical"]')?.getAttribute('href');
}

test('five pages that differ only in their name are kept out, with their links followed', () => {
  expect(clones.map(robots)).toEqual(clones.map(() => 'noindex, follow'));
});

test('pages with facts of their own are not', () => {
  expect(others.map(robots)).toEqual(others.map(() => undefined));
});

test('a dated variant sends search engines to its parent, and says nothing to robots', () => {
  expect(robots(variant)).toBeUndefined();
  expect(canonical(variant)).toBe('https://plain.example/q/acme-thinker-pricing/');
});

test('the sitemap lists those that earn their place, and no other', () => {
  const maps = site.files.filter((file) => /^sitemap.*\.xml$/.test(file)).map((file) => site.read(file));
  const listed = (path: string) =>
    maps.some((map) => map.includes(`<loc>https://plain.example${path}</loc>`));
  expect(others.filter(listed)).toEqual(others);
  expect([...clones, variant].filter(listed)).toEqual([]);
});

test('every one of them still stands in the lists of the site', () => {
  const links = readPage(folder.path, '/models/image/').querySelectorAll('main a[href^="/q/"]');
  const listed = new Set(links.map((link) => link.getAttribute('href')));
  expect(clones.filter((path) => listed.has(path))).toEqual(clones);
});

test('the check of the finished site comes to the same verdicts, and tells of them', async () => {
  const { code, output } = await check();
  expect(code, output).toBe(0);
  expect(output).toMatch(/model\s+8\s+3 \(37%\)/);
});

test('a thin page that search engines may list is found, and one that is kept out without need', async () => {
  const change = (path: string, edit: (html: string) => string) => {
    const file = join(folder.path, path, 'index.html');
    writeFileSync(file, edit(site.read(`${path.slice(1)}index.html`)));
  };
  change(clones[0] ?? '', (html) => html.replace(/<meta name="robots"[^>]*>/, ''));
  change(others[0] ?? '', (html) =>
    html.replace('<head>', '<head><meta name="robots" content="noindex, follow">'),
  );
  const { code, output } = await check();
  expect(code, output).toBe(1);
  expect(output).toContain('thin-indexed');
  expect(output).toContain('thin-kept-out');
});

async function check() {
  return runCommand(
    'check-site',
    { BUILD_DATE: '2026-11-23' },
    'thin',
    '--dist',
    folder.path,
    '--catalog',
    fixture('clones'),
  );
}
