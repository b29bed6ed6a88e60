import { expect, test } from 'vitest';
import { gateway, providers } from '#catalog/errors/error-examples.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { PriceChange } from '#catalog/types.ts';
import { feedOf, jsonFeed } from './feeds.ts';
import { createSite } from '#views/site.ts';

const model = (name: string, more: string) =>
  `  - { id: acme/${name}, name: ${name}, modality: chat, prices: { input: 1, output: 2 }, ${more} }\n`;
const models = `models:\n${model('old', 'released: 2025-03-04')}${model('new', 'released: 2026-10-05')}${model('month', 'released: 2026-09')}${model('coming', 'released: 2026-12-01')}${model('gone', 'released: 2026-01-02, status: deprecated, retires: 2026-11-01')}${model('undated', 'context: 1000')}`;

const change = (date: string, to: string): PriceChange => ({
  date,
  id: 'acme/new',
  meter: 'input',
  from: '2',
  to,
  source: 'Acme',
  kind: 'stated',
});

const site = createSite(
  loadCatalog({ file: 'test.yaml', text: `${gateway}${providers}${models}` }),
  undefined,
  '2026-11-23',
  [
    change('2026-10-01', '1'),
    { ...change('2026-12-01', '3'), announced: '2026-11-20' },
    { ...change('2026-10-02', '2'), announced: '2026-09-30' },
    change('2026-12-02', '4'),
  ],
);

test('new models are those whose release is known and has come, newest first', () => {
  const { items, figures } = feedOf(site, 'new-models');
  expect(items.map(({ title, date }) => [title, date])).toEqual([
    ['new: $1.00 in, $2.00 out per 1M tokens', '2026-10-05'],
    // A month is no day: none is made up.
    ['month: $1.00 in, $2.00 out per 1M tokens', undefined],
    ['old: $1.00 in, $2.00 out per 1M tokens', '2025-03-04'],
  ]);
  expect(items[0]?.text).toBe('Chat model by Acme, released on 5 October 2026.');
  expect(items[1]?.text).toBe('Chat model by Acme, released in September 2026.');
  expect(figures.map(({ text }) => text)).toEqual(['$1.00', '$2.00', '$1.00', '$2.00', '$1.00', '$2.00']);
});

test('an announced change is of the day on which it became known, before and after it holds; else it waits', () => {
  const { items } = feedOf(site, 'changes');
  expect(items.map(({ date }) => date)).toEqual(['2026-11-20', '2026-10-01', '2026-09-30']);
  expect(items[0]?.text).toContain('announced for 1 December 2026');
  expect(new Set(items.map(({ id }) => id)).size).toBe(3);
});

test('the JSON Feed has its own address and whole ones for its items', () => {
  const feed = jsonFeed(site, 'new-models');
  expect(feed.feed_url).toBe('https://gateway.example/new-models.json');
  expect(feed.items[0]).toMatchObject({
    url: 'https://gateway.example/q/acme-new-pricing/',
    date_published: '2026-10-05T00:00:00Z',
  });
  expect(feed.items[1]).not.toHaveProperty('date_published');
});
