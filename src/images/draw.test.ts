import { expect, test } from 'vitest';
import { shareSize } from '#views/page/card.ts';
import { shareCards } from '#views/head/share-cards.ts';
import { testSite } from '#views/test-site.ts';
import { drawCard } from './draw.ts';

test('a card becomes a PNG of the promised size', async () => {
  for (const card of shareCards(testSite())) {
    const png = await drawCard(card);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual(shareSize);
    // Places that show such images leave out what weighs megabytes.
    expect(png.length).toBeLessThan(100_000);
  }
});
