import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { homePage } from '#views/whole/home-page.ts';
import { modalityPage } from './modality-page.ts';
import { providerPage } from './provider-page.ts';

function siteOf(models: string) {
  const text = `${testGateway}providers:\n  acme: { name: Acme }\n  other: { name: Other }\nmodels:\n${models}`;
  return createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
}

const models = `
  - { id: acme/scan, name: Scan, modality: ocr, prices: { pages: 1.5, request: 0.66 } }
  - { id: other/hour, name: Hour, modality: transcription, prices: { audioMinute: { amount: 0.36, per: hour } } }
  - { id: other/minute, name: Minute, modality: transcription, prices: { audioMinute: 0.007 } }
  - { id: acme/gone, name: Gone, modality: transcription, prices: { audioMinute: 0.001 }, status: deprecated, retires: 2026-01-31 }
`;
const site = siteOf(models);
const kinds = homePage(site, new Set(['/q/'])).sections.flatMap(({ id, blocks }) =>
  id === 'kinds' ? blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) : [],
);

test('a list is titled by listed prices, with what every call pays besides', () => {
  const [acme, other] = site.catalog.providers;
  const titles = [acme, other].map((own) => own && plainText(providerPage(site, own).description));
  expect(titles).toEqual([
    'What Acme models cost through Testgate: 1 model and 1 retired, from $1.50 per 1K pages plus $0.66 per request.',
    'What Other models cost through Testgate: 2 models, from $0.36 per hour of audio, with price tables, worked examples and code.',
  ]);
  expect(plainText(modalityPage(site, 'ocr').lead[0] ?? [])).toContain(
    '1 model, from $1.50 per 1K pages plus $0.66 per request.',
  );
});

test('the home page has one unit in a row', () => {
  expect(kinds.map((row) => row.map((cell) => plainText(cell)).join(' | '))).toEqual([
    'Transcription models per hour of audio | 2 | $0.36 | $0.39 | Hour',
    'OCR models per 1K pages | 1 | $661.50 | $661.50 | Scan',
  ]);
});

test('what is retired is no model that can be called, and is told apart', () => {
  const home = homePage(site, new Set(['/q/']));
  const words = printMarkdown(site, home).text;
  expect(words).toContain('key for 3 models.');
  expect(words).toContain('One page for each of 3 models and 1 retired:');
  expect(words).not.toContain('4 models');
  expect(plainText(modalityPage(site, 'transcription').lead[0] ?? [])).toMatch(
    /^2 models and 1 retired, from \$0\.36 per hour of audio\./,
  );
});

test('a model whose price is known to be a part of the bill only is no cheapest one', () => {
  const later = siteOf(`
  - { id: acme/now, name: Now, modality: image, prices: { image: 0.03 } }
  - { id: acme/soon, name: Soon, modality: image, prices: { image: 0.01, request: { amount: 0.05, from: 2027-02-01 } } }
`);
  const [acme] = later.catalog.providers;
  expect(acme && plainText(providerPage(later, acme).title)).toContain('from $0.03 per image');
});
