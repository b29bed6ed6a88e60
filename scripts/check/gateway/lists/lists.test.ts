import { readdirSync, readFileSync } from 'node:fs';
import Big from 'big.js';
import { describe, expect, test } from 'vitest';
import { listShapes, type ListShape } from '#catalog/registry/list-shapes.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { loadCatalog } from '#catalog/load.ts';
import { listedRates } from '#pricing/rates.ts';
import { readJsonFile } from '../../prices/sources/json-file.ts';
import { draftsOf } from '../../../catalog/import/drafts.ts';
import { newCatalog } from '../../../catalog/import/new-catalog.ts';
import { openList } from './index.ts';
import type { OpenedList } from './list.ts';
import { readYamlFile } from './yaml-file.ts';

const folder = 'scripts/check/gateway/lists/fixtures';
const textOf = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

const shapes: Readonly<Record<string, ListShape>> = {
  'openrouter.json': 'openrouter',
  'trustedrouter.json': 'openrouter',
  'llm-gateway.json': 'llm-gateway',
  'vercel.json': 'vercel',
  'per-million.json': 'per-million',
  'new-api.json': 'new-api',
  'litellm-model-info.json': 'litellm-proxy',
  'litellm-config.yaml': 'litellm-proxy',
  'models-dev.json': 'models.dev',
  'litellm-map.json': 'litellm',
  'table.csv': 'csv',
};

test('every shape has a fixture, each is recognised, and its address is told', () => {
  const files = readdirSync(folder).filter((file) => file !== 'README.md');
  expect(files.toSorted()).toEqual(Object.keys(shapes).toSorted());
  expect(new Set(Object.values(shapes))).toEqual(new Set(listShapes));
  for (const [file, shape] of Object.entries(shapes)) {
    expect(openList(file, textOf(file)).shape, file).toBe(shape);
    expect(textOf('README.md')).toContain(`\`${file}\``);
  }
});

/** What a field is the price of, told here a second time: its meter, and for how many of them it is. */
type Meaning = readonly [field: RegExp, meter: Meter, factor: string];
const tokens = (field: RegExp, meter: Meter): Meaning => [field, meter, '1000000'];

const router: readonly Meaning[] = [
  tokens(/^pricing\.(overrides\.\d\.)?prompt$/, 'input'),
  tokens(/^pricing\.(overrides\.\d\.)?completion$/, 'output'),
  tokens(/^pricing\.(overrides\.\d\.)?input_cache_read$/, 'cacheRead'),
  tokens(/^pricing\.(overrides\.\d\.)?input_cache_write$/, 'cacheWrite'),
  tokens(/^pricing\.input_cache_write_1h$/, 'cacheWrite1h'),
  tokens(/^pricing\.audio$/, 'audioInput'),
  tokens(/^pricing\.internal_reasoning$/, 'reasoning'),
  tokens(/^pricing\.image_output$/, 'imageOutput'),
  tokens(/^pricing\.image_token$/, 'imageInput'),
  [/^pricing\.image$/, 'inputImage', '1'],
  [/^pricing\.request$/, 'request', '1'],
];
const map: readonly Meaning[] = [
  tokens(/^(\w+\.)?input_cost_per_token(_batches|_priority)?$/, 'input'),
  tokens(/^(\w+\.)?output_cost_per_token(_batches|_priority)?$/, 'output'),
  tokens(/^(\w+\.)?cache_read_input_token_cost(_priority)?$/, 'cacheRead'),
  tokens(/^(\w+\.)?input_cost_per_audio_token$/, 'audioInput'),
  [/^(\w+\.)?input_cost_per_second$/, 'audioMinute', '60'],
];
const meanings: Readonly<Record<string, readonly Meaning[]>> = {
  openrouter: router,
  'llm-gateway': [
    ...router,
    [/^pricing\.per_second\.\w+$/, 'videoSecond', '1'],
    [/^pricing\.ocr_page$/, 'pages', '1000'],
  ],
  vercel: [
    tokens(/^pricing\.(regional\.eu\.|service_tiers\.(flex|priority)\.)?input$/, 'input'),
    tokens(/^pricing\.(regional\.eu\.|service_tiers\.(flex|priority)\.)?output$/, 'output'),
    tokens(/^pricing\.input_cache_read(_tiers\.\d\.cost)?$/, 'cacheRead'),
    tokens(/^pricing\.input_tiers\.\d\.cost$/, 'input'),
    tokens(/^pricing\.output_tiers\.\d\.cost$/, 'output'),
    [/^pricing\.(image|image_dimension_quality_pricing\.\d\.cost)$/, 'image', '1'],
    [/^pricing\.video_duration_pricing\.\d\.cost_per_second$/, 'videoSecond', '1'],
    tokens(/^pricing\.speech_input_character_cost$/, 'characters'),
    [/^pricing\.transcription_duration_cost_per_second$/, 'audioMinute', '60'],
  ],
  'per-million': [
    [/^pricing\.input_per_million$/, 'input', '1'],
    [/^pricing\.output_per_million$/, 'output', '1'],
  ],
  'new-api': [
    [/^model_ratio$/, 'input', '2'],
    [/^model_price$/, 'image', '1'],
  ],
  'litellm-proxy': map,
  litellm: map,
  'models.dev': [
    [/^cost\.(tiers\.\d\.)?input$/, 'input', '1'],
    [/^cost\.(tiers\.\d\.)?output$/, 'output', '1'],
    [/^cost\.(tiers\.\d\.)?cache_read$/, 'cacheRead', '1'],
  ],
  csv: [
    [/^input(@.*)?$/, 'input', '1'],
    [/^output(@.*)?$/, 'output', '1'],
    [/^cacheRead$/, 'cacheRead', '1'],
    [/^image(@.*)?$/, 'image', '1'],
    [/^audioMinute$/, 'audioMinute', '1'],
    [/^characters$/, 'characters', '1'],
  ],
};

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    leavesOf(item, path === '' ? key : `${path}.${key}`),
  );
}

/** The entries of a file by the ids that requests send, found without the reader. */
function entriesIn(file: string): Map<string, object> {
  const text = textOf(file);
  if (file.endsWith('.csv')) {
    // No cell of the fixture has a comma beside the one name that is skipped over here.
    const [header = '', ...rows] = text
      .trim()
      .replace(/"Lantern, .*?",/, 'Lantern,')
      .split('\n');
    return new Map(
      rows.map((row) => {
        const cells = row.split(',');
        const pairs = header
          .split(',')
          .flatMap((name, at) => (cells[at] ? [[name, cells[at]] as const] : []));
        return [cells[0] ?? '', Object.fromEntries(pairs)];
      }),
    );
  }
  const data = (file.endsWith('.yaml') ? readYamlFile(text) : readJsonFile(text)).data as Record<
    string,
    unknown
  >;
  if (file === 'models-dev.json')
    return new Map(
      Object.entries(data as Record<string, { models: Record<string, object> }>).flatMap(
        ([provider, { models }]) =>
          Object.entries(models).map(([id, entry]) => [`${provider}/${id}`, entry] as const),
      ),
    );
  if (file === 'litellm-map.json') return new Map(Object.entries(data as Record<string, object>));
  const list = (data.data ?? data.model_list) as { id?: string; model_name?: string }[];
  return new Map(list.toReversed().map((entry) => [entry.id ?? entry.model_name ?? '', entry]));
}

/** What says nothing by itself: the end of a tier beside the beginning of the next, and what is so anyway. */
const saysNothing = [
  /_tiers\.\d\.(?:max|min)$/,
  /_tiers\.0\.cost$/,
  /^(?:object|success|usable_group\..*|group_ratio\..*)$/,
  /^vendors\.\d\.name$|^\w+\.(?:id|name|doc)$|\.models\.[\w-]+\.id$/,
  // That a model reads, or draws, stands elsewhere, too; and who serves it, in the name of the upstream model.
  /^data\.[134578]\.architecture\.input_modalities$/,
  /^data\.[35]\.tags$/,
  /litellm_provider$/,
  /^data\.1\.model_name$/,
  // Of two deployments of one name, the second is only skipped.
  /^data\.2\./,
];

function entriesText({ entries }: OpenedList): string {
  return JSON.stringify(entries.map(({ place: _place, ...entry }) => entry));
}

/** The ways to everything that is written, lists as a whole where they hold texts. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  // What is nothing, unknown or no says as much as what is not there.
  if (value === null || ['', 0, '0', false, undefined].includes(value as never)) return [];
  const isList = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  if (typeof value !== 'object' || isList)
    return Array.isArray(value) && value.length === 0 ? [] : [[...path]];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => pathsOf(item, [...path, key]));
}

function without(text: string, path: readonly string[]): string {
  const data = JSON.parse(text) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((part, step) => part[step] as Record<string, unknown>, data);
  Reflect.deleteProperty(parent, path.at(-1) ?? '');
  return JSON.stringify(data);
}

/** A list as a catalog, and back. */
function roundTrip(file: string) {
  const list = openList(file, textOf(file));
  const left: string[] = [];
  const context = { house: { id: 'house', name: 'House' }, currency: 'USD', date: '2026-11-30' };
  const drafts = draftsOf(list, { ...context, isWanted: () => true }, (why, id) =>
    left.push(`${id}: ${why}`),
  );
  const gateway = {
    name: 'House',
    url: 'https://house.example',
    baseUrl: 'https://house.example/v1',
    currency: 'USD',
  };
  const made = newCatalog('models.yaml', gateway, drafts, 'A test.', (why, id) => left.push(`${id}: ${why}`));
  return { list, left, catalog: loadCatalog({ file: 'models.yaml', text: made.text }), drafts };
}

describe.each(Object.entries(shapes))('%s', (file, shape) => {
  const { list, left, catalog, drafts } = roundTrip(file);
  const entries = entriesIn(file);

  test('every priced field comes back exactly', () => {
    const priced: { readonly name: string; readonly isExact: boolean }[] = [];
    for (const [id, entry] of entries) {
      const model = catalog.models.find((one) => one.id === id);
      const named = drafts.find(({ draft }) => draft.id === id)?.unread.map(({ field }) => field) ?? [];
      for (const { path, value } of leavesOf(entry)) {
        const meaning = meanings[shape]?.find(([field]) => field.test(path));
        if (meaning === undefined || !/^\d/.test(String(value)) || Number(value) === 0) continue;
        // A price that is named as not taken is none that has to come back.
        if (named.includes(path.replaceAll(/\.\d+(?=\.|$)/g, '[]'))) continue;
        const wanted = new Big(String(value)).times(meaning[2]);
        const rates = model === undefined ? [] : listedRates(model);
        const isExact = rates.some(({ meter, amount }) => meter === meaning[1] && wanted.eq(amount));
        priced.push({ name: `${id}: ${path} ${String(value)}`, isExact });
      }
    }
    expect(priced.filter(({ isExact }) => !isExact)).toEqual([]);
    expect(priced.length).toBeGreaterThanOrEqual(file === 'trustedrouter.json' ? 2 : 4);
  });

  // Of the two that are no JSON, the readers are the same.
  const isJson = file.endsWith('.json');
  if (isJson)
    test('no field is passed over: without it, something else is read or said', () => {
      const idle: string[] = [];
      const text = textOf(file);
      const whole = entriesText(list);
      for (const path of pathsOf(JSON.parse(text)))
        if (entriesText(openList(file, without(text, path), shape)) === whole) idle.push(path.join('.'));
      expect(idle.filter((path) => !saysNothing.some((known) => known.test(path)))).toEqual([]);
    });

  test('ids stay letter by letter, and no model is lost without a word', () => {
    const ids = new Set(catalog.models.map(({ id }) => id));
    for (const id of entries.keys())
      expect(ids.has(id) || left.some((one) => one.startsWith(id)), id).toBe(true);
  });
});

test('a field that nobody knows is named, wherever it stands', () => {
  const seed = JSON.parse(textOf('openrouter.json')) as { data: Record<string, unknown>[] };
  const [first = {}] = seed.data;
  const strange = {
    ...first,
    surcharge: '0.1',
    pricing: { ...(first.pricing as object), per_smell: '0.5', deep: { fee: 3 } },
  };
  const [entry] = openList('list.json', JSON.stringify({ data: [strange] })).entries;
  const named = entry?.unread.map(({ field }) => field);
  expect(named).toEqual(expect.arrayContaining(['surcharge', 'pricing.per_smell', 'pricing.deep.fee']));
});

test('new-api: ratios are multiplied exactly, also with that of the group', () => {
  const { entries } = openList(
    'list.json',
    textOf('new-api.json').replace('"default": 1,', '"default": 1.1,'),
  );
  const rates = Object.fromEntries(
    entries.map(({ id, rates: own }) => [id, own.map(({ meter, amount }) => `${meter} ${amount}`)]),
  );
  expect(rates).toMatchObject({
    'gpt-4o': ['input 2.75', 'output 11', 'cacheRead 1.375'],
    'gpt-audio': ['input 2.75', 'output 11', 'audioInput 44', 'audioOutput 88'],
    'dall-e-3': ['image 0.044'],
    'qwen3-max': [],
  });
});

test('zero and below zero are no prices, and it is said of each', () => {
  const { entries } = openList('list.json', textOf('openrouter.json'));
  const of = (id: string) => entries.find((entry) => entry.id === id);
  expect(of('openrouter/auto')?.rates).toEqual([]);
  expect(of('openrouter/auto')?.unread).toContainEqual(
    expect.objectContaining({
      field: 'pricing.prompt',
      reason: expect.stringContaining('below zero') as string,
    }),
  );
  expect(of('meta-llama/llama-3.3-70b-instruct:free')?.unread).toContainEqual(
    expect.objectContaining({ field: 'pricing.prompt', reason: expect.stringContaining('zero') as string }),
  );
});

test('no secret of a configuration is repeated', () => {
  const { entries } = openList('config.yaml', textOf('litellm-config.yaml'));
  expect(JSON.stringify(entries)).not.toContain('sk-do-not-print-this');
});

test('an entry whose price is no price is refused with its place, and the others stay', () => {
  const text = textOf('openrouter.json').replace('"0.00000125"', '"about a dollar"');
  const { entries } = openList('list.json', text);
  expect(entries[0]).toMatchObject({
    place: '3:5',
    faults: [expect.stringContaining('`pricing.prompt` is "about a dollar"') as string],
  });
  expect(entries[1]?.faults).toEqual([]);
});

test.each([
  ['{"data":[{"id":"a"}]}', undefined, 'none of the shapes that are known'],
  ['<html>', undefined, 'is a web page or XML'],
  ['{"data":[{"id":"a","pricing":{"prompt":"1"}}]}', 'vercel', 'it is not the `/v1/models` of Vercel’s'],
  ['id,name\n"a', 'csv', 'quotes in line 2'],
  ['id,name\na,b,c', 'csv', '3 fields in line 2'],
] as const)('%s is refused', (text, shape, says) => {
  expect(() => openList('list', text, shape)).toThrow(says);
});
