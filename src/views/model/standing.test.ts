import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { rankedPrice } from '#pricing/ranking.ts';
import { gateway } from '#catalog/test-catalog.ts';
import { bestForSection } from '#views/lists/modality-page.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite } from '#views/site.ts';
import { alternativesSection } from './alternatives.ts';
import { modelPage } from './model-page.ts';
import { barFiles, priceStrip } from './standing.ts';

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

const wordsOf = (id: string) => printMarkdown(site, modelPage(site, site.model(id))).text;

describe('where a model stands', () => {
  test('is told with how many cost more, and the median', () => {
    expect(wordsOf('acme/m2')).toContain(
      'By input price, 8 of 10 chat models cost more; the median is $5.50.',
    );
    expect(wordsOf('acme/m9')).toContain(
      'By input price, 1 of 10 chat models costs more; the median is $5.50.',
    );
    expect(wordsOf('acme/m10')).toContain('By input price, none of 10 chat models costs more');
  });

  test('calls nothing cheaper whose output costs more', () => {
    // M7 takes as much and reads less dearly, but its answers cost twice as much.
    expect(wordsOf('acme/m9')).toContain('- Cheaper: 1 with its features and context has cheaper input');
    expect(wordsOf('acme/m1')).toContain('- Cheaper: None with its features and context');
  });

  test('where nothing is cheaper, those nearest in price stand with their difference', () => {
    expect(wordsOf('acme/m5')).toMatch(/\[M4\]\(\S+\) Acme \| \$4\.00 \| \$7\.00 \| −20% \| 32,000 \| – \|/);
  });
});

describe('what to call instead', () => {
  const shop = createSite(
    loadCatalog({
      file: 'test.yaml',
      text: `${gateway}providers:
  acme: { name: Acme }
  beta: { name: Beta }
models:
  - { id: acme/big, name: Big, modality: chat, released: 2026-09-01, context: 200000, prices: { input: 10, output: 20 } }
  - { id: acme/mid, name: Mid, modality: chat, released: 2026-08-01, context: 200000, prices: { input: 6, output: 12 } }
  - { id: beta/fair, name: Fair, modality: chat, released: 2026-08-01, context: 400000, prices: { input: 4, output: 10 } }
  - { id: beta/small, name: Small, modality: chat, released: 2026-08-01, context: 200000, prices: { input: 2.5, output: 5 } }
  - { id: beta/tiny, name: Tiny, modality: chat, released: 2026-08-01, context: 200000, prices: { input: 0.1, output: 0.2 } }
  - { id: beta/old, name: Old, modality: chat, released: 2024-08-01, context: 200000, prices: { input: 1, output: 2 } }
  - { id: beta/short, name: Short, modality: chat, released: 2026-08-01, context: 8000, prices: { input: 1, output: 2 } }
  - { id: beta/gone, name: Gone, modality: chat, released: 2026-08-01, context: 200000, status: deprecated, retires: 2027-03-01, prices: { input: 1, output: 2 } }
`,
    }),
    undefined,
    '2026-11-23',
  );

  test('are the next step down, what costs a quarter to three quarters less, and the cheapest: able, recent, staying, of its class', () => {
    const { section, cheaper } = alternativesSection(shop, shop.model('acme/big'));
    const table = section.blocks.find(({ kind }) => kind === 'table');
    const rows =
      table?.kind === 'table' ? table.rows.map((row) => row.map(plainText).slice(0, 4).join(' | ')) : [];
    expect(rows).toEqual([
      'Mid Next step down | $6.00 | $12.00 | −40%',
      'Fair Beta | $4.00 | $10.00 | −60%',
      'Small Beta | $2.50 | $5.00 | −75%',
    ]);
    expect(plainText(cheaper ?? [])).toBe('Mid');
    expect(section.blocks[0]).toMatchObject({
      content: ['All 6 other chat models with its context have cheaper input.'],
    });
  });
});

test('a strip has a bar for every price, and marks within its width', () => {
  const ranked = rankedPrice(site.model('acme/m3'), site.date);
  const strip = ranked && priceStrip(site, ranked);
  const drawing = barFiles(site).find(({ address }) => address === strip?.bars)?.text ?? '';
  const [, bars = ''] = / d="([^"]*)"/.exec(drawing) ?? [];
  expect(bars.match(/v-52/g)).toHaveLength(10);
  expect(bars).toMatch(/^M0 56v-52(m\d+ 52v-52)+$/);
  const end = (bars.match(/(?<=m)\d+/g) ?? []).reduce((sum, step) => sum + Number(step), 0);
  expect(end).toBe(500);
  expect(strip?.labels.map(({ amount, word }) => `${word} ${amount.text}`)).toEqual([
    'cheapest $1.00',
    'median $5.50',
    'M3 $3.00',
    'dearest $10.00',
  ]);
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
