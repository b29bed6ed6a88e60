import { expect, test } from 'vitest';
import { gateway, providers } from '#catalog/errors/error-examples.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { PriceChange } from '#catalog/types.ts';
import { feedOf, jsonFeed, modelFeed } from './feeds.ts';
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

test('what changed of a model on one day is one item, with the prices of no condition first', () => {
  const more = (meter: PriceChange['meter'], when?: string): PriceChange => ({
    ...change('2026-10-01', '1'),
    meter,
    ...(when !== undefined && { when }),
  });
  const at = createSite(site.catalog, undefined, '2026-11-23', [
    more('input', 'service=batch'),
    more('input'),
    more('output', 'service=batch'),
    more('output'),
  ]);
  const { items } = feedOf(at, 'changes');
  expect(items.map(({ id }) => id)).toEqual(['https://gateway.example/q/acme-new-pricing/#2026-10-01']);
  expect(items[0]?.title).toMatch(/^new, output: .*; input: .*; output, batch: /);
  expect(items[0]?.text).toBe('1 October 2026, with 1 more price; known from Acme.');
  expect(modelFeed(at, at.model('acme/new'))?.items).toEqual(items);
  expect(modelFeed(at, at.model('acme/old'))).toBeUndefined();
});

test('a model that goes is an item of the day on which a check first found it so, and waits for it', () => {
  const leaving = { 'acme/gone': { retires: '2026-11-01', known: '2026-10-10' } };
  const evidence = { date: '2026-11-23', sources: {}, rates: {}, pins: {}, leaving };
  const at = (date: string) => createSite(site.catalog, evidence, date);
  expect(feedOf(at('2026-11-23'), 'deprecations').items).toEqual([
    {
      id: 'https://gateway.example/q/acme-gone-pricing/#retires-2026-11-01',
      url: 'https://gateway.example/q/acme-gone-pricing/',
      title: 'gone retired on 1 November 2026',
      text: 'From this day on, requests for acme/gone fail. No replacement is named.',
      date: '2026-10-10',
    },
  ]);
  expect(feedOf(at('2026-10-09'), 'deprecations').items).toEqual([]);
  expect(feedOf(site, 'deprecations').items).toEqual([]);
});

test('new models are all of the last 90 days, and a hundred at least', () => {
  const many = Array.from({ length: 120 }, (_, index) =>
    model(`m${String(index)}`, 'listed: 2026-11-20'),
  ).join('');
  const old = Array.from({ length: 120 }, (_, index) =>
    model(`o${String(index)}`, 'listed: 2025-11-20'),
  ).join('');
  const of = (text: string) =>
    feedOf(
      createSite(
        loadCatalog({ file: 'test.yaml', text: `${gateway}${providers}models:\n${text}` }),
        undefined,
        '2026-11-23',
      ),
      'new-models',
    ).items.length;
  expect(of(many)).toBe(120);
  expect(of(old)).toBe(100);
});

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
