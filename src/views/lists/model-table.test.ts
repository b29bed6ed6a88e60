import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { cheapestFirst, mixedTable, modalityTable, newestFirst } from './model-table.ts';
import { createSite } from '#views/site.ts';
import { testSite } from '#views/test-site.ts';

const text = `
gateway:
  name: Testgate
  url: https://testgate.example
  baseUrl: https://api.testgate.example/v1
  currency: USD
  apiKey: { env: TESTGATE_KEY, placeholder: sk-test }
  links: { getKey: https://testgate.example/key }
providers:
  maker: { name: Maker, url: https://maker.example }
models:
  - { id: maker/old, name: Old, modality: image, prices: { image: 0.01 }, status: deprecated, retires: 2026-01-31 }
  - { id: maker/dear, name: Dear, modality: image, prices: { image: 0.08 }, status: preview }
  - { id: maker/none, name: None, modality: image, priceStatus: unknown }
  - id: maker/sized
    name: Sized
    modality: image
    prices: { image: { grid: [quality], rates: { low: 0.02, high: 0.19 } } }
  - { id: maker/area, name: Area, modality: image, prices: { megapixel: 0.03 } }
`;
const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
const { models } = site.catalog;

test('cheapest first within a unit, then without a price, then no longer served', () => {
  expect(cheapestFirst(site, models).map(({ name }) => name)).toEqual([
    'Sized',
    'Dear',
    'Area',
    'None',
    'Old',
  ]);
});

test('a price says its unit, what it is the least of, and why there is none', () => {
  const table = modalityTable(site, cheapestFirst(site, models), 'Images');
  expect(table.columns.map(({ label }) => label)).toEqual(['Model', 'Price per unit', 'Released']);
  expect(table.rows.map((row) => plainText(row[1] ?? []))).toEqual([
    'from $0.02 per image',
    '$0.08 per image',
    '$0.03 per megapixel',
    'Price not known',
    '$0.01 per image',
  ]);
  expect(table.rows.map((row) => plainText(row[0] ?? []))).toEqual([
    'Sized maker/sized',
    'Dear maker/dear',
    'Area maker/area',
    'None maker/none',
    'Old maker/old',
  ]);
  expect(table.rows.map((row) => plainText(row[2] ?? []))).toEqual([
    '',
    'Preview',
    '',
    '',
    'Retired 31 Jan 2026',
  ]);
});

test('newest first, then those whose release is not known, then those no longer served', () => {
  const { models: dated } = createSite(
    loadCatalog({
      file: 'test.yaml',
      text: text
        .replace('retires: 2026-01-31', 'retires: 2026-01-31, released: 2026-01')
        .replace('status: preview', 'released: 2025-03-09')
        .replace('name: Sized\n', 'name: Sized\n    released: 2025-03\n')
        .replace('megapixel: 0.03 }', 'megapixel: 0.03 }, released: 2025-11-24'),
    }),
    undefined,
    '2026-11-23',
  ).catalog;
  const own = createSite({ ...site.catalog, models: dated }, undefined, '2026-11-23');
  expect(newestFirst(own, dated).map(({ name }) => name)).toEqual(['Area', 'Dear', 'Sized', 'None', 'Old']);
});

test('one unit of all prices stands in the heading alone', () => {
  const images = models.filter(({ id }) => id !== 'maker/area');
  const table = modalityTable(site, images, 'Images');
  expect(table.columns.at(-2)?.label).toBe('Price per image');
  expect(table.rows.map((row) => plainText(row.at(-2) ?? []))).toContain('$0.08');
});

test('few models are not filtered; of many, the filters that tell them apart', () => {
  expect(modalityTable(site, models, 'Images').sorting?.finder).toBeUndefined();
  const many = [...models, ...models];
  const finder = mixedTable(site, many, 'All').sorting?.finder;
  expect(finder?.filters.map(({ name }) => name)).toEqual(['unit', 'status']);
  expect(finder?.filters[1]?.options).toEqual([
    { value: 'current', label: 'Current', count: 6 },
    { value: 'preview', label: 'Preview', count: 2 },
    { value: 'retired', label: 'Retired', count: 2 },
  ]);
  // The id names the provider, and a column the type.
  expect(finder?.facts.at(-1)).toEqual({ unit: 'image', status: 'retired' });
  expect(finder?.usual).toEqual({ unit: 'image', status: 'current' });
});

test('models of several kinds have the columns of all of them, and only those that are filled', () => {
  const other = testSite();
  const table = mixedTable(other, other.catalog.models, 'All');
  expect(table.columns.map(({ label }) => label)).toEqual([
    'Model',
    'Type',
    'Input',
    'Output',
    'Blended 3:1',
    'Price per image',
    'Context',
  ]);
  expect(table.rows.map((row) => plainText(row[5] ?? []))).toEqual(['', '$0.040', 'Price not known', 'Free']);
  expect(table.rows.map((row) => plainText(row[2] ?? []))).toEqual(['$1.25', '', '', '']);
});

test('a table of one kind blends its two prices, three parts of input to one of output', () => {
  const other = testSite();
  const chat = other.catalog.models.filter(({ modality }) => modality === 'chat');
  const table = modalityTable(other, chat, 'Chat');
  const [input, output, blended] = ['Input', 'Output', 'Blended 3:1'].map((label) =>
    table.columns.findIndex((column) => column.label === label),
  ) as [number, number, number];
  const figures = table.rows.map((row) => [input, output, blended].map((at) => plainText(row[at] ?? [])));
  expect(figures).toMatchInlineSnapshot(`
    [
      [
        "$1.25",
        "$10.00",
        "$3.44",
      ],
    ]
  `);
});
