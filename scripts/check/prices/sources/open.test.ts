import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotRun } from '../../report.ts';
import { openSources } from './open.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { packageSources } from './index.ts';
import { locationsFrom, newestFiles, parseLocation } from './location.ts';

const map = JSON.stringify({ one: { litellm_provider: 'acme', input_cost_per_token: 1e-6 } });
const url = 'https://example.com/map.json';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-sources-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const answers = (text: string, status = 200) =>
  (() => Promise.resolve(new Response(text, { status }))) as typeof fetch;
const offline = (() =>
  Promise.reject(
    new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }),
  )) as typeof fetch;
const open = (place: string, fetch: typeof globalThis.fetch = offline, now = '2026-11-23T12:00:00Z') =>
  openSources(['litellm'], [parseLocation(`litellm=${place}`)], {
    now: new Date(now),
    cacheFolder: join(folder, 'cache'),
    fetch,
  });

test('packages are opened by themselves; files without a place are absent, and said to be so', async () => {
  const { adapters, absent } = await openSources(['genai-prices', 'litellm', 'models.dev'], [], {
    now: new Date(),
    cacheFolder: folder,
  });
  expect(adapters.map(({ id }) => id)).toEqual(['genai-prices']);
  expect(absent).toEqual(['litellm', 'models.dev']);
});

describe('a file by path', () => {
  test('is read, with its day and its hash', async () => {
    writeFileSync(join(folder, 'map.json'), map);
    const { adapters } = await open(`${join(folder, 'map.json')}@2026-08-01`);
    expect(adapters[0]).toMatchObject({ id: 'litellm', package: "LiteLLM's price map", asOf: '2026-08-01' });
    expect(adapters[0]?.digest).toMatch(/^sha256:[0-9a-f]{12}$/);
    expect(adapters[0]?.lookup('acme/one', '')?.rates).toHaveLength(1);
  });

  test.each([
    ['is not there', undefined, 'could not be read'],
    ['is no JSON', '<html>', "is not LiteLLM's price map as published (the file is a web page"],
    ['is cut off', map.slice(0, 30), 'the file ends in the middle'],
    ['says two things of the map', '{"a":1,\n"a":2}', 'as published (a: '],
    ['is another JSON', '{"one":3}', "is not LiteLLM's price map as published (one:"],
  ])('that %s cannot be used', async (_, text, words) => {
    if (text !== undefined) writeFileSync(join(folder, 'map.json'), text);
    const opened = open(`${join(folder, 'map.json')}@2026-08-01`);
    await expect(opened).rejects.toThrow(CannotRun);
    await expect(opened).rejects.toThrow(words);
  });
});

describe('a file with faults in single entries', () => {
  const text = `{
  "one": { "litellm_provider": "acme", "input_cost_per_token": 1e-6, "input_cost_per_token": 2e-6 },
  "two": { "litellm_provider": "acme", "input_cost_per_token": -1 },
  "three": { "litellm_provider": "acme", "input_cost_per_token": "1e-6" },
  "four": { "litellm_provider": "acme", "input_cost_per_token": 1e-6 },
  "four": { "litellm_provider": "acme", "input_cost_per_token": 3e-6 }
}`;

  test('refuses those, each with its place, and reads the others', async () => {
    const file = join(folder, 'map.json');
    writeFileSync(file, `\uFEFF${text}`);
    const [source] = (await open(`${file}@2026-08-01`)).adapters;
    expect([...(source?.list() ?? [])].map(({ model }) => model)).toEqual(['three']);
    expect(source?.refused).toEqual(
      new Map([
        ['acme/one', `${file}:2:70: the key "input_cost_per_token" stands here a second time`],
        [
          'acme/two',
          `${file}:3:64: \`input_cost_per_token\` is -1: a price below zero stands for something else`,
        ],
        ['acme/four', `${file}:6:3: the key "four" stands here a second time`],
      ]),
    );
  });

  test('refuses the file where the key belongs to no entry', async () => {
    const file = join(folder, 'map.json');
    writeFileSync(file, text.replace('{\n', '{\n"sample_spec": { "a": {}, "a": {} },\n'));
    await expect(open(`${file}@2026-08-01`)).rejects.toThrow(
      `${file}:2:27: the key "a" stands here a second time`,
    );
  });
});

describe('a file by address', () => {
  test('is fetched, is of the day it was fetched, and is kept for when there is no network', async () => {
    const fetched = await open(url, answers(map));
    expect(fetched.adapters[0]?.asOf).toBe('2026-11-23');
    expect(fetched.notes).toEqual([]);

    const kept = await open(url, offline, '2026-11-30T00:00:00Z');
    expect(kept.adapters[0]).toMatchObject({ asOf: '2026-11-23', digest: fetched.adapters[0]?.digest });
    expect(kept.notes).toEqual([
      `litellm could not be fetched from ${url} (fetch failed: getaddrinfo ENOTFOUND); the copy fetched on 2026-11-23 was used, 7 days old.`,
    ]);
  });

  test('an address of a fixed state has its own day', async () => {
    expect((await open(`${url}@2026-08-01`, answers(map))).adapters[0]?.asOf).toBe('2026-08-01');
  });

  test('without network and copy it is absent, and the report says why', async () => {
    const { adapters, absent, notes } = await open(url);
    expect([adapters, absent]).toEqual([[], ['litellm']]);
    expect(notes[0]).toContain('there is no copy of it: it was left out');
  });

  test('a copy of another address does not serve', async () => {
    await open(url, answers(map));
    expect((await open(`${url}?2`)).absent).toEqual(['litellm']);
  });

  test.each([
    ['an error', answers('gone', 404), 'the server answered 404'],
    ['a page in its place', answers('<html>'), 'the file is a web page'],
  ])('%s never replaces a good copy', async (_, failing, words) => {
    await open(url, answers(map));
    const { adapters, notes } = await open(url, failing);
    expect(adapters).toHaveLength(1);
    expect(notes[0]).toContain(words);
  });
});

test('places come from the environment too', () => {
  expect(locationsFrom({})).toEqual([]);
  expect(locationsFrom({ PRICE_SOURCES: ' litellm=a.json@2026-08-01\n models.dev=latest ' })).toEqual([
    { id: 'litellm', place: 'a.json', day: '2026-08-01' },
    { id: 'models.dev', place: 'latest' },
  ]);
});

test('the newest of every source: packages are installed, all others are files', () => {
  const files = newestFiles(priceSources);
  expect(files).toContainEqual({ id: 'litellm', place: 'latest' });
  expect([...packageSources, ...files.map(({ id }) => id)].toSorted()).toEqual(priceSources.toSorted());
});

test('a package has no place', async () => {
  const opened = openSources(['genai-prices'], [parseLocation('genai-prices=x.json@2026-08-01')], {
    now: new Date(),
    cacheFolder: folder,
  });
  await expect(opened).rejects.toThrow('is an installed package');
});
