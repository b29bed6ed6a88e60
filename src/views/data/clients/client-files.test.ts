// What a client's file holds of a model, to the last digit, and what it says of the rest.
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { testGateway } from '#views/test-site.ts';
import { createSite } from '#views/site.ts';
import { clientFiles } from './client-files.ts';

/** Both files of a format, as they are written. */
function filesOf(models: string, format: string, gateway = testGateway): string[] {
  const text = `${gateway}
providers: { maker: { name: Maker, url: https://maker.example } }
models:
${models}`;
  const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
  return clientFiles(site)
    .filter(({ path }) => path.includes(format))
    .map(({ content }) => JSON.stringify(content()));
}

const chat = `  - id: maker/talk
    name: Talk
    modality: chat
    prices:
      input:
        - 1.25
        - { amount: 2.50, when: { inputTokensOver: 200000 } }
        - { amount: 0.625, when: { service: batch } }
        - { amount: 1.3, when: { service: batch, inputTokensOver: 200000 } }
      output: [10, { amount: 7, when: { utc: ["16:30-00:30"] } }]
      cacheStorageHour: 1
`;

test('prices are printed with all their digits, never through a binary number', () => {
  const [map = ''] = filesOf(chat.replace('- 1.25', '- 1.234567890123456789'), 'litellm');
  expect(map).toContain('"input_cost_per_token":0.000001234567890123456789,');
});

test('LiteLLM has each case, and by name what it has no field for', () => {
  const [map = '', leftOut = ''] = filesOf(chat, 'litellm');
  expect(map).toContain(
    [
      '"input_cost_per_token":0.00000125',
      '"output_cost_per_token":0.00001',
      '"input_cost_per_token_above_200k_tokens":0.0000025',
      '"input_cost_per_token_batches":0.000000625',
      '"output_cost_per_token_batches":0.00001',
      '"input_cost_per_token_above_200k_tokens_batches":0.0000013',
      '"output_cost_per_token_above_200k_tokens_batches":0.00001',
    ].join(','),
  );
  expect(JSON.parse(leftOut)).toMatchObject({
    models: [],
    rates: [
      { key: 'maker/talk#output?utc=16:30-00:30', reason: 'hours' },
      { key: 'maker/talk#cacheStorageHour', reason: 'unit' },
    ],
  });
});

test('a model that a client would bill too little for is left out as a whole', () => {
  const [map = '', leftOut = ''] = filesOf(chat.replace('cacheStorageHour: 1', 'request: 0.005'), 'litellm');
  expect(map).toBe('{}');
  expect(JSON.parse(leftOut)).toMatchObject({
    models: [{ id: 'maker/talk', reason: 'incomplete' }],
    rates: [],
  });
});

test('a price whose unit has no end as a decimal is no price', () => {
  const heard = `  - id: maker/hear
    name: Hear
    modality: transcription
    prices: { audioMinute: 0.004 }
`;
  const [map = '', leftOut = ''] = filesOf(heard, 'litellm');
  expect(map).toBe('{}');
  expect(JSON.parse(leftOut)).toMatchObject({ models: [{ id: 'maker/hear', reason: 'digits' }] });
});

test('a model without a price costs nothing only where it is free', () => {
  const models = `  - id: maker/gift
    name: Gift
    modality: chat
    free: { reason: the maker does not charge for it, source: https://maker.example }
  - id: maker/secret
    name: Secret
    modality: chat
    priceStatus: unknown
`;
  const [map = '', leftOut = ''] = filesOf(models, 'litellm');
  expect(map).toContain('"input_cost_per_token":0,"output_cost_per_token":0');
  expect(map).not.toContain('secret');
  expect(JSON.parse(leftOut)).toMatchObject({ models: [{ id: 'maker/secret', reason: 'unpriced' }] });
});

test('there are none in a currency that they have no field for', () => {
  expect(filesOf(chat, 'litellm', testGateway.replace('USD', 'EUR'))).toEqual([]);
});
