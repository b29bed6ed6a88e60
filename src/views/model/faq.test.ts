import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { answer } from './answer.ts';
import { faq } from './faq.ts';
import { relations } from './relations.ts';
import { standingBlocks } from './standing.ts';

const text = `${testGateway}  semanticCache: { percentOfUncached: 10 }
providers:
  acme: { name: Acme }
models:
  - { id: acme/call, name: Call, modality: transcription, context: 8000, prices: { audioMinute: 0.01, request: 0.02 } }
  - { id: acme/small, name: Small, modality: chat, prices: { input: { amount: 0.001, per: 1K }, output: { amount: 0.002, per: 1K } } }
  - { id: acme/fee, name: Fee, modality: chat, prices: { input: 1, output: 2, request: 0.01 } }
  - { id: acme/soon, name: Soon, modality: chat, prices: { input: 1, output: 2, request: { amount: 0.01, from: 2027-02-01 } } }
  - { id: acme/long, name: Long, modality: embedding, context: 9000, prices: { input: 0.3 } }
  - { id: acme/a, name: A, modality: embedding, context: 9000, prices: { input: 0.1 } }
  - { id: acme/b, name: B, modality: embedding, context: 9000, prices: { input: { amount: 0.0001, per: 1K } } }
`;
const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
const asked = (id: string) =>
  faq(site, site.model(id)).map(({ question, answer: words }) => `${question} ${plainText(words)}`);

test('caching of a prompt is asked only of a model that counts one', () => {
  expect(asked('acme/call').join('\n')).not.toContain('prompt');
  expect(asked('acme/call')).toContain(
    'Is a repeated request to Call cheaper? When Testgate answers a repeated request from its semantic cache, it bills 10% of the uncached price. For Call, that is $0.001 per minute of audio.',
  );
  expect(asked('acme/fee').join('\n')).toContain('Does Fee support prompt caching?');
});

test('the question has the unit of the answer', () => {
  expect(asked('acme/small')[0]).toMatch(
    /^How much does Small cost per 1K input tokens\? .* per 1K input tokens/,
  );
  expect(asked('acme/fee')[0]).toMatch(/^How much does Fee cost per million tokens\?/);
});

test('a usage object is not said to count requests', () => {
  expect(asked('acme/fee').join('\n')).toContain('Counts of tokens stand in the response’s usage object.');
  expect(asked('acme/small').join('\n')).toContain('The counts stand in the response’s usage object.');
});

test('a price to come is told with its day, and leaves the model unranked', () => {
  expect(plainText(answer(site, site.model('acme/soon')))).toContain(
    'From 1 February 2027, it is billed by the request as well.',
  );
  expect(JSON.stringify(standingBlocks(site, site.model('acme/soon')))).toContain(
    'Soon is going to be billed by the request as well, so it is not ranked by what it costs until then.',
  );
});

test('of two rivals both are told, and with whom a price is shared, whatever unit it is listed in', () => {
  expect(relations(site, site.model('acme/long')).map((words) => plainText(words))[0]).toBe(
    'Of the 2 other embedding models here that take as many tokens, both have a lower price per input token.',
  );
  const words = standingBlocks(site, site.model('acme/b')).flatMap((block) =>
    block.kind === 'text'
      ? [plainText(block.content)]
      : block.kind === 'list'
        ? block.items.map((item) => plainText(item))
        : [],
  );
  expect(words.join('\n')).toContain('shared with one other');
  expect(words).toContain('A costs exactly as much per input token; no other embedding model here does.');
});
