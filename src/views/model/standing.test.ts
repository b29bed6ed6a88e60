import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { rankedPrice } from '#pricing/ranking.ts';
import { gateway } from '#catalog/test-catalog.ts';
import { bestForSection } from '#views/lists/modality-page.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { priceStrip } from './price-strip.ts';
import { createSite } from '#views/site.ts';
import { standingBlocks } from './standing.ts';
import { ordinal } from './standing-sentences.ts';

/** Ten models at 1 to 10; the odd ones call tools, those from 6 on take a long context. */
const prices = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const models = prices.map(
  (price) =>
    `  - { id: acme/m${price}, name: M${price}, modality: chat, prices: { input: ${price}, output: ${11 - price} }, ` +
    `context: ${price > 5 ? 1000000 : 32000}, capabilities: [${price % 2 === 1 ? 'tools' : 'vision'}] }`,
);
const site = createSite(
  loadCatalog({
    file: 'test.yaml',
    text: `${gateway}providers:\n  acme: { name: Acme }\nmodels:\n${models.join('\n')}\n`,
  }),
  undefined,
  '2026-11-23',
);

function wordsOf(id: string): string {
  const page = {
    kind: 'model' as const,
    path: '/x/',
    title: [''],
    description: [''],
    crumbs: [],
    heading: 'x',
    lead: [],
    sections: [{ id: 'alternatives', title: 'x', blocks: standingBlocks(site, site.model(id)) }],
  };
  return printMarkdown(site, page).text;
}

describe('where a model stands', () => {
  test('is told with rank, share and median', () => {
    expect(wordsOf('acme/m2')).toContain(
      'M2 at $2.00 per 1M input tokens has the 2nd lowest price of the 10 chat models priced that way here, cheaper than 80% of them. That is 64% below the median of $5.50.',
    );
    expect(wordsOf('acme/m9')).toContain(
      'has the 2nd highest price of the 10 chat models priced that way here; 1 of them costs more. Against the median of $5.50, that is +64%.',
    );
  });

  test('says of which part it is the cheapest, the largest such part only', () => {
    expect(wordsOf('acme/m6')).toContain(
      '- By the input token, it is the cheapest of the 5 chat models here with 128,000 tokens of context or more.',
    );
    expect(wordsOf('acme/m2')).toContain(
      '- By the input token, it is the cheapest of the 5 chat models here that read images.',
    );
    expect(wordsOf('acme/m1')).not.toContain('it is the cheapest of');
  });

  test('says where output makes it another story', () => {
    expect(wordsOf('acme/m1')).toContain(
      'By the output token, at $10.00 per 1M output tokens, it comes further back: 10th of 10.',
    );
  });

  test('calls nothing cheaper whose output costs more', () => {
    // M7 takes as much and reads less dearly, but its answers cost twice as much.
    expect(wordsOf('acme/m9')).not.toContain('Cheaper, with');
  });

  test('lists the nearest with their difference', () => {
    expect(wordsOf('acme/m5')).toMatch(
      /\[M4\]\(\S+\) \| \$4\.00 in, \$7\.00 out per 1M tokens −20%, context 32,000 \|/,
    );
  });
});

test('a strip has a tick for every price, and marks within its width', () => {
  const ranked = rankedPrice(site.model('acme/m3'), site.date);
  const strip = ranked && priceStrip(site, ranked);
  expect(strip?.ticks.match(/v10/g)).toHaveLength(10);
  expect(strip?.ticks).toMatch(/^M3 9v10(m\d+-10v10)+$/);
  const end = (strip?.ticks.match(/(?<=m)\d+/gi) ?? []).reduce((sum, step) => sum + Number(step), 0);
  expect(end).toBe((strip?.width ?? 0) - 3);
  expect(plainText(strip?.content ?? [])).toContain('From $1.00 to $10.00');
});

test('the page of a modality names the cheapest for each need', () => {
  const block = bestForSection(site, 'chat')?.blocks[0];
  const rows = block?.kind === 'table' ? block.rows.map((row) => row.map(plainText).join(' | ')) : [];
  expect(rows).toContain('That call tools | 5 | M1 | $1.00 in, $10.00 out per 1M tokens');
  expect(rows).toContain(
    'With 1,000,000 tokens of context or more | 5 | M6 | $6.00 in, $5.00 out per 1M tokens',
  );
  expect(bestForSection(site, 'image')).toBeUndefined();
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [11, '11th'],
  [12, '12th'],
  [23, '23rd'],
  [111, '111th'],
])('%i is the %s', (n, word) => {
  expect(ordinal(n)).toBe(word);
});
