import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { compare } from '#pricing/comparison/comparison.ts';
import type { Offers } from '#pricing/offer.ts';
import { comparePage } from './compare-page.ts';
import { comparisonOf } from './side-by-side.ts';
import { comparisonLinks, pairsOf, versusPath } from '#views/words/comparison-pairs.ts';
import { amountsIn, plainText } from '#views/page/inline.ts';
import { offersOf } from '#views/model/tool-offers.ts';
import { createSite } from '#views/site.ts';
import { testSite } from '#views/test-site.ts';
import { versusPage } from './versus-page.ts';

const file = 'tests/sites/dollar/models.yaml';
const text = readFileSync(file, 'utf8');
const site = createSite(loadCatalog({ file, text }), undefined, '2026-11-23');

test('the tool in the browser says what the page says, figure for figure', () => {
  expect(pairsOf(site).length).toBeGreaterThan(15);
  for (const pair of pairsOf(site)) {
    const [{ modality }] = pair;
    // As the browser gets it.
    const offers = JSON.parse(JSON.stringify(offersOf(site, modality))) as Offers;
    const compared = compare({
      headline: offers.headline,
      perCall: offers.perCall,
      gateway: offers.gateway,
      uses: offers.uses,
      offers: pair
        .map(({ id }) => offers.models.find((offer) => offer.id === id))
        .filter((offer) => offer !== undefined),
    });
    expect(compared).toEqual(comparisonOf(site, pair));
    // And each figure is what its key comes to.
    const { verdict, prices, uses, facts } = compared;
    const figures = [verdict, prices.rows.flat(), uses?.rows.flat() ?? [], facts.rows.flat()]
      .flat()
      .flatMap(amountsIn);
    expect(figures.length).toBeGreaterThan(6);
    for (const figure of figures) expect(figure).toEqual(site.amount(figure.key));
  }
});

test('each of the pairs has something to say, and is linked from both models', () => {
  for (const pair of pairsOf(site)) {
    const page = versusPage(site, pair);
    expect(page.path).toBe(versusPath(pair));
    const verdict = page.sections.find(({ id }) => id === 'verdict')?.blocks[0];
    expect(verdict?.kind === 'list' && verdict.items.length, page.path).toBeGreaterThan(2);
    for (const model of pair) {
      expect(comparisonLinks(site, model)).toContainEqual(expect.objectContaining({ href: page.path }));
    }
  }
});

test('a pair leaves the site when one of its models retires', () => {
  const [pair] = pairsOf(site);
  const [model] = pair ?? [];
  const retired = text.replace(
    `  - id: ${model?.id ?? ''}\n`,
    `  - id: ${model?.id ?? ''}\n    status: deprecated\n    retires: 2026-11-01\n`,
  );
  expect(retired).not.toBe(text);
  const later = createSite(loadCatalog({ file, text: retired }), undefined, '2026-11-23');
  expect(
    pairsOf(later)
      .flat()
      .map(({ id }) => id),
  ).not.toContain(model?.id);
});

test('a catalog without comparisons, or without two prices of a kind, has no such pages', () => {
  expect(pairsOf(testSite())).toEqual([]);
  expect(comparePage(testSite())).toBeUndefined();
  expect(plainText(comparePage(site)?.lead[0] ?? [])).toContain('Prices are compared, not answers');
});
