import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { faq } from './faq.ts';
import { noticesOf } from './notice.ts';
import { standingBlocks } from './standing.ts';

const text = `${testGateway}  semanticCache: { percentOfUncached: 10 }
providers:
  acme: { name: Acme }
models:
  - { id: acme/call, name: Call, modality: transcription, context: 8000, prices: { audioMinute: 0.01, request: 0.02 } }
  - { id: acme/small, name: Small, modality: chat, prices: { input: { amount: 0.001, per: 1K }, output: { amount: 0.002, per: 1K } } }
  - { id: acme/fee, name: Fee, modality: chat, prices: { input: 1, output: 2, request: 0.01 } }
  - { id: acme/soon, name: Soon, modality: chat, prices: { input: 1, output: 2, request: { amount: 0.01, from: 2027-02-01 } } }
`;
const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
const asked = (id: string) =>
  faq(site, site.model(id)).map(({ question, answer: words }) => `${question} ${plainText(words)}`);

test('caching of a prompt is asked only of a model that counts one', () => {
  expect(asked('acme/call').join('\n')).not.toContain('prompt');
  expect(asked('acme/call')).toContain(
    'Is a repeated request cheaper? Requests answered from Testgate’s semantic cache cost 10% of the uncached price.',
  );
  expect(asked('acme/fee').join('\n')).toContain('Does it support prompt caching?');
});

test('the question has the unit of the answer', () => {
  expect(asked('acme/small')[0]).toMatch(
    /^How much does Small cost per 1K input tokens\? .* per 1K input tokens/,
  );
  expect(asked('acme/fee')[0]).toMatch(/^How much does Fee cost per million tokens\?/);
});

test('a price to come is told with its day, and leaves the model unranked', () => {
  const [notice] = noticesOf(site, site.model('acme/soon'));
  expect(notice && `${notice.label} ${plainText(notice.figure)}`).toBe('Price changes 1 February 2027');
  expect(plainText(notice?.content ?? [])).toBe(
    'Then $1.00 in, $2.00 out per 1M tokens, $0.01 per request. Requests are then billed too.',
  );
  expect(JSON.stringify(standingBlocks(site, site.model('acme/soon')))).toContain(
    'It will also be billed by the request, so it is not ranked until then.',
  );
});
