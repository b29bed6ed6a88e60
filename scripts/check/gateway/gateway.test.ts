import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { runCatalog } from '../../catalog/run.ts';
import { failed } from '../report.ts';
import { compareWithList } from './compare.ts';
import { openList } from './lists/index.ts';
import { ownListFile, readOwnList } from './own-list.ts';
import { readGatewayArguments, runGatewayCheck } from './run.ts';

const fixtures = 'scripts/check/gateway/lists/fixtures';
const context = { environment: {}, now: new Date('2026-11-30T12:00:00Z') };
const date = '2026-11-30';

/** A catalog imported from a fixture, with the list beside it. */
async function imported(name: string, currency = 'USD') {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const [file, list] = [join(folder, 'models.yaml'), join(folder, name)];
  writeFileSync(list, readFileSync(join(fixtures, name), 'utf8'));
  const io = {
    out: () => undefined,
    err: () => undefined,
    environment: { BUILD_DATE: date },
    now: context.now,
  };
  await runCatalog(['import', '--from', list, '--out', file, '--currency', currency, '--name', 'House'], io);
  return { file, list };
}

const check = (file: string, more: object = {}) =>
  runGatewayCheck({ catalog: file, keep: false, date, ...more }, context);

test.each([
  ['openrouter.json', 'USD'],
  ['vercel.json', 'EUR'],
  ['new-api.json', 'JPY'],
  ['litellm-config.yaml', 'USD'],
  ['table.csv', 'EUR'],
])('a catalog that was imported from %s, in %s, has all that the list has', async (name, currency) => {
  const { file } = await imported(name, currency);
  const { findings } = await check(file);
  // What the import could not decide between is told here, too, and nothing else.
  expect(findings.filter(({ code }) => code !== 'gateway-rate-unlisted')).toEqual([]);
  expect(findings.length).toBe(name === 'table.csv' ? 1 : 0);
});

/** A number that comes again: which difference is made, and where. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

interface RouterList {
  data: { id: string; pricing: Record<string, unknown> & { overrides?: Record<string, unknown>[] } }[];
}

const differences: readonly (readonly [
  name: string,
  code: string,
  make: (list: RouterList, pick: () => number) => string,
])[] = [
  [
    'served and not listed',
    'gateway-not-listed',
    (list, pick) => {
      const model = of(list.data, pick);
      const id = `${model.id}-${String(Math.floor(pick() * 1e6))}`;
      list.data.splice(Math.floor(pick() * list.data.length), 0, { ...structuredClone(model), id });
      return id;
    },
  ],
  [
    'listed and not served',
    'gateway-not-served',
    (list, pick) => list.data.splice(Math.floor(pick() * list.data.length), 1)[0]?.id ?? '',
  ],
  [
    'another id',
    'gateway-not-served',
    (list, pick) => {
      const model = of(list.data, pick);
      const { id } = model;
      model.id = id.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x'));
      return id;
    },
  ],
  [
    'another price',
    'gateway-price',
    (list, pick) => {
      const [model, key] = pricedOf(list, pick);
      // From one part in ten thousand to ten times as much.
      const factor = 1 + 10 ** (pick() * 5 - 4);
      model.pricing[key] = (Number(model.pricing[key]) * factor).toPrecision(8);
      return model.id;
    },
  ],
  [
    'a slipped digit',
    'gateway-price',
    (list, pick) => {
      const [model, key] = pricedOf(list, pick);
      model.pricing[key] = String(Number(model.pricing[key]) * (pick() < 0.5 ? 10 : 0.1));
      return model.id;
    },
  ],
  [
    'another price over a threshold',
    'gateway-price',
    (list, pick) => {
      const models = list.data.filter(({ pricing }) => pricing.overrides !== undefined);
      const model = of(models, pick);
      const override = model.pricing.overrides?.[0] ?? {};
      const key = of(
        Object.keys(override).filter((name) => /^(prompt|completion)$/.test(name)),
        pick,
      );
      override[key] = String(Number(override[key]) * (1.01 + pick()));
      return model.id;
    },
  ],
  [
    'a price more',
    'gateway-rate-unlisted',
    (list, pick) => {
      const model = of(
        list.data.filter(({ pricing }) => Number(pricing.prompt) > 0),
        pick,
      );
      model.pricing.input_cache_write_1h = '0.0000123';
      return model.id;
    },
  ],
  [
    'a price less',
    'gateway-rate-gone',
    (list, pick) => {
      const [model, key] = pricedOf(list, pick);
      Reflect.deleteProperty(model.pricing, key);
      return model.id;
    },
  ],
  [
    'another threshold',
    'gateway-rate-unlisted',
    (list, pick) => {
      const model = of(
        list.data.filter(({ pricing }) => pricing.overrides?.[0]?.min_prompt_tokens !== undefined),
        pick,
      );
      Object.assign(model.pricing.overrides?.[0] ?? {}, {
        min_prompt_tokens: 128_000 + Math.floor(pick() * 10) * 1000,
      });
      return model.id;
    },
  ],
  [
    'a price that is none any more',
    'gateway-rate-gone',
    (list, pick) => {
      const [model, key] = pricedOf(list, pick);
      model.pricing[key] = pick() < 0.5 ? '0' : '-1';
      return model.id;
    },
  ],
  [
    'a price that cannot be read',
    'gateway-entry-unreadable',
    (list, pick) => {
      const [model, key] = pricedOf(list, pick);
      model.pricing[key] = 'free';
      return model.id;
    },
  ],
  [
    'another currency',
    'gateway-currency',
    (list, pick) => {
      const model = of(list.data, pick);
      model.pricing.currency = 'CNY';
      return model.id;
    },
  ],
];

function of<T>(items: readonly T[], pick: () => number): T {
  const item = items[Math.floor(pick() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick.');
  return item;
}

/** A model with a price, and the field that holds it. */
function pricedOf(list: RouterList, pick: () => number) {
  const fields = list.data.flatMap((model) =>
    Object.entries(model.pricing)
      .filter(([name, value]) => Number(value) > 0 && !['web_search', 'discount'].includes(name))
      // Without this one, what costs more over a threshold would be told of, too.
      .filter(
        ([name]) => model.pricing.overrides === undefined || !/prompt|completion|input_cache/.test(name),
      )
      .map(([name]) => [model, name] as const),
  );
  return of(fields, pick);
}

test('60 of 60 differences that are put into a list are found, each with its model, its file and its line', async () => {
  const { file, list } = await imported('openrouter.json');
  const text = readFileSync(list, 'utf8');
  const catalog = loadCatalog({ file });
  const pick = randoms(17);
  const found = Array.from({ length: 60 }, (_, round) => {
    const [name, code, make] = of(differences, () => (round % differences.length) / differences.length);
    const changed = JSON.parse(text) as RouterList;
    const id = make(changed, pick);
    const { findings } = compareWithList(
      catalog,
      openList(list, JSON.stringify(changed, null, 2)),
      list,
      date,
    );
    const told = findings.find((one) => one.code === code && one.data?.model === id);
    const isPlaced = told?.file !== undefined && told.line !== undefined;
    return { name, id, isFound: told?.severity === 'error' && isPlaced && told.message.includes(id) };
  });
  expect(found.filter(({ isFound }) => !isFound)).toEqual([]);
  expect(found.filter(({ isFound }) => isFound)).toHaveLength(60);
});

describe('the command', () => {
  test('says where a price stands in both, and ends with an error', async () => {
    const { file, list } = await imported('openrouter.json', 'EUR');
    writeFileSync(list, readFileSync(list, 'utf8').replace('"0.0000002574"', '"0.0000003"'));
    const report = await check(file);
    expect(failed(report)).toBe(true);
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('input: [0.2574')) + 1;
    expect(report.findings).toMatchObject([
      {
        code: 'gateway-price',
        file,
        line,
        message: `deepseek/deepseek-chat: input is listed at 0.2574 EUR, and ${list}:76:5 charges 0.3 EUR.`,
      },
    ]);
  });

  test('keeps the list only where all is well, and the day of one that says the same', async () => {
    const { file, list } = await imported('openrouter.json');
    const kept = readFileSync(ownListFile(file), 'utf8');
    expect((await check(file, { keep: true, date: '2026-12-07' })).summary.at(-1)).toContain(
      'says the same already',
    );
    expect(readFileSync(ownListFile(file), 'utf8')).toBe(kept);
    writeFileSync(list, readFileSync(list, 'utf8').replace('"0.0000002574"', '"0.0000003"'));
    expect((await check(file, { keep: true })).summary.at(-1)).toContain('was not written');
    expect(readOwnList(file)?.models['deepseek/deepseek-chat']?.['input??']).toBe('0.2574');
    writeFileSync(ownListFile(file), kept.replace('0.2574', '0.2575'));
    expect(() => readOwnList(file)).toThrow('was changed by hand');
  });

  test('fetches a list with the key that the catalog names, and says what a refusal means', async () => {
    const { file } = await imported('openrouter.json');
    const address = 'https://house.example/v1/models';
    const asked: unknown[] = [];
    const answer = (status: number) => (url: unknown, init?: RequestInit) => {
      asked.push([url, new Headers(init?.headers).get('authorization')]);
      return Promise.resolve(new Response(readFileSync(join(fixtures, 'openrouter.json')), { status }));
    };
    const run = (status: number, environment = {}) =>
      runGatewayCheck(
        { catalog: file, from: address, keep: false, date },
        { ...context, environment, fetch: answer(status) },
      );
    expect((await run(200, { HOUSE_API_KEY: 'sk-1' })).findings).toEqual([]);
    expect(asked).toEqual([[address, 'Bearer sk-1']]);
    await expect(run(401)).rejects.toThrow('gateway.apiKey.env');
  });

  test('cannot run without a list, and refuses what makes no sense', async () => {
    await expect(check('tests/sites/dollar/models.yaml')).rejects.toThrow('gateway.priceList');
    expect(() => readGatewayArguments(['--shape', 'vercle'])).toThrow('There is no shape');
    expect(() => readGatewayArguments(['--date', 'monday'])).toThrow('not a day');
  });
});
