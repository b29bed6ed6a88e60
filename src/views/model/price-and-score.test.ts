import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { gateway, providers } from '#catalog/test-catalog.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { ownScoreBlocks, priceAndScoreSection } from './price-and-score.ts';

/** Models at 0.1, 0.2 … with these scores in one benchmark. */
function siteOf(scores: readonly number[]) {
  const read = 'source: https://bench.example/, checked: 2026-11-20, expires: 2027-02-20';
  const models = scores.map(
    (value, index) =>
      `  - { id: acme/m${String(index)}, name: M${String(index)}, modality: chat, prices: { input: ${String((index + 1) / 10)}, output: 9 }, ` +
      `scores: { benchmark: Bench, value: ${String(value)}, metric: percent, ${read} } }\n`,
  );
  const text = `${gateway}${providers}models:\n${models.join('')}`;
  return createSite(loadCatalog({ file: 'models.yaml', text }), undefined, '2026-11-23');
}

const sectionOf = (scores: readonly number[]) => priceAndScoreSection(siteOf(scores), 'chat', 'list');

const scores = [50, 40, 60, 60, 55, 70, 10, 20, 30, 69, 70, 65];

test('a chart names what nothing cheaper reaches, and places all by price and score', () => {
  const chart = sectionOf(scores)?.blocks.find(({ kind }) => kind === 'scatter');
  if (chart?.kind !== 'scatter') throw new Error('There is no chart.');
  const named = chart.points.filter(({ nameAt }) => nameAt !== undefined).map(({ name }) => name);
  expect(named).toEqual(['M0', 'M2', 'M5']);
  expect(chart.points).toHaveLength(12);
  expect(chart.prices.map(({ amount }) => amount.text)).toEqual(['$0.10', '$0.20', '$0.50', '$1', '$2']);
  expect(chart.scores.map(({ text }) => text)).toEqual(['0', '20', '40', '60', '80']);
  expect(chart.points[0]).toMatchObject({ x: chart.prices[0]?.x });
  expect(chart.points[2]).toMatchObject({ y: chart.scores[3]?.y });
});

test('a model’s own page marks it, names it, and counts what scores as high for less', () => {
  const site = siteOf(scores);
  const [words, chart] = ownScoreBlocks(site, site.model('acme/m4'));
  if (words?.kind !== 'sub' || chart?.kind !== 'scatter') throw new Error('There is no chart.');
  expect(plainText(words.content)).toBe(
    'Of 11 other chat models in Bench, 2 score as high for less. Compare all.',
  );
  const own = chart.points.filter(({ isOwn }) => isOwn);
  expect(own).toMatchObject([{ name: 'M4', nameAt: (own[0]?.y ?? 0) + 22 }]);
  expect(ownScoreBlocks(siteOf(scores.slice(1)), site.model('acme/m4'))).toEqual([]);
});

test('fewer than twelve models are no chart', () => {
  expect(sectionOf(scores.slice(1))).toBeUndefined();
});
