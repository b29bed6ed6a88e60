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
  // What the import could not decide between is told here, too, and nothing else; it stands in nobody's way.
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
    name === 'table.csv' ? ['warning gateway-rate-untaken'] : [],
  );
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

/** An entry of OpenRouter's shape, priced for one token. */
const entryOf = (
  id: string,
  pricing: object,
  given: readonly string[],
  accepted: readonly string[] = ['text'],
) => ({
  id,
  name: id,
  architecture: { input_modalities: accepted, output_modalities: given },
  pricing,
});

/** A catalog imported from a list of these entries, which is written beside it. */
async function importedFrom(entries: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const [file, list] = [join(folder, 'models.yaml'), join(folder, 'list.json')];
  writeFileSync(list, JSON.stringify({ data: entries }));
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    environment: { BUILD_DATE: date },
    now: context.now,
  };
  await runCatalog(['import', '--from', list, '--out', file, '--currency', 'EUR', '--name', 'House'], io);
  return { file, list, said: err.join('') };
}

describe('what a list’s price of an image is', () => {
  const rateIn = (file: string, id: string) => {
    const model = loadCatalog({ file }).models.find((one) => one.id === id);
    return model?.pricing.kind === 'priced'
      ? model.pricing.rates.map(({ meter, amount }) => `${meter} ${amount}`)
      : model?.pricing.kind;
  };

  test('import, catalog and check agree on it', async () => {
    const { file, said } = await importedFrom([
      entryOf(
        'acme/sees',
        { prompt: '0.000001', completion: '0.000002', image: '0.005' },
        ['text'],
        ['text', 'image'],
      ),
      entryOf('acme/draws', { prompt: '0', completion: '0', image: '0.04' }, ['image']),
      entryOf(
        'acme/edits',
        { prompt: '0', completion: '0', image: '0.05', web_search: '0.01' },
        ['image'],
        ['image'],
      ),
      entryOf(
        'acme/counts',
        { prompt: '0.000001', image: '0.005', image_output: '0.00003' },
        ['image'],
        ['image'],
      ),
      entryOf(
        'acme/free-but-pictures',
        { prompt: '0', completion: '0', image: '0.001' },
        ['text'],
        ['image'],
      ),
    ]);
    expect(rateIn(file, 'acme/sees')).toContain('inputImage 0.005');
    expect(rateIn(file, 'acme/draws')).toEqual(['image 0.04']);
    expect(rateIn(file, 'acme/edits')).toEqual(['image 0.05']);
    expect(rateIn(file, 'acme/counts')).toEqual(['input 1', 'imageOutput 30', 'inputImage 0.005']);
    expect(rateIn(file, 'acme/free-but-pictures')).toBe('unknown');
    expect(said).toContain('Not taken: inputImage: no price that says what using such a model costs');
    const report = await check(file, { keep: true });
    expect(report.findings).toMatchObject([
      { code: 'gateway-rate-untaken', severity: 'warning', data: { model: 'acme/free-but-pictures' } },
    ]);
    expect(readOwnList(file)?.models['acme/draws']).toEqual({ 'image??': '0.04' });
  });

  test('a model that is free by hand, and whose pictures cost, is still an error', async () => {
    const { file } = await importedFrom([
      entryOf('acme/free', { prompt: '0', completion: '0', image: '0.001' }, ['text'], ['image']),
    ]);
    const free = 'free: { reason: it is in beta, source: https://acme.example/free }';
    writeFileSync(file, readFileSync(file, 'utf8').replace('priceStatus: unknown', free));
    expect((await check(file)).findings.map(({ code }) => code)).toEqual(['gateway-rate-unlisted']);
  });
});

describe('what the list leaves out', () => {
  const list = [entryOf('acme/one', { prompt: '0.000001', completion: '0.000002' }, ['text'])];
  const own = (source: string) => `
  - id: acme/own
    name: Own
    modality: chat
    prices: { input: 9, output: 9 }
    unverified: { amounts: { input: 9, output: 9 }, source: ${source}, checked: 2026-11-01${source === 'gateway' ? '' : ', expires: 2027-01-01'} }
`;
  test.each(['gateway', 'https://acme.example/prices'])(
    'is served and charged where the entry says so: source %s',
    async (source) => {
      const { file } = await importedFrom(list);
      const text = readFileSync(file, 'utf8');
      const cached = `    unverified: { amounts: { cacheRead: 0.10 }, source: ${source}, checked: 2026-11-01${source === 'gateway' ? '' : ', expires: 2027-01-01'} }\n`;
      writeFileSync(
        file,
        text.replace('      output: 2\n', `      output: 2\n      cacheRead: 0.10\n${cached}`) + own(source),
      );
      expect((await check(file)).findings).toEqual([]);
    },
  );

  test('is told else, with what to write', async () => {
    const { file } = await importedFrom(list);
    const text = readFileSync(file, 'utf8').replace(
      '      output: 2\n',
      '      output: 2\n      cacheRead: 0.10\n',
    );
    writeFileSync(file, `${text}${own('gateway').replace('input: 9, output: 9 }, s', 'input: 9 }, s')}`);
    const { findings } = await check(file);
    expect(findings.map(({ code, fix }) => [code, fix])).toEqual([
      [
        'gateway-rate-gone',
        'Take it out if it is not charged any more. If it is, add it to the list, or say so in the entry of the model: `unverified: { amounts: { cacheRead: 0.10 }, source: gateway, checked: 2026-11-30 }`.',
      ],
      ['gateway-not-served', expect.stringContaining('Add it to the list.') as string],
    ]);
    expect(findings[1]?.fix).toContain('amounts: { input: 9, output: 9 }, source: gateway');
  });

  test('a free model is only warned about', async () => {
    const { file } = await importedFrom(list);
    const free =
      '  - { id: acme/gift, name: Gift, modality: chat, free: { reason: it is small, source: https://acme.example } }\n';
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${free}`);
    const report = await check(file);
    expect(report.findings).toMatchObject([{ code: 'gateway-free-unlisted', severity: 'warning' }]);
    expect(failed(report)).toBe(false);
  });
});
