import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import type { PriceChange } from '#catalog/types.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { changeCells, changeSentence, historyBlocks } from './history.ts';

const text = `${testGateway}providers:
  acme: { name: Acme }
  dear: { name: Dear, markup: { percent: 10 } }
models:
  - { id: acme/scan, name: Scan, modality: ocr, prices: { pages: [2, { amount: 1, when: { unitsOver: 1000 }, mode: marginal }] } }
  - { id: dear/talk, name: Talk, modality: chat, prices: { input: 2, output: 4 } }
`;
const change = (id: string, more: Partial<PriceChange>): PriceChange => ({
  date: '2026-06-01',
  id,
  meter: 'input',
  from: '4',
  to: '2',
  source: 'Acme',
  kind: 'stated',
  ...more,
});
const scan = change('acme/scan', { meter: 'pages', when: 'unitsOver=1000', from: '1.5', to: '1' });
const talk = change('dear/talk', {});
const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23', [scan, talk]);
const cells = (one: PriceChange) => changeCells(site, one).map((cell) => plainText(cell));

test('a change of what is paid from some unit on is not told as one of the whole', () => {
  expect(cells(scan)[1]).toBe('Pages, beyond the first 1,000 of a request per 1K pages');
});

test('a price that is not the listed one says whose it is', () => {
  expect(cells(talk)[1]).toBe('Input per 1M tokens, Dear’s own price');
  expect(plainText(changeSentence(site, talk))).toBe(
    'Talk, input: $4.00 → $2.00 per 1M input tokens (−50%), Dear’s own price',
  );
});

test('a page names each source and the shared unit once, and leaves what is to come to the prices', () => {
  const changes = [
    change('acme/scan', { meter: 'pages', source: 'models.dev, genai-prices' }),
    change('acme/scan', { meter: 'pages', date: '2026-07-01', from: '2', to: '1', source: 'genai-prices' }),
    change('acme/scan', { meter: 'pages', date: '2027-01-01', from: '1', to: '3' }),
  ];
  const blocks = (of: PriceChange[]) => {
    const on = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23', of);
    return historyBlocks(on, on.model('acme/scan'));
  };
  const [first] = blocks(changes);
  expect(first?.kind === 'sub' && plainText(first.content)).toBe('Prices from models.dev and genai-prices.');
  const table = blocks(changes).find(({ kind }) => kind === 'table');
  expect(table).toMatchObject({ columns: { 1: { unit: 'per 1K pages' } } });
  expect(table?.kind === 'table' && table.rows.map((row) => row.slice(0, 2).map(plainText))).toEqual([
    ['1 July 2026', 'Pages'],
    ['1 June 2026', 'Pages'],
  ]);
  expect(blocks(changes.slice(2))).toEqual([]);
});
