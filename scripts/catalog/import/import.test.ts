import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { listedRates } from '#pricing/rates.ts';
import { readOwnList } from '../../check/gateway/own-list.ts';
import { keptPlaces } from '../../check/prices/fixtures.ts';
import { failed } from '../../check/report.ts';
import { runGatewayCheck } from '../../check/gateway/run.ts';
import { runCatalog } from '../run.ts';

const fixtures = 'scripts/check/gateway/lists/fixtures';
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  file = join(folder, 'models.yaml');
});

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await runCatalog(['import', '--out', file, ...argv], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    environment: { BUILD_DATE: '2026-11-30', PRICE_SOURCES: keptPlaces },
    now: new Date('2026-11-30T12:00:00Z'),
  });
  return { code, out, err };
}

const catalogText = () => readFileSync(file, 'utf8');
const historyText = () => readFileSync(join(folder, 'price-history.jsonl'), 'utf8');
const pricesOf = (id: string) => {
  const model = loadCatalog({ file }).models.find((one) => one.id === id);
  return (
    model &&
    Object.fromEntries(
      listedRates(model).map(({ meter, amount, when }) => [`${meter}${JSON.stringify(when)}`, amount]),
    )
  );
};

/** A list in OpenRouter's shape: prices for a million tokens by id. */
function writeList(models: Readonly<Record<string, readonly [input: string, output: string]>>): string {
  const perToken = (million: string) => `${million}e-6`;
  const data = Object.entries(models).map(([id, [input, output]]) => ({
    id,
    name: id,
    architecture: { input_modalities: ['text'], output_modalities: ['text'] },
    pricing: { prompt: perToken(input), completion: perToken(output) },
  }));
  const list = join(folder, 'list.json');
  writeFileSync(list, JSON.stringify({ data }, null, 1));
  return list;
}

describe('a new catalog', () => {
  test.each([
    ['openrouter.json', '8 models from 6 providers, 30 rates'],
    ['litellm-config.yaml', '3 models from 3 providers, 4 rates'],
    ['table.csv', '5 models from 2 providers, 9 rates'],
    ['litellm-map.json', '2 models from 2 providers, 7 rates'],
  ])('of %s holds what the list has, names the rest, and is formatted', async (name, holds) => {
    const { code, out, err } = await run(
      '--from',
      join(fixtures, name),
      '--name',
      'House',
      '--url',
      'https://house.example',
    );
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining(holds) as string });
    expect(err).not.toContain('sk-do-not-print-this');
    expect(err).toMatch(
      name.includes('map') ? /Not taken: output_cost_per_second/ : /Not taken: |Listed without/,
    );
    let format = '';
    const io = {
      out: (text: string) => (format += text),
      err: () => undefined,
      environment: {},
      now: new Date(),
    };
    expect(await runCatalog(['format', file, '--check'], io), format).toBe(0);
  });

  test('of a library is pinned to it, and of a gateway remembers where its list is', async () => {
    await run('--from', join(fixtures, 'models-dev.json'));
    expect(catalogText()).toContain('verify: { models.dev: acme/chat-2 }');
    expect(catalogText()).not.toContain('priceList');
    expect(readOwnList(file)).toBeUndefined();
  });

  test('gives each model a name of its own', async () => {
    const list = writeList({ 'acme/one': ['1', '2'], 'other/one': ['1', '2'], 'acme/sub/one': ['1', '2'] });
    writeFileSync(list, readFileSync(list, 'utf8').replaceAll(/"name": "[^"]*"/g, '"name": "One"'));
    await run('--from', list);
    const names = loadCatalog({ file }).models.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['One', 'One (acme/sub/one)', 'One (other/one)']);
  });

  test('has the prices of LiteLLM’s map for what a proxy states none of, each pinned', async () => {
    const config = join(folder, 'config.yaml');
    const upstream = ['openai/gpt-4o', 'gemini/gemini-2.5-pro', 'openai/nobody-knows'];
    writeFileSync(
      config,
      `model_list:\n${upstream.map((model, at) => `  - { model_name: house-${String(at)}, litellm_params: { model: ${model} } }\n`).join('')}`,
    );
    const { err } = await run('--from', config);
    expect(pricesOf('house-0')).toMatchObject({ 'input{}': '2.50', 'output{}': '10' });
    expect(catalogText()).toContain('verify: { litellm: openai/gpt-4o }');
    expect(catalogText()).toContain('verify: { litellm: gemini/gemini/gemini-2.5-pro }');
    expect(err).toContain('Listed without a price: house-2');
    // They are the map's prices, not the gateway's own.
    expect(readOwnList(file)?.models).toEqual({ 'house-0': {}, 'house-1': {}, 'house-2': {} });
    const now = new Date('2026-11-30T12:00:00Z');
    const report = await runGatewayCheck({ catalog: file, keep: false }, { environment: {}, now });
    expect(failed(report)).toBe(false);
  });

  test('is refused where there is one already, or no list', async () => {
    const list = writeList({ 'acme/one': ['1', '2'] });
    await run('--from', list);
    expect(await run('--from', list)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already') as string,
    });
    file = join(folder, 'other.yaml');
    expect(await run()).toMatchObject({
      code: 2,
      err: expect.stringContaining('--from <file|https address> is missing') as string,
    });
    expect(await run('--from', list, '--shape', 'vercle')).toMatchObject({ code: 2 });
    expect(await run('--from', list, '--update')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not there') as string,
    });
    expect((await run('--template')).out).toMatch(/^id,name,provider,/);
  });
});

describe('an update', () => {
  const first = { 'acme/one': ['1', '2'], 'acme/two': ['3', '4'], 'acme/three': ['5', '6'] } as const;

  test('of the same list changes nothing', async () => {
    const list = writeList(first);
    await run('--from', list);
    const before = catalogText();
    expect(await run('--update')).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 models added, 0 changed (0 amounts), 0 gone') as string,
    });
    expect(catalogText()).toBe(before);
  });

  test('adds, changes with a line of history, and retires what is gone', async () => {
    await run('--from', writeList(first));
    writeList({ 'acme/one': ['1.5', '2'], 'acme/two': ['3', '4'], 'acme/new': ['7', '8'] });
    const { code, out, err } = await run('--update');
    expect(code).toBe(0);
    expect(out).toContain('1 model added, 1 changed (1 amount), 1 gone');
    expect(err).toContain('Gone from the list, and retired: acme/three');
    expect(pricesOf('acme/one')).toEqual({ 'input{}': '1.50', 'output{}': '2' });
    expect(pricesOf('acme/new')).toEqual({ 'input{}': '7', 'output{}': '8' });
    expect(loadCatalog({ file }).models.find(({ id }) => id === 'acme/three')?.life).toMatchObject({
      status: 'deprecated',
      retires: '2026-11-30',
    });
    expect(historyText()).toContain('"id":"acme/one","meter":"input","from":"1","to":"1.50"');
    // Once more: it is gone already.
    expect((await run('--update')).out).toContain('0 models added, 0 changed (0 amounts), 0 gone');
  });

  test('what was edited by hand survives: comments, own keys, own amounts with a statement, own models', async () => {
    await run('--from', writeList(first));
    const own = `  # ours alone
  - id: acme/own
    name: Own
    modality: chat
    prices: { input: 9, output: 9 }
`;
    const edited = catalogText()
      .replace('      input: 1\n', '      input: 1 # as agreed in May\n')
      .replace('    name: acme/two\n', '    name: Two\n    listed: 2026-05-01\n')
      .replace(
        '      input: 5\n      output: 6\n',
        '      input: 4.50 # for our customers\n      output: 6\n',
      )
      .concat('\n', own)
      .replace(
        /( {2}- id: acme\/three\n(?: {4}.*\n)*)/,
        '$1    unverified: { amounts: { input: 4.50 }, source: https://acme.example/deal, checked: 2026-11-01, expires: 2027-01-01 }\n',
      );
    writeFileSync(file, edited);
    loadCatalog({ file });
    writeList({ 'acme/one': ['1.25', '2'], 'acme/two': ['3', '4'], 'acme/three': ['5', '6.5'] });
    const { err, out } = await run('--update');
    expect(out).toContain('0 models added, 2 changed (2 amounts), 0 gone');
    expect(err).toContain(
      'By hand: acme/three: input stays 4.50, for which it has a statement; the list has 5',
    );
    expect(catalogText()).toBe(
      edited.replace('input: 1 # as', 'input: 1.25 # as').replace('output: 6\n', 'output: 6.50\n'),
    );
  });

  test('adds prices that are new, to a model without one as to others, and writes nothing on a dry run', async () => {
    const list = writeList({ 'acme/one': ['1', '2'], 'acme/free': ['0', '0'] });
    await run('--from', list);
    const data = JSON.parse(
      readFileSync(writeList({ 'acme/one': ['1', '2'], 'acme/free': ['0.5', '1'] }), 'utf8'),
    ) as {
      data: { pricing: object }[];
    };
    Object.assign(data.data[0]?.pricing ?? {}, {
      input_cache_read: '0.0000001',
      overrides: [{ min_prompt_tokens: 200000, prompt: '0.000002' }],
    });
    writeFileSync(list, JSON.stringify(data));
    const before = catalogText();
    expect((await run('--update', '--dry-run')).out).toContain('+      cacheRead: 0.10');
    expect(catalogText()).toBe(before);
    await run('--update');
    expect(pricesOf('acme/one')).toEqual({
      'input{}': '1',
      'input{"inputTokensOver":200000}': '2',
      'output{}': '2',
      'cacheRead{}': '0.10',
    });
    expect(pricesOf('acme/free')).toEqual({ 'input{}': '0.50', 'output{}': '1' });
    expect((await run('--update')).out).toContain('0 models added, 0 changed');
  });

  test('a list in another currency changes nothing', async () => {
    const list = writeList({ 'acme/one': ['1', '2'] });
    await run('--from', list, '--currency', 'EUR');
    writeFileSync(
      list,
      readFileSync(list, 'utf8').replace('"pricing": {', '"pricing": { "currency": "USD",'),
    );
    const before = catalogText();
    expect((await run('--update')).err).toContain(
      'Left out, prices in USD, and the catalog is in EUR: acme/one',
    );
    expect(catalogText()).toBe(before);
  });
});
