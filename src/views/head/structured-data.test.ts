import { describe, expect, test } from 'vitest';
import { completePage } from '#views/whole/build.ts';
import type { Page } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import { modalityPage } from '#views/lists/modality-page.ts';
import { modelPage } from '#views/model/model-page.ts';
import { modelsPage } from '#views/lists/models-page.ts';
import { loadCatalog } from '#catalog/load.ts';
import { createSite, type Site } from '#views/site.ts';
import { testGateway, testSite } from '#views/test-site.ts';
import { structuredData } from './structured-data.ts';

type Json = Readonly<Record<string, unknown>>;

function nodesOf(site: Site, page: Page): Json[] {
  const graph = JSON.parse(JSON.stringify(completePage(site, page).jsonLd)) as { '@graph': Json[] };
  return graph['@graph'];
}

function ofType(nodes: readonly Json[], type: string): Json | undefined {
  return nodes.find((node) => node['@type'] === type);
}

function modelNodes(id: string, site = testSite()): Json[] {
  return nodesOf(site, modelPage(site, site.model(id)));
}

/** Ids that nodes point to: objects with nothing but an id. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === '@id') return [String(first[1])];
  return entries.flatMap(([, child]) => references(child));
}

describe('the graph of a model', () => {
  test('has each thing once, and points only to what it has', () => {
    const nodes = modelNodes('maker/talk');
    expect(nodes.map((node) => node['@type'])).toEqual([
      'Organization',
      'WebSite',
      'WebPage',
      'BreadcrumbList',
      'WebAPI',
      'FAQPage',
    ]);
    const ids = nodes.map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of references(nodes)) expect(ids).toContain(id);
  });

  test('gives each rate in force with its unit, condition and key, and the offer no price of its own', () => {
    const offer = ofType(modelNodes('maker/talk'), 'WebAPI')?.offers as Json;
    expect(offer).not.toHaveProperty('price');
    expect(offer.priceSpecification).toEqual([
      expect.objectContaining({
        '@type': 'UnitPriceSpecification',
        identifier: 'maker/talk#input',
        name: 'Input',
        price: '1.25',
        priceCurrency: 'USD',
        referenceQuantity: {
          '@type': 'QuantitativeValue',
          value: 1_000_000,
          unitCode: 'C62',
          unitText: 'input tokens',
        },
      }),
      expect.objectContaining({ name: 'Input, Over 200,000 input tokens', price: '2.50' }),
      expect.objectContaining({ name: 'Output', price: '10' }),
      expect.objectContaining({ name: 'Output, Over 200,000 input tokens', price: '15' }),
    ]);
  });

  test('dates a price by the last day on which it holds, and the next by its first', () => {
    const before = ofType(modelNodes('maker/picture'), 'WebAPI')?.offers as Json;
    expect(before.priceSpecification).toEqual([
      expect.objectContaining({ price: '0.040', validThrough: '2026-11-30' }),
      expect.objectContaining({ price: '0.05', validFrom: '2026-12-01' }),
    ]);
    expect(before).toMatchObject({
      availability: 'https://schema.org/InStock',
      priceValidUntil: '2026-11-30',
    });
    const after = ofType(modelNodes('maker/picture', testSite(undefined, '2026-12-01')), 'WebAPI')
      ?.offers as Json;
    expect(after.priceSpecification).toEqual([
      expect.objectContaining({ price: '0.05', validFrom: '2026-12-01' }),
    ]);
  });

  test('offers nothing where no price is known', () => {
    const nodes = modelNodes('maker/thing');
    expect(ofType(nodes, 'WebAPI')).not.toHaveProperty('offers');
  });

  test('offers what is free for nothing, and says of what is gone that it is', () => {
    expect(ofType(modelNodes('maker/judge'), 'WebAPI')?.offers).toMatchObject({
      price: '0',
      priceCurrency: 'USD',
    });
    const text = `${testGateway}providers: { one: { name: One } }\nmodels:\n  - { id: one/old, name: Old, modality: image, prices: { image: 1 }, status: deprecated, retires: 2026-11-01 }\n`;
    const at = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
    expect(ofType(modelNodes('one/old', at), 'WebAPI')?.offers).toEqual({
      '@type': 'Offer',
      availability: 'https://schema.org/Discontinued',
      availabilityEnds: '2026-10-31',
      seller: { '@id': 'https://testgate.example/#organization' },
    });
  });

  test('asks and answers what the page does, and nothing else', () => {
    const site = testSite();
    const page = modelPage(site, site.model('maker/talk'));
    const asked = page.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'faq' ? block.items : [])),
    );
    const faq = ofType(nodesOf(site, page), 'FAQPage')?.mainEntity as Json[];
    expect(faq.map((item) => [item.name, (item.acceptedAnswer as Json).text])).toEqual(
      asked.map(({ question, answer }) => [question, plainText(answer)]),
    );
    const none = { ...page, sections: page.sections.filter(({ id }) => id !== 'faq') };
    expect(ofType(nodesOf(site, none), 'FAQPage')).toBeUndefined();
  });

  test('never rates anything', () => {
    expect(
      JSON.stringify(
        structuredData(
          testSite(),
          modelPage(testSite(), testSite().model('maker/talk')),
          () => testSite().date,
        ),
      ),
    ).not.toMatch(/rating|review/i);
  });
});

test('a page of one kind lists its models in its own order', () => {
  const site = testSite();
  const nodes = nodesOf(site, modalityPage(site, 'chat'));
  expect(ofType(nodes, 'CollectionPage')?.mainEntity).toEqual({ '@id': ofType(nodes, 'ItemList')?.['@id'] });
  expect(ofType(nodes, 'ItemList')).toMatchObject({
    numberOfItems: 1,
    itemListElement: [{ position: 1, name: 'Talk', url: 'https://testgate.example/q/maker-talk-pricing/' }],
  });
});

test('a long list is counted in full and named in part', () => {
  const site = testSite();
  const page = modalityPage(site, 'chat');
  const many = Array.from({ length: 250 }, () => site.model('maker/talk'));
  const list = ofType(nodesOf(site, { ...page, models: many }), 'ItemList');
  expect(list?.numberOfItems).toBe(250);
  expect(list?.itemListElement).toHaveLength(100);
});

test('the catalog is a dataset with its files', () => {
  const site = testSite();
  const dataset = ofType(nodesOf(site, modelsPage(site)), 'Dataset');
  expect(dataset?.distribution).toEqual([
    expect.objectContaining({ contentUrl: 'https://testgate.example/api/models.json' }),
    expect.objectContaining({ contentUrl: 'https://testgate.example/api/models.csv' }),
  ]);
  // Dataset Search asks for 50 to 5,000 characters.
  expect(String(dataset?.description).length).toBeGreaterThan(50);
});

test('a guide is an article of its page', () => {
  const site = testSite();
  const page: Page = {
    ...modelsPage(site),
    kind: 'guide',
    path: '/guides/billing/',
    heading: 'How billing works',
    updated: '2026-11-01',
  };
  const nodes = nodesOf(site, page);
  expect(ofType(nodes, 'TechArticle')).toMatchObject({
    headline: 'How billing works',
    dateModified: '2026-11-01',
    mainEntityOfPage: { '@id': 'https://testgate.example/guides/billing/' },
  });
});
