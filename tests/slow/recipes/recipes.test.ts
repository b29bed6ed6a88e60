/**
 * The recipes of CONTRIBUTING.md, followed as a maintainer would: what the types ask for and nothing else. All in one
 * copy of the engine, since types, build and checks cost the same for one as for all.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { language, printer, printerText } from './language.ts';
import { listed, priceSource } from './price-source.ts';
import { entries, presentEntriesIncomplete } from './registry.ts';
import { copyRepository, type Recipe, type Workshop } from './workshop.ts';

const recipes: readonly Recipe[] = [...entries, language, priceSource];

/** All that is no test. */
const everything = ['src', 'scripts'];

const gateway = `site: { data: { license: none } }
gateway:
  name: Small Gateway
  url: https://small.example
  baseUrl: https://api.small.example/v1
  currency: USD
  apiKey: { env: SMALL_KEY, placeholder: sk-... }
  links: { getKey: https://small.example/key }
providers:
  acme: { name: Acme }
models:
`;

const read = 'source: https://acme.example/pricing, checked: 2026-11-20, expires: 2027-02-20';
const catalog = `${gateway}  - id: acme/chat
    name: Acme Chat
    modality: chat
    prices:
      input: [0.25, { amount: 0.125, when: { service: batch } }]
      output: 2.00
    verify: { acme-prices: acme/chat }
  - id: acme/vector
    name: Acme Vector
    modality: embedding
    prices: { input: 0.5 }
    unverified: { amounts: { input: 0.5 }, ${read} }
  - id: acme/sketch
    name: Acme Sketch
    modality: image
    prices: { image: [{ amount: 0.04, when: { style: photo } }, { amount: 0.02, when: { style: drawing } }] }
    unverified: { amounts: { 'image@photo': 0.04, 'image@drawing': 0.02 }, ${read} }
  - id: acme/folio
    name: Acme Folio
    modality: image
    prices: { sheet: 1.50 }
    unverified: { amounts: { sheet: 1.50 }, ${read} }
  - id: acme/tongue
    name: Acme Tongue
    modality: translation
    prices: { characters: 15 }
    unverified: { amounts: { characters: 15 }, ${read} }
`;

/** One whose examples go to paths that the mock gateway serves. */
const catalogOfExamples = `${gateway}  - { id: acme/chat, name: Acme Chat, modality: chat, prices: { input: 1, output: 2 } }
  - { id: acme/vector, name: Acme Vector, modality: embedding, prices: { input: 0.5 } }
`;

/** In folders of their own, as records stand beside a catalog. */
const small = 'small/models.yaml';
const smaller = 'smaller/models.yaml';
const prices = 'small/prices.json';
const environment = { CATALOG: small };

/** What the calculator asks for each model, and what a use of it comes to, by the code that runs in the browser. */
const calculator = `import { readFileSync } from 'node:fs';
import { readUse } from './src/client/calculator/use.ts';
import { fieldsFor } from '#pricing/calculator-fields.ts';
import { billIfPriced } from '#pricing/monthly-bill.ts';
import { startingUse } from '#pricing/starting-use.ts';
const [kind, id, ...pairs] = process.argv.slice(2);
const offers = JSON.parse(readFileSync(\`dist/data/\${kind}.json\`, 'utf8'));
const offer = offers.models.find((model) => model.id === id);
const fields = fieldsFor(offer.rates, startingUse(offer, offers.starts));
const { use } = readUse(fields, Object.fromEntries(pairs.map((pair) => pair.split('='))));
console.log(JSON.stringify({ fields, total: billIfPriced(offer.rates, use, offers.gateway.currency)?.total.text }));
`;

interface Calculation {
  readonly fields: readonly { name: string; label: string; options: readonly (readonly string[])[] }[];
  readonly total: string;
}

let copy: Workshop;
/** Type errors with every incomplete entry, with entries alone, and with everything. */
let incomplete: ReadonlyMap<string, string>;
let alone: ReadonlyMap<string, string>;
let whole: ReadonlyMap<string, string>;
const missing = new Map<Recipe, readonly string[]>();
let presentFiles: readonly string[] = [];

const inDist = (file: string) => readFileSync(join(copy.folder, 'dist', file), 'utf8');
const jsonOf = (file: string): unknown => JSON.parse(inDist(file));
const checkPrices = (...args: string[]) => copy.run('scripts/check-prices.ts', ['--catalog', small, ...args]);
const readAnew = ['--source', `acme-prices=${prices}@2026-11-20`, '--date', '2026-11-23'];

/** What a recipe changes besides its registry. */
const holes = ({ lines }: Recipe) =>
  [...new Set(lines.filter(({ before }) => before !== undefined).map(({ file }) => file))].sort();

async function calculation(...args: string[]): Promise<Calculation> {
  const { stdout, output } = await copy.run('calculate.mjs', args);
  expect(stdout, output).toMatch(/^\{/);
  return JSON.parse(stdout) as Calculation;
}

beforeAll(() => {
  copy = copyRepository();
  const written = (files: ReadonlyMap<string, string>): readonly string[] => {
    for (const [file, text] of files) copy.write(file, text);
    return [...files.keys()];
  };
  for (const recipe of recipes) missing.set(recipe, written(recipe.incomplete(copy.read)));
  presentFiles = written(presentEntriesIncomplete(copy.read));
  const files = [...missing.values(), presentFiles].flat();
  incomplete = copy.typeErrors(files);
  for (const file of files) rmSync(join(copy.folder, file));
  for (const { entry } of recipes) copy.add(entry);
  alone = copy.typeErrors(everything);
  for (const line of recipes.flatMap(({ lines }) => lines)) copy.add(line);
  whole = copy.typeErrors(everything);
});
afterAll(() => {
  copy.remove();
});

describe.each(recipes)('$kind', (recipe) => {
  const { kind, key, entry, lines, called = (file) => file } = recipe;

  test('does not compile with any one property left out', () => {
    const files = missing.get(recipe) ?? [];
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !incomplete.has(file))).toEqual([]);
  });

  test('is an entry and the lines that the types ask for', () => {
    const named = new RegExp(`['"]${key}['"]`);
    const told = [...alone].filter(([, errors]) => named.test(errors)).map(([file]) => file);
    expect(told.sort()).toEqual(holes(recipe));
  });

  test('touches what CONTRIBUTING names', () => {
    const contributing = copy.read('CONTRIBUTING.md');
    const named = [
      new RegExp(`^\\| ${kind} .*$`, 'm').exec(contributing)?.[0],
      new RegExp(`^- ${kind}\\b.*(?:\\n {2}.*)*`, 'm').exec(contributing)?.[0],
    ].join('\n');
    for (const { file } of [entry, ...lines]) expect(named).toContain(`\`${called(file)}\``);
  });
});

test('nothing compiles of the entries that are there with any one property left out', () => {
  expect(presentFiles.filter((file) => !incomplete.has(file))).toEqual([]);
});

test('nothing but the incomplete files had errors before, and nothing has any with all recipes', () => {
  const files = [...missing.values(), presentFiles].flat();
  expect([...incomplete.keys()].filter((file) => !files.includes(file))).toEqual([]);
  expect(Object.fromEntries(whole)).toEqual({});
});

test('CONTRIBUTING has these recipes', () => {
  const rows = [...copy.read('CONTRIBUTING.md').matchAll(/^\| (An? [a-z ]+?) +\|/gm)].map(([, kind]) => kind);
  expect(rows).toEqual(recipes.map(({ kind }) => kind));
});

test('the check of prices reads the new source, and records what it lists alike', async () => {
  copy.write(small, catalog);
  copy.write(prices, listed);
  const unread = await checkPrices();
  expect(unread.code, unread.output).toBe(1);
  expect(unread.output).toContain('source-unasked');

  const { code, output } = await checkPrices('--lock', ...readAnew);
  expect(code, output).toBe(0);
  expect(output).toContain('8 prices of 5 models on 2026-11-23: 3 match');
  expect(output).toContain('Price list of Acme, data of 2026-11-20 (3 days old): lists 3 prices alike.');
  expect(output).toContain('price fields that this check does not know: smell (1)');
  const line = '"input": ["0.25","match",["acme-prices"]]';
  expect(copy.read('small/prices.lock.json')).toContain(line);
  // What is kept of it is enough from now on.
  expect(copy.read('small/price-sources/acme-prices.json')).toContain('"acme/chat": {"model":"chat",');
  expect(await checkPrices()).toMatchObject({ code: 0 });
  expect((await copy.run('scripts/check-prices.ts', ['--help'])).output).toMatch(
    /Sources: .*\bacme-prices\b/s,
  );
});

test('a price that it contradicts is found, with its unit', async () => {
  copy.write(small, catalog.replace('2.00', '0.02'));
  const { code, output } = await checkPrices();
  expect(code).toBe(1);
  expect(output).toMatch(
    /price-mismatch[^]*output is listed as \$0\.02 per 1M output tokens, but acme-prices has \$2/,
  );
  expect(output).toContain('exactly 100 times');
  copy.write(small, catalog);
});

test('the site builds, and its check agrees', async () => {
  copy.write('calculate.mjs', calculator);
  const built = await copy.run('scripts/build.ts', [], environment);
  expect(built.code, built.output).toBe(0);
  const checked = await copy.run('scripts/check-site.ts', [], environment);
  expect(checked.code, checked.output).toBe(0);
});

test('the condition is on the page, in the twin, the API, its schema and the calculator', async () => {
  for (const page of ['q/acme-sketch-pricing/index.html', 'q/acme-sketch-pricing.md']) {
    expect(inDist(page)).toContain('As a photo');
    expect(inDist(page)).toContain('As a drawing');
    expect(inDist(page)).not.toContain('Standard');
  }
  expect(inDist('q/acme-sketch-pricing.md')).toContain('is priced from $0.02 per image');
  expect(jsonOf('api/models/acme/sketch.json')).toMatchObject({
    prices: [
      { key: 'acme/sketch#image?style=photo', when: { style: 'photo' } },
      { key: 'acme/sketch#image?style=drawing', when: { style: 'drawing' } },
    ],
  });
  expect(jsonOf('api/schema.json')).toMatchObject({
    $defs: {
      when: {
        properties: { style: { type: 'string', description: 'Style of the image: `photo` or `drawing`.' } },
      },
    },
  });
  const { fields, total } = await calculation(
    'image',
    'acme/sketch',
    'image=1',
    'requests=100',
    'style=photo',
  );
  expect(total).toBe('$4.00');
  expect(fields.find(({ name }) => name === 'style')).toMatchObject({
    label: 'Style',
    options: [
      ['photo', 'As a photo'],
      ['drawing', 'As a drawing'],
    ],
  });
});

test('the meter is on the page, in the twin, the API and the calculator', async () => {
  for (const page of ['q/acme-folio-pricing/index.html', 'q/acme-folio-pricing.md'])
    expect(inDist(page)).toContain('per sheet');
  expect(inDist('q/acme-folio-pricing.md')).toContain('is priced at $1.50 per sheet through Small Gateway.');
  expect(jsonOf('api/models/acme/folio.json')).toMatchObject({
    prices: [{ meter: 'sheet', per: 1, unit: 'sheet', amount: '1.50' }],
  });
  const { fields, total } = await calculation('image', 'acme/folio', 'sheet=3', 'requests=10');
  expect(total).toBe('$45.00');
  expect(fields.map(({ label }) => label)).toContain('Sheets per request');
});

test('the kind is on its page, in the twin, the API and the calculator, with its request', async () => {
  expect(inDist('models/translation/index.html')).toContain('Translation models');
  expect(inDist('q/acme-tongue-pricing/index.html')).toContain('per 1M characters');
  const twin = inDist('q/acme-tongue-pricing.md');
  expect(twin).toContain('is priced at $15.00 per 1M characters through Small Gateway.');
  expect(twin).toContain('100 letters of 2,000 characters');
  expect(twin).toContain('/translations');
  expect(jsonOf('api/modalities/translation.json')).toMatchObject({ models: [{ id: 'acme/tongue' }] });
  expect(inDist('calculator/index.html')).toContain('href="/models/translation/"');
  const { total } = await calculation('translation', 'acme/tongue', 'characters=2000', 'requests=100');
  expect(total).toBe('$3.00');
});

test('the language has its tab and its code on the page, shown when it is chosen', () => {
  const page = inDist('q/acme-chat-pricing/index.html');
  expect(page).toMatch(
    /<input type="radio" name="language-acme-chat" value="javascript"><span>JavaScript \/ fetch/,
  );
  expect(page).toMatch(/data-language="javascript">.*<pre class="code" data-lang="javascript"/s);
  const sheets = readdirSync(join(copy.folder, 'dist/_astro')).filter((file) => file.endsWith('.css'));
  expect(sheets.map((file) => inDist(`_astro/${file}`)).join('')).toMatch(
    /\[value=["']?javascript["']?\]:checked\) \[data-language=["']?javascript["']?\]/,
  );
});

test('and stands in the twin, the plain files, the API and its schema', () => {
  expect(inDist('q/acme-chat-pricing.md')).toMatch(
    /^### JavaScript \/ fetch\n\n```js\nconst key = process\.env\.SMALL_KEY;$/m,
  );
  expect(inDist('examples/acme-chat/chat.mjs')).toContain('"model": "acme/chat"');
  expect(JSON.parse(inDist('api/models/acme/chat.json'))).toMatchObject({
    examples: expect.arrayContaining([
      { task: 'Message', language: 'javascript', url: 'https://small.example/examples/acme-chat/chat.mjs' },
    ]) as unknown,
  });
  expect(inDist('api/schema.json')).toContain('`python`, `node`, `curl`, `ai-sdk` or `javascript`.');
  expect(inDist('api/examples/cost.mjs')).toContain('https://small.example/api/models/acme/');
});

test('the page, the twin, the API and the page of evidence name the source', () => {
  const words = 'Same price in Price list of Acme (data of 20 November 2026)';
  expect(inDist('q/acme-chat-pricing/index.html')).toContain(words);
  expect(inDist('q/acme-chat-pricing.md')).toContain(words);
  const source = { library: 'Price list of Acme', asOf: '2026-11-20', ref: 'acme/chat' };
  expect(JSON.parse(inDist('api/models/acme/chat.json'))).toMatchObject({
    prices: ['0.25', '0.125', '2.00'].map((amount) => ({
      verification: { status: 'match', sources: [{ ...source, amount }] },
    })),
  });
  const row = /^\| Price list of Acme \| sha256:[0-9a-f]{12} \| 20 November 2026 \| 3 days \| 3 \|$/m;
  expect(inDist('verification.md')).toMatch(row);
});

test('the tools for the catalog read the source', async () => {
  const args = ['diff', small, '--from', 'acme-prices', '--source', `acme-prices=${prices}@2026-11-20`];
  const { code, output } = await copy.run('scripts/catalog.ts', args);
  expect(code, output).toBe(0);
  expect(output).toContain('Price list of Acme, data of 2026-11-20');
});

test('the schema for editors and the description of the format know them, once they are written', async () => {
  const { code, output } = await copy.run('scripts/write-schema.ts');
  expect(code, output).toBe(0);
  const [schema, description] = ['public/schema/models.schema.json', 'docs/catalog-format.md'].map(copy.read);
  for (const word of ['Style of the image.', 'Sheets: price per sheet.', 'translation']) {
    expect(schema).toContain(word);
    expect(description).toContain(word);
  }
  expect(schema).toContain('provider/model in the price list of Acme.');
  expect(description).toContain('`acme-prices`');
});

interface ExampleReport {
  readonly summary: readonly string[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

/** The check of the examples, but for those in Python: that may have to be installed. */
async function examples(): Promise<ExampleReport> {
  const options = ['--catalog', smaller, '--no-faults', '--format', 'json'];
  const { stdout, output } = await copy.run('scripts/check-examples.ts', options, { PYTHON: 'no-python' });
  expect(stdout, output).toMatch(/^\{/);
  return JSON.parse(stdout) as ExampleReport;
}

test('the examples of the language are run, and one that is wrong is found', async () => {
  copy.write(smaller, catalogOfExamples);
  const right = await examples();
  expect(right.summary.join('\n')).toContain('3 JavaScript');
  expect(right.findings.filter(({ code }) => !['not-run', 'evidence-missing'].includes(code))).toEqual([]);

  copy.write(printer, printerText.replace('authorization', 'authorisation'));
  const wrong = (await examples()).findings.filter(({ code }) => code === 'example-wrong');
  expect(wrong.map(({ message }) => message).join('\n')).toMatch(
    /^chat\.mjs of acme\/chat \(traffic\): .*is refused/m,
  );
});
