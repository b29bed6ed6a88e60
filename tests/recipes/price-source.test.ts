/** The recipe for a price source: its entry, its file and its line, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository, type Workshop } from './workshop.ts';

const registry = 'src/catalog/registry/price-sources.ts';
const definition = 'scripts/check/prices/sources/acme-prices.ts';
const index = 'scripts/check/prices/sources/index.ts';
const command = 'scripts/check-prices.ts';

const entry = `  'acme-prices': ['provider/model in the price list of Acme.', 'acme/chat'],\n`;
const entriesEnd = '} as const satisfies';

const definitionText = `/** The price list of Acme: dollars per token. */
import { z } from 'zod';
import { readPrices, type FieldTable } from './fields.ts';
import type { SourceDefinition } from './source.ts';

const fields: FieldTable = {
  in: { meter: 'input', times: 1_000_000 },
  out: { meter: 'output', times: 1_000_000 },
  in_batch: { meter: 'input', when: { service: 'batch' }, times: 1_000_000 },
  setup: 'paid once; no meter',
};

const dataSchema = z.array(z.object({ model: z.string(), prices: z.record(z.string(), z.unknown()) }));

export const acmePrices: SourceDefinition = {
  title: 'Price list of Acme',
  factRank: 9,
  from: { address: 'https://acme.example/prices.json' },
  *read(data) {
    for (const [index, { model, prices }] of dataSchema.parse(data).entries()) {
      yield {
        provider: 'acme',
        model,
        path: [index],
        prices: readPrices(fields, prices),
      };
    }
  },
  gather: (entries) => entries.map(({ value }) => value),
};
`;

const catalog = `gateway:
  name: Small Gateway
  url: https://small.example
  baseUrl: https://api.small.example/v1
  currency: USD
  apiKey: { env: SMALL_KEY, placeholder: sk-... }
  links: { getKey: https://small.example/key }
providers:
  acme: { name: Acme }
models:
  - id: acme/chat
    name: Acme Chat
    modality: chat
    prices:
      input: [0.25, { amount: 0.125, when: { service: batch } }]
      output: 2.00
    verify: { acme-prices: acme/chat }
`;

const data = JSON.stringify([
  { model: 'chat', prices: { in: 2.5e-7, in_batch: 1.25e-7, out: 2e-6, setup: 9, smell: 1 } },
]);

/** In a folder of its own, as its records stand beside it. */
const small = 'small/models.yaml';
const prices = 'small/prices.json';

let copy: Workshop;
const inDist = (file: string) => readFileSync(join(copy.folder, 'dist', file), 'utf8');
const check = (...args: string[]) => copy.run(command, ['--catalog', small, ...args]);
const readAnew = ['--source', `acme-prices=${prices}@2026-11-20`, '--date', '2026-11-23'];

beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => {
  copy.remove();
});

test('a definition with any one property left out does not compile, nor does a pin without an example', () => {
  const properties = [
    ...definitionText.matchAll(
      /^ {2}(?:(title|factRank|from|gather): .*\n|\*(read).*\n(?: {3,}.*\n)* {2}\},\n)/gm,
    ),
  ];
  expect(properties).toHaveLength(5);
  const files = properties.map(([text, name = 'read']) => {
    const file = `scripts/check/prices/sources/without-${name}.ts`;
    copy.write(file, definitionText.replace(text, ''));
    return file;
  });
  const bare = 'src/catalog/registry/without-example.ts';
  copy.write(bare, copy.read(registry).replace(entriesEnd, entry.replace(", 'acme/chat'", '') + entriesEnd));
  expect(copy.typeErrors([...files, bare])).toEqual([...files, bare].sort());
});

test('an entry alone does not compile, and its hole is told', () => {
  copy.insert(registry, entry, entriesEnd);
  expect(copy.typeErrors([index])).toEqual([index]);
});

test('with its file and its line it does', () => {
  copy.write(definition, definitionText);
  copy.insert(index, `import { acmePrices } from './acme-prices.ts';\n`, 'import { aiSdkCostCalculator }');
  copy.insert(index, `  'acme-prices': acmePrices,\n`, '};\n');
  // That there is no other hole is seen here.
  expect(copy.typeErrors([command, 'scripts/catalog.ts', 'src/views/site.ts'])).toEqual([]);
});

test('the check reads it, and records what it lists alike', async () => {
  copy.write(small, catalog);
  copy.write(prices, data);
  const unread = await check();
  expect(unread.code, unread.output).toBe(1);
  expect(unread.output).toContain('source-unasked');

  const { code, output } = await check('--lock', ...readAnew);
  expect(code, output).toBe(0);
  expect(output).toContain('3 prices of 1 models on 2026-11-23: 3 match');
  expect(output).toContain('Price list of Acme, data of 2026-11-20 (3 days old): lists 3 prices alike.');
  expect(output).toContain('price fields that this check does not know: smell (1)');
  const line = '"input": ["0.25","match",["acme-prices"]]';
  expect(copy.read('small/prices.lock.json')).toContain(line);
  // What is kept of it is enough from now on.
  expect(copy.read('small/price-sources/acme-prices.json')).toContain('"acme/chat": {"model":"chat",');
  expect(await check()).toMatchObject({ code: 0 });
  expect((await copy.run(command, ['--help'])).output).toMatch(/Sources: .*\bacme-prices\b/s);
});

test('a price that it contradicts is found, with its unit', async () => {
  copy.write(small, catalog.replace('2.00', '0.02'));
  const { code, output } = await check();
  expect(code).toBe(1);
  expect(output).toMatch(
    /price-mismatch[^]*output is listed as \$0\.02 per 1M output tokens, but acme-prices has \$2/,
  );
  expect(output).toContain('exactly 100 times');
  copy.write(small, catalog);
});

test('the page, the twin, the API and the page of evidence name it', async () => {
  const { code, output } = await copy.run('scripts/build.ts', [], { CATALOG: small });
  expect(code, output).toBe(0);
  const words = 'Listed alike by Price list of Acme (data of 20 November 2026)';
  expect(inDist('q/acme-chat-pricing/index.html')).toContain(words);
  expect(inDist('q/acme-chat-pricing.md')).toContain(words);
  expect(inDist('q/acme-chat-pricing.md')).toContain('- Prices compared with: `acme/chat` in acme-prices');
  const source = { library: 'Price list of Acme', asOf: '2026-11-20', ref: 'acme/chat' };
  expect(JSON.parse(inDist('api/models/acme/chat.json'))).toMatchObject({
    prices: ['0.25', '0.125', '2.00'].map((amount) => ({
      verification: { status: 'match', sources: [{ ...source, amount }] },
    })),
  });
  const row = /^\| Price list of Acme \| sha256:[0-9a-f]{12} \| 20 November 2026 \| 3 days \| 3 \|$/m;
  expect(inDist('verification.md')).toMatch(row);
});

test('the check of the site agrees', async () => {
  const { code, output } = await copy.run('scripts/check-site.ts', [], { CATALOG: small });
  expect(code, output).toBe(0);
});

test('the tools for the catalog read it', async () => {
  const args = ['diff', small, '--from', 'acme-prices', '--source', `acme-prices=${prices}@2026-11-20`];
  const { code, output } = await copy.run('scripts/catalog.ts', args);
  expect(code, output).toBe(0);
  expect(output).toContain('Price list of Acme, data of 2026-11-20');
});

test('so does the schema for editors, once it is written', async () => {
  const { code, output } = await copy.run('scripts/write-schema.ts');
  expect(code, output).toBe(0);
  expect(copy.read('public/schema/models.schema.json')).toContain(
    'provider/model in the price list of Acme.',
  );
  expect(copy.read('docs/catalog-format.md')).toContain('`acme-prices`');
});

test('CONTRIBUTING names what was touched, and nothing else was', () => {
  const recipe = /^- A price source: .*(?:\n {2}.*)*/m.exec(copy.read('CONTRIBUTING.md'))?.[0] ?? '';
  const written = [...copy.touched].filter((file) => !/without-|^small\//.test(file));
  expect(written.sort()).toEqual([registry, definition, index].sort());
  for (const file of written) expect(recipe).toContain(`\`${file.replace('acme-prices', '<source>')}\``);
});
