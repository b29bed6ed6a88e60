import { describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { compare } from '#pricing/comparison/comparison.ts';
import { pricedUses } from '#pricing/comparison/tables.ts';
import { calculatorPage } from '#views/lists/calculator-page.ts';
import { plainText, type Inlines } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { calculatorForm } from './calculator.ts';
import { modelDescription } from './model-head.ts';
import { offersOf } from './tool-offers.ts';

/** @param models of the maker, each as what follows its name */
function siteOf(...models: string[]) {
  const entries = models.map((keys, n) => `  - { id: acme/m${String(n)}, name: M${String(n)}, ${keys} }\n`);
  const text = `${testGateway}providers: { acme: { name: Acme } }\nmodels:\n${entries.join('')}`;
  return createSite(loadCatalog({ file: 'm.yaml', text }), undefined, '2026-11-23');
}

const receiptsOf = (site: ReturnType<typeof siteOf>) =>
  calculatorForm(site, site.model('acme/m0'))?.receipts.map(({ label, query, lines }) => ({
    label,
    query,
    lines: lines.map(({ words, sum }) => `${plainText(words as Inlines)}: ${sum.text}`),
  })) ?? [];
const twinOf = (site: ReturnType<typeof siteOf>) => {
  const page = calculatorPage(site);
  return page === undefined ? '' : printMarkdown(site, page).text;
};

describe('a month with a free part', () => {
  const speech = (free: number) =>
    `modality: speech, prices: { characters: { amount: 16, freePerMonth: ${String(free)} } }`;

  it('is taken off, as the calculator in the browser does', () => {
    const lines = (more: string) => receiptsOf(siteOf(more))[0]?.lines;
    expect(lines('modality: speech, prices: { characters: 16 }')).toEqual([
      '500K characters at $16.00 per 1M characters: $8.00',
      'Your use costs: $8.00',
    ]);
    expect(lines(speech(100_000))).toEqual([
      '400K characters at $16.00 per 1M characters: $6.40',
      'Your use costs: $6.40',
    ]);
    expect(twinOf(siteOf(speech(1000)))).toContain('beyond the free part of a month');
  });
});

describe('the worked uses of a model', () => {
  it('are receipts whose fields ask for just what is reckoned, cached input as a share of all', () => {
    const site = siteOf('modality: chat, prices: { input: 1, output: 2, cacheRead: 0.1 }');
    const [plain, cached] = receiptsOf(site);
    expect(plain).toEqual({
      label: '10,000 chats',
      query: 'input=1500&output=400&requests=10000',
      lines: ['15M input at $1.00: $15.00', '4M output at $2.00: $8.00', 'Your use costs: $23.00'],
    });
    expect(cached?.query).toBe('input=1500&output=400&requests=10000&cached=66.7');
    expect(cached?.lines).toContain('10M cached input at $0.10: $1.00');
  });

  it('name the condition of their rates', () => {
    const site = siteOf(
      'modality: chat, prices: { input: [1, { amount: 0.5, when: { service: batch } }], output: [2, { amount: 1, when: { service: batch } }] }',
    );
    const batch = receiptsOf(site).find(({ label }) => label === '10,000 chats as a batch');
    expect(batch?.query).toContain('batch=100');
    expect(batch?.lines).toContain('15M input at $0.50, batch: $7.50');
  });
});

describe('a model that is priced with thinking or without, and no other way', () => {
  const thinker =
    'modality: chat, prices: { input: 0.40, output: [{ amount: 1.20, when: { thinking: false } }, { amount: 4.00, when: { thinking: true } }] }';
  const site = siteOf(thinker, 'modality: chat, prices: { input: 1, output: 2 }');

  it('has worked examples, a sum and comparisons of its lowest price, which all say so', () => {
    expect(receiptsOf(site)[0]?.lines.join()).toContain('output at $1.20, without thinking');
    const { gateway, headline, perCall, uses, models } = offersOf(site, 'chat');
    const compared = compare({ headline, perCall, gateway, uses, offers: models });
    expect(compared.uses?.caption).toBe('The same use with each of them (M0 without thinking)');
    expect(pricedUses({ headline, perCall, gateway, uses, offers: models })[0]?.costs).not.toContain(
      undefined,
    );
  });

  it('promises no worked examples where there are none', () => {
    expect(plainText(modelDescription(site, site.model('acme/m0')))).toContain('Worked examples');
    const odd = siteOf('modality: chat, prices: { annotatedPages: 1 }');
    expect(plainText(modelDescription(odd, odd.model('acme/m0')))).not.toContain('Worked examples');
  });
});

describe('the page of the calculator', () => {
  const image = (price: number) => `modality: image, prices: { image: ${String(price)} }`;

  it('calls median only what is one', () => {
    expect(twinOf(siteOf(image(0.01), image(0.02)))).not.toContain('median');
    expect(twinOf(siteOf(image(0.01), image(0.02), image(0.03)))).toMatch(/M1\]\([^)]*\) median price/);
    const four = twinOf(siteOf(image(0.01), image(0.02), image(0.03), image(0.04)));
    expect(four).not.toContain('median');
    expect(four).toMatch(/M1\]\([^)]*\) price per image just below the middle/);
  });

  it('has no table without prices', () => {
    const odd = siteOf(image(0.01), 'modality: video, prices: { inputVideoSecond: 0.02 }');
    expect(twinOf(odd)).not.toMatch(/\| Model \|\n/);
  });
});
