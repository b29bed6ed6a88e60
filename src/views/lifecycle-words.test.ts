/** Whatever a model costs, its page speaks of it as what it is on the day: served, leaving or gone. */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { modelPage } from '#views/model/model-page.ts';
import { createSite, type Site } from './site.ts';
import { testGateway } from './test-site.ts';

const ways = {
  priced: 'prices: { input: 1, output: 2 }',
  conditional: 'prices: { input: { amount: 1, when: { service: batch } } }',
  free: 'free: { reason: it is in a free promotion, source: https://acme.example }',
  plan: 'priceStatus: plan',
  unknown: 'priceStatus: unknown',
  announced: 'prices: { input: { amount: 1, from: 2026-11-28 } }',
  ended: 'prices: { input: { amount: 1, until: 2026-10-01 } }',
};
const gateway = testGateway.replace(
  '  links:',
  '  freeTier: { model: acme/free, requestsPerDay: 100, cardRequired: false }\n  links:',
);
const catalog = `${gateway}providers: { acme: { name: Acme } }
models:
  - { id: acme/now, name: Now, modality: chat, prices: { input: 1, output: 2 } }
${Object.entries(ways)
  .map(
    ([name, way]) =>
      `  - { id: acme/${name}, name: M ${name}, modality: chat, status: deprecated, retires: 2026-12-01, replacement: acme/now, ${way} }`,
  )
  .join('\n')}
`;

function siteOn(date: string): Site {
  return createSite(loadCatalog({ file: 'test.yaml', text: catalog }), undefined, date);
}

/** The page without its code; what stands on pages of lists beside it. */
function pageOf(site: Site, name: string) {
  const page = modelPage(site, site.model(`acme/${name}`));
  const text = printMarkdown(site, page).text.replaceAll(/```[^]*?```/g, '');
  return {
    text,
    lead: page.lead.map(plainText).join(' '),
    head: plainText([...page.title, ' ', ...page.description]),
  };
}

describe.each(Object.keys(ways))('a model whose price is %s', (name) => {
  test('is gone from the day on which it retires', () => {
    const { text, lead, head } = pageOf(siteOn('2026-12-01'), name);
    expect(lead).toMatch(/\bretired\b/);
    expect(text).toMatch(/> \*\*Retired 1 December 2026\*\* Use its replacement, \[Now\]/);
    expect(head).toMatch(/\bretired\b/);
    expect(text).not.toMatch(
      / is (?:free|priced|part of a plan)\b|M \w+ costs? \$|Nothing: |not yet in force|Try it now|free tier covers|retires on/,
    );
  });

  test('is told as leaving until then', () => {
    const { text } = pageOf(siteOn('2026-11-30'), name);
    expect(text).toMatch(/> \*\*Retires 1 December 2026\*\* Use its replacement, \[Now\]/);
    expect(text).toContain('Try it now');
    expect(text).not.toMatch(/\b(?:was|were|is) (?:retired|free until|priced at .* until)|no longer served/);
  });
});

test('a release that has not come is no release', () => {
  const text = catalog.replace('name: Now,', 'name: Now, released: 2027-01-15,');
  const site = (date: string) => createSite(loadCatalog({ file: 'test.yaml', text }), undefined, date);
  expect(pageOf(site('2026-12-01'), 'now').text).toMatch(/Release\**:? announced for 15 January 2027/);
  expect(pageOf(site('2026-12-01'), 'now').text).not.toContain('Released');
  expect(pageOf(site('2027-01-15'), 'now').text).toMatch(/Released\**:? 15 January 2027/);
});
