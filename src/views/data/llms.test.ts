import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { llmsFullTxt, llmsTxt } from './llms.ts';
import { createSite } from '#views/site.ts';
import { testSite, testGateway } from '#views/test-site.ts';

const site = testSite();

/** Moneys in a text, as they are printed. */
const figuresOf = (text: string) => text.match(/\$\d[\d,]*(\.\d+)?/g) ?? [];

test('llms.txt has the form of its specification: title, summary, words, sections of links', () => {
  const { text } = llmsTxt(site, []);
  const [title, summary] = text.split('\n\n');
  expect(title).toBe('# Testgate model prices');
  expect(summary).toMatch(/^> What every AI model costs/);
  const [, ...sections] = text.split(/^## /m);
  expect(sections.length).toBeGreaterThan(1);
  for (const section of sections) {
    const [, ...lines] = section.trim().split('\n');
    for (const line of lines.filter((one) => one !== '')) {
      expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/testgate\.example\/\S+\): \S/);
    }
  }
  expect(text).toContain('\n- `maker/talk`: $1.25 in, $10.00 out per 1M tokens\n');
});

test('the figures of both texts are traced in the order in which they stand', () => {
  for (const { text, figures } of [llmsTxt(site, []), llmsFullTxt(site)]) {
    const traced = figures.filter(({ kind }) => kind === 'money').map((amount) => amount.text);
    expect(traced).toEqual(figuresOf(text));
  }
});

test('llms-full.txt has every rate with its condition, its dates and the fee, and says why there is none', () => {
  const { text } = llmsFullTxt(site);
  expect(text).toContain('- Input: $1.25 per 1M input tokens, $1.32 with the fee\n');
  expect(text).toContain(
    '- Output, over 200,000 input tokens: $15.00 per 1M output tokens, $15.79 with the fee\n',
  );
  expect(text).toContain('- Images: $0.040 per image, $0.04211 with the fee, until 30 November 2026\n');
  expect(text).toContain('- Images: $0.05 per image, $0.05263 with the fee, from 1 December 2026');
  expect(text).toContain('- Price not known');
  expect(text).toContain('- Free: the maker does not charge for it');
});

test('a large catalog leaves models to the pages of their providers, and says how many', () => {
  const models = Array.from(
    { length: 1000 },
    (_, index) =>
      `  - { id: maker/m${String(index)}, name: Model ${String(index)}, modality: chat, prices: { input: 1, output: 2 }${index % 2 === 0 ? ', status: deprecated, retires: unknown' : ''} }`,
  );
  const text = `${testGateway}providers:
  maker: { name: Maker }
models:
${models.join('\n')}
`;
  const large = createSite(loadCatalog({ file: 'large.yaml', text }), undefined, '2026-11-23');
  const file = llmsTxt(large, []).text;
  expect(file.length).toBeLessThan(37_000);
  expect(file).toContain('1000 models with their prices, 500 of them not listed here');
  expect(file).toContain('\n- `maker/m1` (Model 1): $1.00 in');
  expect(file).not.toContain('maker/m2`');
});
