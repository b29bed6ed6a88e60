import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotRun } from '../../report.ts';
import { cacheCopy, cachedCopy, fetchSource, openWhole, type CopyOrigin } from './fetch.ts';
import { locationsFrom, parseLocation } from './location.ts';
import type { Run } from './registries.ts';

const map = JSON.stringify({ one: { litellm_provider: 'acme', input_cost_per_token: 1e-6 } });
const url = 'https://example.com/map.json';
const now = new Date('2026-11-23T12:00:00Z');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fetch-sources-'));
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
const open = async (
  text: string,
  context: Partial<Parameters<typeof fetchSource>[1]> = {},
  before?: CopyOrigin,
) => {
  const location = parseLocation(text);
  const copy = await fetchSource(location, { now, fetch: offline, ...context }, before);
  return { ...copy, ...openWhole(location.id, copy, location.place) };
};

describe('a file by path', () => {
  test('is read, with its day and its hash', async () => {
    writeFileSync(join(folder, 'map.json'), map);
    const { adapter, origin } = await open(`litellm=${join(folder, 'map.json')}@2026-08-01`);
    expect(adapter).toMatchObject({ id: 'litellm', package: "LiteLLM's price map", asOf: '2026-08-01' });
    expect(adapter.digest).toBe(`sha256:${origin.sha256.slice(0, 12)}`);
    expect(origin).toMatchObject({ file: 'map.json', read: '2026-11-23' });
    expect(adapter.lookup('acme/one', '')?.rates).toHaveLength(1);
  });

  test.each([
    ['is not there', undefined, 'could not be read'],
    ['is no JSON', '<html>', "is not LiteLLM's price map as published (the file is a web page"],
    ['is cut off', map.slice(0, 30), 'the file ends in the middle'],
    ['says two things of the map', '{"a":1,\n"a":2}', 'as published (a: '],
    ['is another JSON', '{"one":3}', "is not LiteLLM's price map as published (one:"],
  ])('that %s cannot be used', async (_, text, words) => {
    if (text !== undefined) writeFileSync(join(folder, 'map.json'), text);
    const opened = open(`litellm=${join(folder, 'map.json')}@2026-08-01`);
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
    const { adapter } = await open(`litellm=${file}@2026-08-01`);
    expect([...adapter.list()].map(({ model }) => model)).toEqual(['three']);
    expect(adapter.refused).toEqual(
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
    await expect(open(`litellm=${file}@2026-08-01`)).rejects.toThrow(
      `${file}:2:27: the key "a" stands here a second time`,
    );
  });
});

describe('a file by address', () => {
  test('is of the day it was fetched, or of its own', async () => {
    expect((await open(`litellm=${url}`, { fetch: answers(map) })).origin).toMatchObject({
      address: url,
      asOf: '2026-11-23',
    });
    const kept = await open(`litellm=${url}@2026-08-01`, { fetch: answers(map) });
    expect(kept.adapter.asOf).toBe('2026-08-01');
    const newest = await open('models.dev=newest', { fetch: answers('{}') });
    expect(newest.origin.address).toBe('https://models.dev/api.json');
  });

  test.each([
    ['no network', offline, 'fetch failed: getaddrinfo ENOTFOUND'],
    ['an error', answers('gone', 404), 'the server answered 404'],
    ['a page in its place', answers('<html>'), 'the file is a web page'],
  ])('%s is a reason to stop', async (_, failing, words) => {
    await expect(open(`litellm=${url}`, { fetch: failing })).rejects.toThrow(words);
  });
});

describe('a package', () => {
  const wheel =
    (version: string, files: Record<string, string>): Run =>
    async (program, args) => {
      expect([program, args.slice(0, 3)]).toEqual(['python3', ['-m', 'pip', 'download']]);
      expect(args).toContain('--no-deps');
      const destination = args.find((arg) => arg.startsWith('--dest='))?.slice('--dest='.length) ?? '';
      const bytes = zipSync(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
      );
      writeFileSync(join(destination, `genai_prices-${version}-py3-none-any.whl`), bytes);
      return Promise.resolve('');
    };
  const python = `providers: list[Provider] = [
    Provider(id='acme', models=[ModelInfo(id='one', match=ClauseOr(or_=[ClauseEquals(equals='one')]), prices=[
      ConditionalPrice(prices=ModelPrice(input_mtok=Decimal('0.10'))),
      ConditionalPrice(
        constraint=StartDateConstraint(start_date=datetime.date(2026, 9, 1)),
        prices=ModelPrice(input_mtok=TieredPrices(base=Decimal('0.2'), tiers=[Tier(start=200000, price=Decimal('3'))])),
      ),
    ])]),
]
`;
  const files = { 'genai_prices/data.py': python, 'genai_prices/other.py': 'import os' };

  test('of Python is read from its wheel as data', async () => {
    const { origin, adapter, text } = await open('genai-prices=0.9.0@2026-11-01', {
      run: wheel('0.9.0', files),
    });
    expect(origin).toMatchObject({
      registry: 'PyPI',
      package: 'genai-prices',
      version: '0.9.0',
      file: 'genai_prices/data.py',
      asOf: '2026-11-01',
    });
    expect(text).toContain('"match":{"or":[{"equals":"one"}]}');
    expect(text).toContain('{"input_mtok":0.10}');
    expect(adapter).toMatchObject({ package: 'genai-prices', version: '0.9.0' });
    expect(adapter.lookup('acme/one', '2026-08-31')?.rates.map(({ amount }) => amount)).toEqual(['0.1']);
    expect(adapter.lookup('acme/one', '2026-09-01')?.rates.map(({ amount }) => amount)).toEqual(['0.2', '3']);
  });

  test('of a registry that tells no day needs one, or a day on which another version was the newest', async () => {
    const run = wheel('0.9.0', files);
    await expect(open('genai-prices=0.9.0', { run })).rejects.toThrow('write 0.9.0@YYYY-MM-DD');
    expect((await open('genai-prices=newest', { run })).origin.asOf).toBe('2026-11-10');
    const { origin } = await open('genai-prices=0.9.0@2026-11-01', { run });
    expect((await open('genai-prices=0.9.0', { run }, origin)).origin.asOf).toBe('2026-11-01');
    const later = await open(
      'genai-prices=newest',
      { run: wheel('0.9.1', files) },
      { ...origin, read: '2026-11-15' },
    );
    expect(later.origin).toMatchObject({ version: '0.9.1', asOf: '2026-11-15' });
  });

  test.each([
    [
      'that is not there',
      () => Promise.reject(new Error('no such version')),
      'could not be fetched from PyPI: no such',
    ],
    ['without its file', wheel('0.9.0', {}), 'has no genai_prices/data.py'],
    [
      'whose file computes',
      wheel('0.9.0', { 'genai_prices/data.py': 'providers = load()\nx = 1' }),
      'as published',
    ],
    [
      'whose file has other code',
      wheel('0.9.0', { 'genai_prices/data.py': 'providers = [Provider(id=os.name)]' }),
      'something else than a literal in line 1: os.name',
    ],
  ] as const)('%s is a reason to stop', async (_, run, words) => {
    await expect(open('genai-prices=0.9.0@2026-11-01', { run })).rejects.toThrow(words);
  });

  test('of npm is read from the installed folder, with the day of its release', async () => {
    const run: Run = (_, args) => {
      if (args[0] === 'view') return Promise.resolve('{"7.0.0":"2026-10-02T10:00:00Z"}');
      expect(args).toContain('--ignore-scripts');
      const prefix = args.find((arg) => arg.startsWith('--prefix='))?.slice('--prefix='.length) ?? '';
      const home = join(prefix, 'node_modules/ai-sdk-cost-calculator');
      mkdirSync(join(home, 'dist'), { recursive: true });
      writeFileSync(join(home, 'package.json'), '{"version":"7.0.0"}');
      const code = `var tools = { webSearchPer1kRequests: 10 };
var acme = { // the newest
  "one": { inputPer1MTokens: 0.10, longContextThreshold: 272e3, imageGenerationPerImage: 5792 * 17.5 / 1e6, ...tools },
};
acme["two"] = { ...acme["one"] };
var allPricing = { acme };
throw new Error('was run');
`.replace('{ acme }', '{ acme: acme }');
      writeFileSync(join(home, 'dist/index.mjs'), code);
      return Promise.resolve('');
    };
    const { origin, text, adapter } = await open('ai-sdk-cost-calculator=7.0.0', { run });
    expect(origin).toMatchObject({ registry: 'npm', version: '7.0.0', asOf: '2026-10-02' });
    expect(JSON.parse(text)).toEqual({
      acme: Object.fromEntries(
        ['one', 'two'].map((id) => [
          id,
          {
            inputPer1MTokens: 0.1,
            longContextThreshold: 272000,
            imageGenerationPerImage: 0.10136,
            webSearchPer1kRequests: 10,
          },
        ]),
      ),
    });
    expect(text).toContain('"inputPer1MTokens":0.10,');
    expect(adapter.lookup('acme/two', '')?.rates[0]?.amount).toBe('0.1');
  });
});

test('the last whole copy is kept for tools, and a damaged one is none', async () => {
  const { origin, text } = await open(`litellm=${url}`, { fetch: answers(map) });
  cacheCopy(folder, 'litellm', { origin, text });
  expect(cachedCopy(folder, 'litellm')).toEqual({ origin, text });
  writeFileSync(join(folder, 'litellm.json'), '{');
  expect(cachedCopy(folder, 'litellm')).toBeUndefined();
});

test('places come from the environment too', () => {
  expect(locationsFrom({})).toEqual([]);
  expect(locationsFrom({ PRICE_SOURCES: ' litellm=a.json@2026-08-01\n models.dev=newest ' })).toEqual([
    { id: 'litellm', place: 'a.json', day: '2026-08-01' },
    { id: 'models.dev', place: 'newest' },
  ]);
});
