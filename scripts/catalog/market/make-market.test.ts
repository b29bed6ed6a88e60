import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { inputOf, keptSource, sourceOf } from '../../check/prices/fixtures.ts';
import { checkPrices } from '../../check/prices/check.ts';
import { collect, namesOf } from './collect.ts';
import { makeMarket, snapshotBase } from './make-market.ts';
import { likenessOf } from './model-id.ts';
import type { MarketProvider } from './providers.ts';
import { marketProviders } from './providers.ts';

const sources = priceSources.map(keptSource);

test('the table has makers and hosts, each id and spelling once', () => {
  expect(marketProviders.length).toBeGreaterThanOrEqual(40);
  expect(new Set(marketProviders.map(({ id }) => id)).size).toBe(marketProviders.length);
  const spellings = marketProviders.flatMap(({ sources: spelled }) =>
    Object.entries(spelled).flatMap(([source, list]) => list.map(({ provider }) => `${source} ${provider}`)),
  );
  expect(new Set(spellings).size).toBe(spellings.length);
});

test('the sources make a market that loads and passes the price check', () => {
  const { catalog, check, text } = makeMarket('market.yaml', sources, '2026-11-23');
  expect(catalog.models.length).toBeGreaterThan(80);
  expect(check.counts.status).toMatchObject({ mismatch: 0, unverified: 0 });
  expect(check.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(text).not.toContain('AIgateway');
  expect(makeMarket('market.yaml', sources, '2026-11-23').text).toBe(text);
});

test('the committed fixture is what an import makes', () => {
  const file = 'tests/sites/market/models.yaml';
  const { models } = loadCatalog({ file });
  expect(new Set(models.map(({ modality }) => modality)).size).toBe(8);
  expect(models.filter(({ exceptions }) => exceptions.length > 0).length).toBeGreaterThan(0);
  expect(readFileSync(file, 'utf8')).toContain('# Written by `npm run catalog -- import`');
});

test('the committed fixture passes the price check', () => {
  const catalog = loadCatalog({ file: 'tests/sites/market/models.yaml' });
  const { findings } = checkPrices({ catalog, sources, date: '2026-11-23' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('collecting', () => {
  const provider: MarketProvider = {
    id: 'acme',
    name: 'Acme',
    url: 'https://acme.example',
    isHost: false,
    notAlone: [],
    sources: { 'genai-prices': [{ provider: 'acme', strip: /^accounts\//, skip: /beta/ }] },
  };
  const adapter = sourceOf({
    'acme/accounts/One': [inputOf('2')],
    'acme/beta-two': [inputOf('2')],
    'acme/three-realtime': [inputOf('1')],
  });

  test('strips, skips and leaves out what the tables say', () => {
    expect(collect([adapter], [provider]).map(({ id }) => id)).toEqual(['acme/One']);
  });

  test('a source that is not enough alone is not', () => {
    expect(collect([adapter], [{ ...provider, notAlone: ['genai-prices'] }])).toEqual([]);
  });
});

test('what sources spell in many ways is one model, and keeps the spelling that requests send', () => {
  expect(likenessOf('aws', 'amazon.nova-pro-v1:0')).toBe('aws/amazon.nova-pro-v1-0');
  expect(likenessOf('together', 'Qwen/Qwen-2.5@x')).toBe('together/qwen/qwen-2.5-x');
  const provider: MarketProvider = {
    id: 'acme',
    name: 'Acme',
    url: 'https://acme.example',
    isHost: true,
    notAlone: [],
    optional: /^hosted\//,
    sources: { 'genai-prices': [{ provider: 'acme' }], litellm: [{ provider: 'am', strip: /^am\// }] },
  };
  const genai = sourceOf({
    'acme/Talk:free-2': [inputOf('2')],
    'acme/short': [inputOf('2')],
    'acme/@cf/Look+': [inputOf('2')],
  });
  const litellm = {
    ...sourceOf({ 'am/am/talk-free-2': [inputOf('2')], 'am/am/hosted/short': [inputOf('2')] }),
    id: 'litellm' as const,
  };
  expect(collect([genai, litellm], [provider]).map(({ id, otherIds }) => [id, otherIds])).toEqual([
    ['acme/Talk:free-2', ['acme/talk-free-2']],
    ['acme/hosted/short', ['acme/short']],
    ['acme/@cf/Look+', []],
  ]);
});

test('no two models of a provider have one name, though their ids end alike', () => {
  const provider: MarketProvider = {
    id: 'acme',
    name: 'Acme',
    url: 'https://acme.example',
    isHost: true,
    notAlone: [],
    sources: { 'genai-prices': [{ provider: 'acme' }] },
  };
  const draw = (version: string) => `acme/paint/${version}/text-to-image`;
  const adapter = sourceOf({
    [draw('v1')]: [inputOf('2')],
    [draw('v1.5')]: [inputOf('2')],
    [draw('v2.55')]: [inputOf('2')],
  });
  const names = namesOf(collect([adapter], [provider]));
  expect(names.size).toBe(3);
  expect(new Set(names.values()).size).toBe(3);
});

test('a dated id is a snapshot where the plain one is listed', () => {
  expect(snapshotBase('a/gpt-4o-2024-08-06', new Set(['a/gpt-4o']))).toBe('a/gpt-4o');
  expect(snapshotBase('a/claude-20250514', new Set(['a/other']))).toBeUndefined();
});
