import { expect, test } from 'vitest';
import { catalogOf, modelOf } from './fixtures.ts';
import { pinFindings } from './pins.ts';

const model = (id: string, ref: string, overrides: Parameters<typeof modelOf>[0] = {}) =>
  modelOf({ id, name: id, verify: { litellm: ref }, ...overrides });
const codes = (...models: ReturnType<typeof model>[]) =>
  pinFindings(catalogOf(...models), models).map(({ code, data }) => `${code} ${String(data?.model)}`);

test.each([
  ['acme/claude-opus-4.5', 'acme/claude-opus-4-5'],
  ['acme/veo3.1-lite', 'gemini/gemini/veo-3.1-lite'],
  ['acme/command-r-plus', 'cohere/command-r+'],
  ['acme/nova-lite-v1', 'aws/amazon.nova-lite-v1:0'],
  ['acme/one', 'host/@cf/acme/one'],
])('%s is %s', (id, ref) => {
  expect(codes(model(id, ref))).toEqual([]);
});

test.each([
  ['acme/claude-opus-4.5', 'acme/claude-opus-4-6'],
  ['acme/gpt-5', 'acme/gpt-5-mini'],
  ['acme/llama-3.1-70b', 'host/llama-3.1-8b'],
  ['acme/grok-4-fast', 'acme/grok-4'],
  ['acme/embed-v3', 'acme/embed-v4'],
])('%s is not %s, unless there is a reason', (id, ref) => {
  expect(codes(model(id, ref))).toEqual([`pin-unlike ${id}`]);
  expect(codes(model(id, ref, { pinReasons: { litellm: 'one entry for both' } }))).toEqual([]);
});

test('the name and the aliases say what a rolling id is', () => {
  expect(codes(model('acme/large-latest', 'acme/large-3', { name: 'Large 3' }))).toEqual([]);
  expect(
    codes(model('acme/large-latest', 'acme/large-2512', { aliases: [{ id: 'acme/large-2512' }] })),
  ).toEqual([]);
});

test('an entry is pinned by one model; of several, all but one say why', () => {
  const first = model('acme/one', 'acme/one');
  expect(codes(first, model('acme/other', 'acme/one'))).toEqual([
    'pin-shared acme/one',
    'pin-shared acme/other',
  ]);
  expect(
    codes(first, model('acme/other', 'acme/one', { pinReasons: { litellm: 'one entry for both' } })),
  ).toEqual([]);
});

test('what one provider of a source charges for models of several makers is the price of their host', () => {
  const [first, other] = ['acme', 'other'].map((id) =>
    model(`${id}/one`, `host/${id}/one`, { provider: { id, name: id } }),
  ) as [ReturnType<typeof model>, ReturnType<typeof model>];
  expect(codes(first, other)).toEqual(['pin-host acme/one', 'pin-host other/one']);
  expect(codes({ ...first, host: 'host' }, { ...other, host: 'host' })).toEqual([]);
  expect(codes(first, { ...other, pinReasons: { litellm: 'the price of the maker' } })).toEqual([]);
});
