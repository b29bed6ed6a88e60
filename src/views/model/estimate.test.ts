import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { estimateBlocks } from './estimate.ts';

test('one thing is told in the singular, and any other number in the plural', () => {
  const said = (cents: number) => {
    const model = `{ id: acme/film, name: Film, modality: video, prices: { videoSecond: ${String(cents / 100)} } }`;
    const text = `${testGateway}providers: { acme: { name: Acme } }\nmodels:\n  - ${model}\n`;
    const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
    const funds = estimateBlocks(site, site.model('acme/film')).find(({ kind }) => kind === 'pairs');
    return funds?.kind === 'pairs' ? funds.items.map(({ content }) => plainText(content)) : [];
  };
  expect(said(90)[0]).toBe('1 clip of 5 seconds');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (cents) => {
      for (const words of said(cents))
        expect(words).toMatch(/^(?:1 clip|(?!1 )[\d,]+ clips) of \d+ seconds$/);
    }),
    { numRuns: 30 },
  );
});
