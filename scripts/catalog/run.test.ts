import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keptPlaces } from '../check/prices/fixtures.ts';
import { runCatalog } from './run.ts';

const dollar = 'tests/sites/dollar/models.yaml';
const market = 'tests/sites/market/models.yaml';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-'));
});

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCatalog(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    environment: { BUILD_DATE: '2026-11-23', PRICE_SOURCES: keptPlaces },
    now: new Date('2026-11-23T12:00:00Z'),
  });
  return { code, out, err };
}

describe('the command', () => {
  test('lists its verbs, and explains each', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const verb of ['validate', 'stats', 'explain', 'cost', 'format', 'add', 'diff', 'import']) {
      expect(out).toContain(`  ${verb}`);
      expect((await run(verb, '--help')).out).toContain(`npm run catalog -- ${verb}`);
    }
  });

  test('names the nearest verb and ends with 2 when it cannot run', async () => {
    expect(await run('validat')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean "validate"?') as string,
    });
    expect((await run()).code).toBe(2);
    expect(await run('stats', '--jsn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--jsn') as string,
    });
    expect(await run('stats', 'a', 'b')).toMatchObject({
      code: 2,
      err: expect.stringContaining('"b"') as string,
    });
  });
});

describe('validate', () => {
  test('says what a sound catalog holds', async () => {
    expect(await run('validate', market)).toEqual({
      code: 0,
      out: `${market} is valid: 30 models from 18 providers, 121 rates.\n`,
      err: '',
    });
  });

  test('prints the report of a wrong one and ends with 1', async () => {
    const file = join(folder, 'models.yaml');
    writeFileSync(file, readFileSync(market, 'utf8').replace('modality: chat', 'modality: chatt'));
    const { code, err } = await run('validate', file);
    expect(code).toBe(1);
    expect(err).toContain('value-unknown');
    expect(err).toContain('Did you mean "chat"?');
  });
});

test('stats counts, for readers and for machines', async () => {
  const { out } = await run('stats', market, '--json');
  expect(JSON.parse(out)).toMatchObject({
    models: 30,
    providers: 18,
    verification: [
      ['match', 113],
      ['disputed', 8],
    ],
  });
  expect((await run('stats', market)).out).toContain('30 models from 18 providers');
});

test('format leaves a formatted file alone, and mends one that is not', async () => {
  const file = join(folder, 'models.yaml');
  const text = readFileSync(market, 'utf8');
  writeFileSync(file, text.replace(/( {4}name: .*\n)( {4}modality: .*\n)/, '$2$1'));
  expect((await run('format', file, '--check')).code).toBe(1);
  expect((await run('format', file, '--dry-run')).out).toContain('-    modality: chat\n');
  expect(readFileSync(file, 'utf8')).not.toBe(text);
  expect((await run('format', file)).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(await run('format', file, '--check')).toMatchObject({ code: 0 });
});

describe('explain', () => {
  test('finds a model by id or alias, and itemises a request', async () => {
    const { out, code } = await run('explain', 'anthropic/claude-opus-5');
    expect(code).toBe(0);
    expect(out).toContain('anthropic/claude-opus-5: Claude Opus 5');
    expect(out).toMatch(/^1 chat \(1,500 in, 400 out\) on 2026-11-23: \$\d/m);
    expect(out).toContain('1,500 input tokens at $');
    expect((await run('explain', 'anthropic/claude-opus-5-5')).out).toContain('is an alias');
  });

  test('names the nearest id', async () => {
    expect(await run('explain', 'anthropic/claude-opus-55')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean') as string,
    });
  });
});

describe('add', () => {
  test('add prints what it would write, and writes nothing', async () => {
    const before = readFileSync(dollar, 'utf8');
    const { code, out } = await run(
      'add',
      'groq/llama-3.1-8b-instant',
      '--from',
      'genai-prices',
      '--dry-run',
    );
    expect(code).toBe(0);
    expect(out).toContain('+  groq: { name: groq }');
    expect(out).toContain('+  - id: groq/llama-3.1-8b-instant');
    expect(readFileSync(dollar, 'utf8')).toBe(before);
  });

  test.each([
    ['cloudflare/@cf/meta/llama-3.2-1b-instruct', [], 'id: "cloudflare/@cf/meta/llama-3.2-1b-instruct"'],
    ['aws/amazon.nova-pro-v1:0', [], 'id: "aws/amazon.nova-pro-v1:0"'],
    [
      'together/meta-llama/Llama-3.3-70B-Instruct-Turbo',
      ['--as', 'Llama-3.3:free'],
      'id: "Llama-3.3:free"\n+    provider: together\n',
    ],
    ['openai/gpt-4o', ['--as', 'newcomer/GPT-4o'], 'id: newcomer/GPT-4o\n+    name'],
  ])('add keeps the id of %s as requests send it', async (ref, more, entry) => {
    const { code, out } = await run('add', ref, '--from', 'genai-prices', '--dry-run', ...more);
    expect(code).toBe(0);
    expect(out).toContain(`+  - ${entry}`);
  });

  test('add says why it cannot', async () => {
    const unsendable = await run('add', 'openai/gpt-4o', '--from', 'genai-prices', '--as', 'gpt 4o');
    expect(unsendable).toMatchObject({
      code: 2,
      err: expect.stringContaining('"gpt 4o" is no id that the catalog can hold') as string,
    });
    const known = await run('add', 'anthropic/claude-opus-5', '--from', 'genai-prices', '--dry-run');
    expect(known).toMatchObject({
      code: 2,
      err: expect.stringContaining('lists "anthropic/claude-opus-5" already') as string,
    });
    const slip = await run('add', 'openai/gpt-4oo', '--from', 'genai-prices', '--dry-run');
    expect(slip).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean "openai/gpt-4o"?') as string,
    });
    expect((await run('add', 'a/b', '--from', 'litelm')).code).toBe(2);
  });

  test('add refuses a catalog in another currency than the sources', async () => {
    const text = readFileSync(dollar, 'utf8').replace('currency: USD', 'currency: EUR');
    const file = join(folder, 'models.yaml');
    writeFileSync(file, text);
    vi.stubEnv('CATALOG', file);
    const add = (...more: string[]) =>
      run('add', 'openai/gpt-4o', '--from', 'genai-prices', '--as', 'openai/new', ...more);
    for (const more of [[], ['--dry-run']]) {
      expect(await add(...more)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(
          /are in EUR, those of every source in USD: [^]*gateway\.exchange/,
        ) as string,
      });
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
    // With a dated rate, the file's own prices are in the sources' currency.
    const exchange = '  exchange: { from: USD, rate: 0.92, date: 2026-11-20, source: https://bank.example }';
    writeFileSync(file, text.replace('currency: EUR', `currency: EUR\n${exchange}`));
    expect((await add('--dry-run')).code).toBe(0);
    vi.unstubAllEnvs();
  });

  test('add says what it does not take, and refuses what it cannot read', async () => {
    const file = join(folder, 'map.json');
    const entry = {
      litellm_provider: 'acme',
      mode: 'chat',
      input_cost_per_token: 1e-6,
      output_cost_per_token: 2e-6,
    };
    const named = { ...entry, input_cost_per_smell: 1, provider_specific_entry: { us: 1.1 } };
    writeFileSync(
      file,
      JSON.stringify({ named, wrong: { ...entry, output_cost_per_token: 'free' } }, null, 2),
    );
    const of = (model: string) =>
      run('add', `acme/${model}`, '--from', 'litellm', '--file', `${file}@2026-11-20`, '--dry-run');
    const added = await of('named');
    expect(added.code).toBe(0);
    expect(added.out).toContain('+      input: 1');
    expect(added.err).toContain('Not taken: input_cost_per_smell (1): no field that is known here');
    expect(added.err).toContain('Not taken: provider_specific_entry.us (1.1): a factor on all prices');
    expect(await of('wrong')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${file}:16:30: \`output_cost_per_token\` is "free"`) as string,
    });
  });

  test('a price that is no decimal in the unit of its meter is listed as it is published', async () => {
    const file = join(folder, 'map.json');
    const heard = { litellm_provider: 'acme', mode: 'audio_transcription', input_cost_per_second: 1.111e-5 };
    writeFileSync(file, JSON.stringify({ ears: heard }));
    const { out } = await run(
      ...['add', 'acme/ears', '--from', 'litellm', '--file', `${file}@2026-11-20`, '--dry-run'],
    );
    expect(out).toContain('+      audioMinute: [{ amount: 0.04, per: hour }]');
  });
});

test('complete adds what the sources have under a condition, and says what it cannot', async () => {
  const batches = (id: string, ...more: string[]) =>
    run('complete', '--only', id, '--rates', '@batch', '--dry-run', ...more);
  expect((await batches('google/gemini-3-pro-image')).err).toContain(
    'One source alone: google/gemini-3-pro-image',
  );
  const { code, out } = await batches('google/gemini-3-pro-image', '--alone');
  expect(code).toBe(0);
  expect(out).toContain('+      input: [2, { amount: 1, when: { service: batch } }]');
  expect((await batches('openai/gpt-5.6-terra', '--alone')).err).toContain('two conditions at once');
});

test('diff compares with the libraries', async () => {
  const { code, out } = await run('diff', '--from', 'genai-prices');
  expect(code).toBe(0);
  expect(out).toContain('that the catalog lacks');
  expect(out).toMatch(/differs in \d+ rates?/);
});
