import { expect, test } from 'vitest';
import type { Page } from '#views/page/blocks.ts';
import { sitemapParts } from './sitemap.ts';
import { testSite } from '#views/test-site.ts';

function page(path: string, more: Partial<Page> = {}): Page {
  return {
    kind: 'home',
    path,
    title: [],
    description: [],
    crumbs: [],
    heading: '',
    lead: [],
    sections: [],
    ...more,
  };
}

test('only pages that stand for themselves are listed', () => {
  const parts = sitemapParts(testSite(), [
    page('/a/'),
    page('/b/', { canonical: '/b/' }),
    page('/c/', { canonical: '/a/' }),
    page('/d/', { robots: 'noindex, follow' }),
  ]);
  expect(parts.flatMap(({ entries }) => entries).map(({ url }) => url)).toEqual([
    'https://testgate.example/a/',
    'https://testgate.example/b/',
  ]);
});

test('models and other pages have files of their own, with the day of their latest change', () => {
  const parts = sitemapParts(testSite(), [
    page('/', { updated: '2026-09-01' }),
    page('/api/'),
    page('/q/a-pricing/', { kind: 'model', updated: '2026-10-01' }),
    page('/q/b-pricing/', { kind: 'model', updated: '2026-08-01' }),
    page('/q/c-pricing/', { kind: 'model', robots: 'noindex, follow' }),
  ]);
  expect(parts).toEqual([
    {
      name: 'pages',
      entries: [
        { url: 'https://testgate.example/', lastmod: '2026-09-01' },
        { url: 'https://testgate.example/api/', lastmod: undefined },
      ],
      lastmod: '2026-09-01',
    },
    {
      name: 'models',
      entries: [
        { url: 'https://testgate.example/q/a-pricing/', lastmod: '2026-10-01' },
        { url: 'https://testgate.example/q/b-pricing/', lastmod: '2026-08-01' },
      ],
      lastmod: '2026-10-01',
    },
  ]);
});

test('no file has more addresses than allowed', () => {
  const pages = Array.from({ length: 7 }, (_, index) =>
    page(`/q/${String(index)}-pricing/`, { kind: 'model' }),
  );
  const parts = sitemapParts(testSite(), pages, 3);
  expect(parts.map(({ name, entries }) => [name, entries.length])).toEqual([
    ['models-1', 3],
    ['models-2', 3],
    ['models-3', 1],
  ]);
});
