/** Whom a page sends its reader to: nobody to what is dearer elsewhere or about to go, and free models are named. */
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { bestForSection, modalityPage } from '#views/lists/modality-page.ts';
import { codeSection } from '#views/model/code-section.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from './site.ts';
import { alternativesSection } from '#views/model/alternatives.ts';
import { testGateway } from './test-site.ts';

const catalog = `${testGateway}providers:
  acme: { name: Acme }
models:
  - { id: acme/own, name: Own, modality: chat, context: 32000, capabilities: [tools], prices: { input: 4, output: 8 } }
  - { id: acme/plain, name: Plain, modality: chat, context: 32000, capabilities: [tools], prices: { input: 3, output: 8 } }
  - { id: acme/wordy, name: Wordy, modality: chat, context: 32000, capabilities: [tools], prices: { input: 2, output: 20 } }
  - { id: acme/leaving, name: Leaving, modality: chat, context: 256000, capabilities: [tools, vision], prices: { input: 1, output: 2 }, status: deprecated, retires: 2026-12-11 }
  - { id: acme/gone, name: Gone, modality: chat, prices: { input: 1, output: 2 }, status: deprecated, retires: 2026-10-01, replacement: acme/own }
  - { id: acme/seeing, name: Seeing, modality: chat, context: 256000, capabilities: [vision], prices: { input: 5, output: 9 } }
  - { id: acme/seer, name: Seer, modality: chat, context: 256000, capabilities: [vision], prices: { input: 6, output: 9 } }
  - { id: acme/gift, name: Gift, modality: chat, context: 64000, capabilities: [tools], free: { reason: a gift, source: https://acme.example } }
`;
const site = createSite(loadCatalog({ file: 'test.yaml', text: catalog }), undefined, '2026-11-23');

test('cheaper is what is free, or dearer in nothing and here to stay', () => {
  const { section, cheaper } = alternativesSection(site, site.model('acme/own'));
  const table = section.blocks.find(({ kind }) => kind === 'table');
  const items =
    table?.kind === 'table' ? table.rows.map((row) => row.map(plainText).slice(0, 4).join(' | ')) : [];
  expect(items).toEqual(['Plain Acme | $3.00 | $8.00 | −25%', 'Gift Free | Free | – | –']);
  expect(plainText(cheaper ?? [])).toBe('Plain');
});

test('a model that is about to be retired is the cheapest for nobody, and a free one is named', () => {
  const block = bestForSection(site, 'chat')?.blocks[0];
  const rows = block?.kind === 'table' ? block.rows.map((row) => row.map(plainText).join(' | ')) : [];
  expect(rows).toContain('That call tools | 3 | Wordy, or free: Gift | $2.00 in, $20.00 out per 1M tokens');
  expect(rows).toContain('That read images | 2 | Seeing | $5.00 in, $9.00 out per 1M tokens');
});

test('a list of a kind says that some of it is free, and where free ones stand', () => {
  expect(modalityPage(site, 'chat').lead.map(plainText)).toEqual([
    '7 models and 1 retired, free or from $1.00 per 1M input tokens. Cheapest first; free ones come last.',
  ]);
});

test('code of a retired model says so first', () => {
  const [first] = codeSection(site, site.model('acme/gone')).blocks;
  expect(first?.kind === 'text' && plainText(first.content)).toBe(
    'It is no longer served: this is how it was called.',
  );
});
