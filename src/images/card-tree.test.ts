import type { MeasuredNode } from '@takumi-rs/core';
import { describe, expect, test } from 'vitest';
import { shareSize, wordsOf, type ShareCard } from '#views/page/card.ts';
import { shareCards } from '#views/head/share-cards.ts';
import { testSite } from '#views/test-site.ts';
import { cardTree } from './card-tree.ts';
import { fontFor } from './fonts.ts';

const [site, talk] = shareCards(testSite());
if (site === undefined || talk === undefined) throw new Error('The test site has no cards.');

/** The lowest and the rightmost pixel of any box or word. */
function reach(node: MeasuredNode, right = 0, bottom = 0): { right: number; bottom: number } {
  const [, , , , x, y] = node.transform;
  const own = {
    right: Math.max(right, x + node.width, ...node.runs.map((run) => x + run.x + run.width)),
    bottom: Math.max(bottom, y + node.height, ...node.runs.map((run) => y + run.y + run.height)),
  };
  return node.children.reduce((far, child) => reach(child, far.right, far.bottom), own);
}

async function reachOf(card: ShareCard) {
  const { renderer } = await fontFor(wordsOf(card));
  return reach(await renderer.measure(cardTree(card), shareSize));
}

describe('every word of a card stands within the image', () => {
  const names = [
    'o3',
    'GPT-5.6 Luna',
    'MiniMax (Hailuo AI) Video 01 Director - Image to Video',
    'WWWWWWWWWWWWWWWWWWWWWW',
    'ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ',
    'Щедрая модель с очень длинным названием, версия 3.5, с датой 2026-11-23 и словом «предварительная», и ещё',
    'WWWWWWWWWW-WWWWWWWWWWWWWWWWWWW',
    'A model whose name goes on and on, with a version 3.5, a size 550B A55B, a date 2026-11-23 and the word preview',
    'Averylongnamewithoutanyplacetobreakitanywhere'.repeat(3),
  ];

  test.each(names)('%s', async (title) => {
    for (const remark of [undefined, 'Retired, last price, from']) {
      const { right, bottom } = await reachOf({ ...talk, title, remark });
      expect(right).toBeLessThanOrEqual(shareSize.width);
      expect(bottom).toBeLessThanOrEqual(shareSize.height);
    }
  });

  test.each(['$', '₹', 'CA$', 'MX₹'])(
    'also with long figures in %s, two names and a long note',
    async (sign) => {
      const [price] = talk.prices;
      if (price === undefined) throw new Error('The card has no price.');
      const long = {
        label: 'Stable Diffusion 3.5 Large',
        amount: { ...price.amount, text: `${sign}0.0000012345` },
        unit: 'per 1M 1-hour cache write tokens',
      };
      const { right, bottom } = await reachOf({
        ...talk,
        title: 'DeepSeek V4.1 Flash on Azure AI Foundry vs Mistral Medium 3.5 Thinking',
        prices: [long, long],
        note: [
          '$120.50 image output, $2.105 input per 1M tokens, $0.006316 per request with the 5% fee of it',
        ],
      });
      expect(right).toBeLessThanOrEqual(shareSize.width);
      expect(bottom).toBeLessThanOrEqual(shareSize.height);
    },
  );
});

/** The lines of every text of a card, each as the words in it. */
function linesOf(node: MeasuredNode): string[][] {
  const rows = Map.groupBy(node.runs, ({ y }) => Math.round(y));
  const own = [...rows.values()].map((runs) => runs.map(({ text }) => text).join(''));
  return [...(own.length > 1 ? [own] : []), ...node.children.flatMap(linesOf)];
}

test('no word is left alone on the last line', async () => {
  const card = {
    ...talk,
    title: 'Perplexity Embed Context v1 with a long name',
    note: ['$120.50 image output, $2.105 input per 1M tokens, $0.006316 per request with the 5% fee of'],
  };
  const { renderer } = await fontFor(wordsOf(card));
  const texts = linesOf(await renderer.measure(cardTree(card), shareSize));
  expect(texts.length).toBeGreaterThan(0);
  for (const lines of texts) expect((lines.at(-1) ?? '').trim().split(/\s+/).length).toBeGreaterThan(1);
});

test('a card that is too full is seen by this test', async () => {
  const { bottom } = await reachOf({ ...talk, note: ['word '.repeat(200)] });
  expect(bottom).toBeGreaterThan(shareSize.height);
});
