import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { billIfPriced } from '#pricing/monthly-bill.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys, parseQuote } from '#pricing/trace-key.ts';
import { amountsIn, plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite, type Site } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { modelPage } from './model-page.ts';

// Every row of docs/pricing-schemes.md: its YAML, what the page says, what a use costs.
const rows = readFileSync('docs/pricing-schemes.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.replaceAll(/^\| | \|$/g, '').split(/ \| | \|(?=$)/))
  .slice(2);

const date = '2026-11-29';
const id = 'acme/m';

/** The code of a cell. */
const codeIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** A catalog of one model, as a row writes it. */
function siteOf(written = ''): Site {
  const spans = codeIn(written);
  const isOfGateway = (span: string) => span.startsWith('gateway: ');
  const keys = spans.filter(isOfGateway).map((span) => span.replace(/^gateway: \{ (.*) \}$/, '$1'));
  // A row may say anew what every gateway says.
  const head = testGateway
    .split('\n')
    .filter((line) => !keys.some((key) => line.startsWith(`  ${key.split(':')[0] ?? ''}:`)));
  const text = `${head.join('\n')}${keys.map((key) => `  ${key}\n`).join('')}providers:
  acme: { name: Acme, url: https://acme.example, pricing: https://acme.example/pricing }
models:
${spans
  .filter((span) => !isOfGateway(span))
  .map((span) => `  - { id: ${id}, name: M1, ${span} }\n`)
  .join('')}`;
  return createSite(loadCatalog({ file: 'models.yaml', text }), undefined, date);
}

/** What a page says, and each cell of its grid of prices as a line: column, condition and figure. */
function textOf(site: Site): string {
  const page = modelPage(site, site.model(id));
  const grid = page.sections.find((section) => section.id === 'price')?.blocks[0];
  const cells =
    grid?.kind !== 'table'
      ? []
      : grid.rows.flatMap(([condition = [], ...row]) =>
          row.flatMap((cell, index) => {
            const { label = '', unit = '' } = grid.columns[index + 1] ?? {};
            const when = plainText(condition);
            // In the digits of its author: a column gives all its figures as many.
            const price = amountsIn(cell).map(({ key }) => site.amount(key).text);
            return [[`${label} ${unit}`, when === 'Standard' ? '' : when, ...price.slice(0, 1)]];
          }),
        );
  const lines = cells.map((cell) => cell.filter((part) => part !== '').join(' · '));
  return [printMarkdown(site, page).text, ...lines].join('\n');
}

test('there are many, and each is another one', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map(([scheme]) => scheme)).size).toBe(rows.length);
  expect(new Set(rows.map(([, , written]) => written)).size).toBeGreaterThan(rows.length - 3);
});

describe.each(rows)('%s', (_scheme, _who, written, says, use) => {
  const site = siteOf(written);

  test('is said as it is', () => {
    const text = textOf(site);
    const sentences = says.split('<br>');
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(sentences.every((sentence) => sentence.length > 10)).toBe(true);
  });

  // What is free, or in a plan, has no bill.
  const [asked] = codeIn(use);
  if (asked === undefined) return;
  test('costs what it costs', () => {
    const { usage, requests = 1, context } = parseQuote(asked);
    // A request counts one by itself.
    const { request = 0, ...counts } = usage;
    expect([0, 1]).toContain(request);
    const model = site.model(id);
    const rates = ratesOn(model, date).map((rate) => ({ ...rate, key: keys.rate(model, rate) }));
    const bill = billIfPriced(rates, { counts, requests, context }, site.gateway.currency);
    expect(use).toBe(`\`${asked}\`: ${bill?.total.exact.toFraction() ?? 'no price'}`);
  });
});
