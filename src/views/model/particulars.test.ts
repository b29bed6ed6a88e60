import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plainText } from '#views/page/inline.ts';
import { createSite, type Site } from '#views/site.ts';
import { particulars } from './particulars.ts';
import { relations } from './relations.ts';

const head = `gateway:
  name: Testgate
  url: https://testgate.example
  baseUrl: https://api.testgate.example/v1
  currency: USD
  apiKey: { env: TESTGATE_KEY, placeholder: sk-test }
  links: { getKey: https://testgate.example/key }
providers:
  maker: { name: Maker }
  other: { name: Other }
models:
`;

function siteOf(models: string): Site {
  return createSite(loadCatalog({ file: 'test.yaml', text: head + models }), undefined, '2026-11-23');
}

function told(models: string, id = 'maker/a'): string[] {
  const site = siteOf(models);
  const model = site.model(id);
  return [...particulars(site, model), ...relations(site, model)].map(plainText);
}

const chat = (id: string, prices: string, more = '') =>
  `  - id: ${id}\n    name: ${id.split('/')[1]?.toUpperCase() ?? ''}\n    modality: chat\n    prices: { ${prices} }\n${more}`;

test('says from which use on a paid cache write pays', () => {
  // 1.25 + 0.10 against 2 × 1: cheaper from the second use.
  expect(told(chat('maker/a', 'input: 1, output: 5, cacheRead: 0.10, cacheWrite: 1.25'))).toContain(
    'Writing a token to the provider’s cache costs 25% more than sending it plainly, reading it back 90% less: a prompt that is used twice is already cheaper with the cache.',
  );
  // 2 + 2 × 0.5 against 3 × 1 is equal; with four uses it is 3.5 against 4.
  expect(told(chat('maker/a', 'input: 1, output: 5, cacheRead: 0.5, cacheWrite: 2')).join(' ')).toContain(
    'used 4 times is already cheaper',
  );
});

test('says nothing of a cache that has no price', () => {
  expect(told(chat('maker/a', 'input: 1, output: 5')).join(' ')).not.toContain('cache');
});

test('shows what one token more costs at a threshold', () => {
  const prices =
    'input: [1.25, { amount: 2.50, when: { inputTokensOver: 200000 } }], output: [10, { amount: 15, when: { inputTokensOver: 200000 } }]';
  expect(told(chat('maker/a', prices))).toContain(
    'The long-context rates hold for a whole request: a prompt of 200,000 tokens costs $0.25, one token more makes it $0.50 (input tokens twice as much, output tokens 50% more).',
  );
});

test('names the models of the same price, and the neighbours of the same maker', () => {
  const all =
    chat('maker/a', 'input: 2, output: 8') +
    chat('maker/b', 'input: 1, output: 4') +
    chat('maker/c', 'input: 5, output: 20') +
    chat('other/d', 'input: 2, output: 8');
  const words = told(all);
  expect(words).toContain(
    'D costs exactly as much per input token and per output token; no other chat model here does.',
  );
  expect(words).toContain(
    'By the input token, 1 of the 2 other chat models from Maker here is cheaper than A; of the nearest two, B costs 50% less and C costs 2.5 times as much.',
  );
});

test('claims the lowest price only among models that can do as much', () => {
  const able = '    capabilities: [vision, tools]\n    context: 200000\n';
  const all =
    chat('maker/a', 'input: 2, output: 8', able) +
    chat('maker/b', 'input: 3, output: 8', able) +
    chat('other/c', 'input: 4, output: 8', able) +
    chat('other/d', 'input: 1, output: 8', '    context: 200000\n');
  expect(told(all)).toContain(
    'None of the 2 other chat models here that have all its listed abilities and take as many tokens has a lower price per input token.',
  );
  expect(told(all, 'maker/b')).toContain(
    'Of the 2 other chat models here that have all its listed abilities and take as many tokens, 1 has a lower price per input token.',
  );
});

test('tells the size of vectors', () => {
  const embedding =
    '  - id: maker/a\n    name: A\n    modality: embedding\n    prices: { input: 0.1 }\n    request: { dimensions: 1536 }\n';
  expect(told(embedding)).toContain(
    'A vector has 1,536 numbers here: a million of them take 6.144 GB as 32-bit numbers, before any index.',
  );
});

test('compares a retired model only with its replacement', () => {
  const all =
    chat(
      'maker/a',
      'input: 2, output: 8',
      '    status: deprecated\n    retires: 2026-01-01\n    replacement: maker/b\n',
    ) +
    chat('maker/b', 'input: 1, output: 8') +
    chat('maker/c', 'input: 5, output: 20');
  expect(told(all).join(' ')).toContain(
    'B, which replaces it, costs 50% less for input tokens and as much for output tokens.',
  );
  expect(told(all).join(' ')).not.toContain('from Maker');
});

test('does not set free models aside in silence', () => {
  const able = '    capabilities: [tools]\n';
  const all =
    chat('maker/a', 'input: 2, output: 8', able) +
    chat('maker/b', 'input: 3, output: 8', able) +
    chat('other/c', 'input: 4, output: 8', able) +
    '  - { id: maker/f, name: F, modality: chat, capabilities: [tools], free: { reason: a gift, source: https://maker.example } }\n';
  const words = told(all);
  expect(words).toContain(
    'None of the 2 other paid chat models here that have all its listed abilities has a lower price per input token.',
  );
  expect(words).toContain(
    'By the input token, A is the cheapest of the 2 chat models from Maker priced that way here; the next, B, costs 50% more.',
  );
});

test('weighs output against input only where the two make up the bill', () => {
  const spoken =
    '  - { id: maker/a, name: A, modality: transcription, prices: { input: 2, output: 12, audioInput: 3 } }\n';
  expect(told(spoken).join(' ')).not.toContain('An output token costs');
});
