/** The recipes for a condition, a meter and a kind of model: an entry each, and a line for whoever checks it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository, type Workshop } from './workshop.ts';

const oracle = 'scripts/check/site/oracle/words.ts';
const requests = 'src/examples/requests.ts';
/** What leads to everything: the pages, the tools in the browser, the checks and the commands. */
const entryPoints = [
  'src/views/whole/build.ts',
  'src/client/every-page.ts',
  'scripts/check-site.ts',
  'scripts/check-prices.ts',
  'scripts/check-examples.ts',
  'scripts/catalog.ts',
  'scripts/write-schema.ts',
];

interface Addition {
  readonly file: string;
  readonly text: string;
  /** What it is put before. */
  readonly before: string;
}

interface Recipe {
  readonly kind: string;
  readonly entry: Addition;
  /** What the entry alone leaves open, each of which is told by the types. */
  readonly lines: readonly Addition[];
}

const condition: Recipe = {
  kind: 'A condition',
  entry: {
    file: 'src/catalog/registry/conditions.ts',
    before: '  region: text({\n',
    text: `  style: choice(['photo', 'drawing'], {
    says: 'Style of the image',
    example: 'drawing',
    words: (style) => \`as a \${style}\`,
    field: { name: 'style', label: 'Style' },
    about: 'product',
  }),
`,
  },
  lines: [
    {
      file: oracle,
      before: '  region: { words:',
      text: '  style: { words: (style) => `as a ${style}` },\n',
    },
  ],
};

const meter: Recipe = {
  kind: 'A meter',
  entry: {
    file: 'src/catalog/registry/meters.ts',
    before: "  videoSecond: time('second'",
    text: `  sheet: things('images', 1, {
    label: 'Sheets',
    noun: { one: 'sheet', many: 'sheets' },
    span: ['0.001', '20'],
  }),
`,
  },
  lines: [
    {
      file: oracle,
      before: "  videoSecond: things('Video'",
      text: "  sheet: things('Sheets', 'images', 'sheet', 'sheets'),\n",
    },
  ],
};

const modality: Recipe = {
  kind: 'A kind of model',
  entry: {
    file: 'src/catalog/registry/modalities.ts',
    before: '  ocr: {\n    aNoun',
    text: `  translation: {
    aNoun: 'a translation model',
    noun: 'translation model',
    plural: 'translation models',
    title: 'Translation models',
    does: 'translate a text',
    endpoint: '/translations',
    headline: [['characters']],
    perCall: ['request'],
    spans: {},
    contextBounds: 'request',
    fillsContext: undefined,
    workloads: [{ id: '100-letters', label: '100 letters of 2,000 characters', usage: { characters: 2000 }, requests: 100 }],
  },
`,
  },
  lines: [
    {
      file: requests,
      before: '  ocr: { draft: ocr',
      text: `  translation: {
    draft: () => [{ task: 'translate', title: 'Translate', fields: { text: 'Guten Tag' }, result: 'json', assumed: 'ours' }],
    brings: [],
  },
`,
    },
    { file: oracle, before: '  ocr: { pages: 1', text: '  translation: { characters: 2000 },\n' },
  ],
};

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
  - id: acme/sketch
    name: Acme Sketch
    modality: image
    prices: { image: [{ amount: 0.04, when: { style: photo } }, { amount: 0.02, when: { style: drawing } }] }
  - { id: acme/folio, name: Acme Folio, modality: image, prices: { sheet: 1.50 } }
  - { id: acme/tongue, name: Acme Tongue, modality: translation, prices: { characters: 15 } }
`;

/** In a folder of its own, as its records stand beside it. */
const environment = { CATALOG: 'small/models.yaml', BUILD_DATE: '2026-11-23' };

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
const inDist = (file: string) => readFileSync(join(copy.folder, 'dist', file), 'utf8');
const jsonOf = (file: string): unknown => JSON.parse(inDist(file));

async function calculation(...args: string[]): Promise<Calculation> {
  const { stdout, output } = await copy.run('calculate.mjs', args);
  expect(stdout, output).toMatch(/^\{/);
  return JSON.parse(stdout) as Calculation;
}

beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => {
  copy.remove();
});

test('an entry with any one property left out does not compile', () => {
  const files = [condition, meter, modality].flatMap(({ entry: { file, text, before } }) => {
    const properties = [...text.matchAll(/^ {4}(\w+): .*\n/gm)];
    expect(properties.length).toBeGreaterThan(2);
    return properties.map(([line, name = '']) => {
      const without = file.replace(/(\w+)\.ts$/, `$1-without-${name}.ts`);
      copy.write(without, copy.read(file).replace(before, text.replace(line, '') + before));
      return without;
    });
  });
  expect(copy.typeErrors(files)).toEqual(files.sort());
});

test('nor does one that is there, whatever its form', () => {
  const names = {
    conditions: ['audio', 'region', 'inputTokensOver', 'utc', 'days'],
    meters: ['cacheRead', 'pages', 'cacheStorageHour'],
    modalities: ['rerank'],
  };
  const files = Object.entries(names).flatMap(([registry, entries]) => {
    const text = copy.read(`src/catalog/registry/${registry}.ts`);
    return entries.flatMap((name) => {
      const entry = new RegExp(`^ {2}${name}: [^]*?^ {2}\\}`, 'm').exec(text)?.[0] ?? '';
      const properties = [...entry.matchAll(/^ {4}(\w+): .*,\n/gm)];
      expect(properties.length, name).toBeGreaterThan(1);
      return properties.map(([line, property = '']) => {
        const file = `src/catalog/registry/${registry}-${name}-without-${property}.ts`;
        copy.write(file, text.replace(entry, entry.replace(line, '')));
        return file;
      });
    });
  });
  expect(copy.typeErrors(files)).toEqual(files.sort());
});

describe.each([condition, meter, modality])('$kind', ({ kind, entry, lines }) => {
  test('is an entry and the lines that the types ask for, named in CONTRIBUTING', () => {
    copy.insert(entry.file, entry.text, entry.before);
    expect(copy.typeErrors([oracle, requests])).toEqual(lines.map(({ file }) => file).sort());
    for (const { file, text, before } of lines) copy.insert(file, text, before);
    const row = new RegExp(`^\\| ${kind} .*$`, 'm').exec(copy.read('CONTRIBUTING.md'))?.[0] ?? '';
    for (const { file } of [entry, ...lines]) expect(row).toContain(`\`${file}\``);
  });
});

test('with them everything compiles', () => {
  expect(copy.typeErrors(entryPoints)).toEqual([]);
});

test('the site builds, and its check agrees', async () => {
  copy.write('small/models.yaml', catalog);
  copy.write('calculate.mjs', calculator);
  const built = await copy.run('scripts/build.ts', ['--draft'], environment);
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
  expect(inDist('calculator/index.html')).toContain('value="translation"');
  const { total } = await calculation('translation', 'acme/tongue', 'characters=2000', 'requests=100');
  expect(total).toBe('$3.00');
});

test('the schema for editors and the description of the format know them, once they are written', async () => {
  const { code, output } = await copy.run('scripts/write-schema.ts');
  expect(code, output).toBe(0);
  for (const file of ['public/schema/models.schema.json', 'docs/catalog-format.md']) {
    const text = copy.read(file);
    for (const word of ['Style of the image.', 'Sheets: price per sheet.', 'translation'])
      expect(text).toContain(word);
  }
});
