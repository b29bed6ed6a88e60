import { describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { compare } from '#pricing/comparison/comparison.ts';
import { pricedUses } from '#pricing/comparison/tables.ts';
import { calculatorPage } from '#views/lists/calculator-page.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { calculatorForm } from './calculator.ts';
import { modelDescription } from './model-head.ts';
import { offersOf } from './tool-offers.ts';
import { workedBlocks } from './worked-examples.ts';

/** @param models of the maker, each as what follows its name */
function siteOf(...models: string[]) {
  const entries = models.map((keys, n) => `  - { id: acme/m${String(n)}, name: M${String(n)}, ${keys} }\n`);
  const text = `${testGateway}providers: { acme: { name: Acme } }\nmodels:\n${entries.join('')}`;
  return createSite(loadCatalog({ file: 'm.yaml', text }), undefined, '2026-11-23');
}

const sumOf = (site: ReturnType<typeof siteOf>) =>
  plainText(calculatorForm(site, site.model('acme/m0'))?.total ?? []);
const twinOf = (site: ReturnType<typeof siteOf>) => {
  const page = calculatorPage(site);
  return page === undefined ? '' : printMarkdown(site, page).text;
};

describe('a month with a free part', () => {
  const speech = (free: number) =>
    `modality: speech, prices: { characters: { amount: 16, freePerMonth: ${String(free)} } }`;

  it('is printed without it, and says so', () => {
    const all = sumOf(siteOf('modality: speech, prices: { characters: 16 }'));
    const sum = Number(/\$([\d.]+) a month$/.exec(all)?.[1]);
    // Of 100,000 characters less, at $16 a million.
    const less = (sum - 1.6).toFixed(2);
    expect(sumOf(siteOf(speech(100_000)))).toBe(
      `Your use costs $${less} a month, the free part of the month taken off`,
    );
    expect(sumOf(siteOf(speech(10 ** 9)))).toBe(
      'Nothing to pay for this, the free part of the month taken off',
    );
    expect(twinOf(siteOf(speech(1000)))).toContain('beyond the free part of a month');
  });
});

describe('a model that is priced with thinking or without, and no other way', () => {
  const thinker =
    'modality: chat, prices: { input: 0.40, output: [{ amount: 1.20, when: { thinking: false } }, { amount: 4.00, when: { thinking: true } }] }';
  const site = siteOf(thinker, 'modality: chat, prices: { input: 1, output: 2 }');

  it('has worked examples, a sum and comparisons of its lowest price, which all say so', () => {
    const [table] = workedBlocks(site, site.model('acme/m0'));
    expect(table).toMatchObject({
      caption: 'Worked examples at the prices above (without thinking)',
    });
    expect(sumOf(site)).toMatch(/ a month, without thinking$/);
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
