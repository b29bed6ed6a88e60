/** What an editor makes of the catalog: the language server that editors use, with our schema. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'yaml-language-server';
import { loadCatalog } from '#catalog/load.ts';
import { text } from '#catalog/schema/scalars.ts';
import { entry } from '#catalog/schema/schema-tools.ts';
import { generatedFiles } from './lib/generated-files.ts';

const schema = readFileSync('public/schema/models.schema.json', 'utf8');
const large = readFileSync('tests/sites/dollar/models.yaml', 'utf8');
const service = getLanguageService({
  schemaRequestService: () => Promise.resolve(schema),
  workspaceContext: { resolveRelativePath: (path: string) => path },
  clientCapabilities: {},
});
service.configure({
  validate: true,
  hover: true,
  completion: true,
  yamlVersion: '1.2',
  customTags: [],
  schemas: [
    { uri: 'file:///models.schema.json', fileMatch: ['*.yaml'], schema: JSON.parse(schema) as object },
  ],
});

type Document = Parameters<typeof service.doValidation>[0];

let version = 0;
function opened(text: string): Document {
  // The first line names the schema by a path, which this server cannot follow.
  const own = text.replace('yaml-language-server:', 'yaml language server:');
  // Two packages of the server type the same document differently.
  // oxlint-disable-next-line typescript/no-deprecated -- the newer one comes in a package of its own, for no more than this.
  return TextDocument.create('file:///models.yaml', 'yaml', ++version, own) as unknown as Document;
}

async function complaints(text: string): Promise<string[]> {
  return (await service.doValidation(opened(text), false)).map(({ message }) =>
    typeof message === 'string' ? message : message.value,
  );
}

const small = `gateway:
  name: Example
  url: https://example.com
  baseUrl: https://api.example.com/v1
  currency: EUR
  apiKey: { env: KEY, placeholder: sk-... }
  links: { getKey: https://example.com/key }
providers:
  acme: { name: Acme }
models:
  - id: acme/one
    name: One
    modality: chat
    prices: { input: 1 }
`;
const withLines = (lines: string) =>
  small.replace('    prices: { input: 1 }\n', `    ${lines.replaceAll('\n', '\n    ')}\n`);

test.each(Object.entries(await generatedFiles()))(
  '%s is fresh: npm run schema writes it',
  (file, content) => {
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

describe('the editor', () => {
  test('has nothing to say against catalogs that load', async () => {
    for (const name of ['dollar', 'euro', 'plain-gateway', 'many-conditions', 'odd-ids']) {
      expect(await complaints(readFileSync(`tests/sites/${name}/models.yaml`, 'utf8')), name).toEqual([]);
    }
  });

  test.each([
    ['a bare amount', 'prices: { input: 0.040 }'],
    ['a quoted amount', 'prices: { input: "0.040" }'],
    [
      'a list with conditions',
      'prices: { input: [1, { amount: 2, when: { inputTokensOver: 200000, audio: true } }] }',
    ],
    ['one amount with dates', 'prices: { input: { amount: 1, from: 2027-01-01 } }'],
    [
      'a grid',
      'prices: { image: { grid: [quality, size], rates: { low: { 1024x1024: 0.01, 512: 0.005 } } } }',
    ],
    ['a list with a grid', 'prices: { image: [0.04, { grid: [size], rates: { 1K: 0.05 } }] }'],
    ['months and days', 'prices: { input: 1 }\nreleased: 2026-05\nknowledge: 2025-10-31'],
    ['a name of digits', 'prices: { image: 1 }\nrequest: { sizes: [512] }'],
    ['an unknown retirement', 'prices: { input: 1 }\nstatus: deprecated\nretires: unknown'],
  ])('takes %s, as the loader does', async (_, lines) => {
    const text = withLines(lines);
    expect(() => loadCatalog({ file: 'models.yaml', text })).not.toThrow();
    expect(await complaints(text)).toEqual([]);
  });

  test.each([
    ['an unknown key', 'prices: { input: 1 }\ncontxt: 1', /contxt is not allowed/],
    ['an unknown meter', 'prices: { inptu: 1 }', /inptu is not allowed/],
    [
      'an unknown condition',
      'prices: { input: [1, { amount: 2, when: { servce: batch } }] }',
      /not allowed|not accepted|Incorrect/,
    ],
    ['an unknown word', 'prices: { input: 1 }\ncaching: automatc', /Valid values: "automatic"/],
    ['a negative price', 'prices: { input: -1 }', /below the exclusive minimum/],
    ['yes', 'prices: { input: 1 }\nopenWeights: yes', /Valid values/],
    ['a text for a number', 'prices: { input: 1 }\ncontext: many', /pattern/],
  ])('marks %s', async (_, lines, complaint) => {
    expect((await complaints(withLines(lines))).join('\n')).toMatch(complaint);
  });

  test('explains a key, with an example', async () => {
    const document = opened(large);
    const explained = async (key: string) =>
      JSON.stringify(
        await service.doHover(
          document,
          document.positionAt(large.indexOf(`${key}:`, large.indexOf('\nmodels:')) + 1),
        ),
      );
    expect(await explained('cacheRead')).toContain('price per 1M cached input tokens');
    expect(await explained('context')).toMatch(/Context window in tokens.*200000/);
  });

  test('completes the keys of a model', async () => {
    const text = withLines('prices: { input: 1 }\nca');
    const document = opened(text);
    const { items } = await service.doComplete(document, document.positionAt(text.trimEnd().length), false);
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['capabilities', 'caching', 'context']),
    );
  });
});

test('every key of the schema is described, and has an example', () => {
  // @ts-expect-error -- A key without words does not compile.
  entry({ bare: text });
  const bare: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties = {}, ...rest } = node as {
      properties?: Record<string, { description?: string; examples?: unknown[] }>;
    };
    for (const [key, value] of Object.entries(properties)) {
      if (value.description === undefined || value.examples?.length !== 1) bare.push(`${path}.${key}`);
      walk(value, `${path}.${key}`);
    }
    for (const [key, value] of Object.entries(rest)) walk(value, `${path}/${key}`);
  };
  walk(JSON.parse(schema), '');
  expect(bare).toEqual([]);
});
