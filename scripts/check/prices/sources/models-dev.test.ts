import { expect, test } from 'vitest';
import { zeroWords } from './fields.ts';
import { modelsDev } from './models-dev.ts';
import { adapterOf } from './source.ts';

const copy = { digest: 'sha256:0', asOf: '2026-07-02' };
const model = {
  name: 'One',
  base_model: 'acme/one',
  release_date: '2026-01-01',
  knowledge: '2025-06',
  open_weights: true,
  reasoning: true,
  reasoning_options: [{ type: 'toggle' }, { type: 'effort', values: ['max', 'low', null, 'vast'] }],
  tool_call: true,
  structured_output: true,
  status: 'beta',
  modalities: { input: ['text', 'image', 'pdf'], output: ['text'] },
  limit: { context: 1000, output: 0 },
  cost: {
    input: 0.30000000000000004,
    output: '2.0000000000000001',
    cache_read: 0,
    reasoning: 3,
    input_audio: 1,
    tiers: [{ tier: { size: 200000 }, input: 0.6, output: 2 }, { input: 9 }],
    cached_input: 1,
    smell: 1,
  },
  experimental: { modes: { fast: { cost: { input: 1 } }, dream: { cost: { input: 5 } } } },
};
const source = adapterOf(
  'models.dev',
  modelsDev.title,
  copy,
  modelsDev.read({ host: { id: 'host', models: { 'a/b': model, free: { name: 'Free' } } } }),
);

test('a pin is the provider and the model, exactly', () => {
  expect(source).toMatchObject({ id: 'models.dev', asOf: '2026-07-02' });
  expect(source.lookup('host/a/b', '')?.ref).toBe('host/a/b');
  expect(source.lookup('host/free', '')?.rates).toEqual([]);
  for (const ref of ['host/b', 'host/constructor', 'constructor/a', 'host', 'Host/a/b']) {
    expect(source.lookup(ref, '')).toBeUndefined();
  }
});

test('rates: tiers, modes and amounts as text; zero is no price', () => {
  expect(source.lookup('host/a/b', '')?.rates).toEqual([
    { meter: 'input', when: {}, amount: '0.3' },
    { meter: 'output', when: {}, amount: '2.0000000000000001' },
    { meter: 'reasoning', when: {}, amount: '3', incidental: true },
    { meter: 'audioInput', when: {}, amount: '1' },
    { meter: 'input', when: { inputTokensOver: 200_000 }, amount: '0.6' },
    { meter: 'output', when: { inputTokensOver: 200_000 }, amount: '2', incidental: true },
    { meter: 'input', when: { service: 'fast' }, amount: '1' },
  ]);
});

test('facts, only what is stated, and what the rates do not tell of', () => {
  expect([...source.list()][0]).toEqual({
    ref: 'host/a/b',
    provider: 'host',
    model: 'a/b',
    name: 'One',
    otherRefs: [],
    unread: [
      { field: 'cost.cache_read', value: '0', reason: zeroWords },
      { field: 'cost.cached_input', value: '1', reason: 'misspelt: the format has no such field' },
      { field: 'cost.smell', value: '1', reason: undefined },
      {
        field: 'cost.tiers[].input',
        value: '9',
        reason: 'a tier that does not say from how many tokens on it holds',
      },
      {
        field: 'experimental.modes.dream.cost.input',
        value: '5',
        reason: 'a mode that is no service of the catalog',
      },
    ],
    facts: {
      modality: 'chat',
      context: 1000,
      maxOutput: undefined,
      released: '2026-01-01',
      knowledge: '2025-06',
      openWeights: true,
      capabilities: ['vision', 'pdf-input', 'tools', 'structured-output', 'reasoning'],
      lacks: ['audio-input', 'video-input'],
      efforts: ['low', 'max'],
      status: 'preview',
      baseModel: 'acme/one',
    },
  });
});

test('a cost field that nobody looked at is counted; known misspellings are not', () => {
  expect([...(source.unknownFields ?? [])]).toEqual([['cost.smell', 1]]);
});
