import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { readSource } from '#catalog/read/source.ts';
import { agrees } from '#catalog/read/test-agreement.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import type { Draft, DraftRate } from '../draft/draft.ts';
import { entryLines } from './entry-text.ts';
import { amountScalar, textScalar } from './scalar.ts';

const head = `gateway:
  name: G
  url: https://g.example
  baseUrl: https://g.example/v1
  currency: USD
  apiKey: { env: KEY, placeholder: sk }
  links: { getKey: https://g.example }
providers:
  acme: { name: Acme }
models:
`;

const draft: Draft = {
  id: 'acme/one',
  name: 'One: the first',
  modality: 'image',
  rates: [
    { meter: 'output', amount: '8.5', when: {} },
    { meter: 'input', amount: '2', when: {}, until: '2027-01-01' },
    { meter: 'input', amount: '3', when: {}, from: '2027-01-01' },
    { meter: 'cacheRead', amount: '0.1', when: { utc: ['16:30-00:30', '01:00-02:00'] } },
    ...['low', 'high'].flatMap((quality): DraftRate[] =>
      ['1024x1024', '1536x1024'].map((size) => ({
        meter: 'image',
        amount: '0.011',
        when: { quality, size },
      })),
    ),
    { meter: 'image', amount: '0.04', when: {} },
  ],
  estimates: [],
  facts: { context: 128_000, openWeights: true, capabilities: ['image-edit'] },
  verify: { 'genai-prices': 'acme/one-v1:0' },
};

test('an entry reads back as what it was made of, in the documented order', () => {
  const text = `${head}${entryLines(draft).join('\n')}\n`;
  const [model] = loadCatalog({ file: 'm.yaml', text }).models;
  expect(model).toMatchObject({
    id: 'acme/one',
    name: 'One: the first',
    context: 128_000,
    openWeights: true,
    verify: draft.verify,
  });
  const rates = model?.pricing.kind === 'priced' ? model.pricing.rates : [];
  expect(rates).toHaveLength(draft.rates.length);
  for (const { meter, amount, when, from, until } of draft.rates) {
    expect(rates).toContainEqual(
      expect.objectContaining({ meter, amount: amountScalar(amount), when, from, until }),
    );
  }
  expect(entryLines(draft)).toMatchInlineSnapshot(`
    [
      "  - id: acme/one",
      "    name: "One: the first"",
      "    modality: image",
      "    prices:",
      "      input: [{ amount: 2, until: 2027-01-01 }, { amount: 3, from: 2027-01-01 }]",
      "      output: 8.50",
      "      cacheRead: [{ amount: 0.10, when: { utc: ["16:30-00:30", "01:00-02:00"] } }]",
      "      image:",
      "        - 0.04",
      "        - grid: [quality, size]",
      "          rates:",
      "            low: { 1024x1024: 0.011, 1536x1024: 0.011 }",
      "            high: { 1024x1024: 0.011, 1536x1024: 0.011 }",
      "    context: 128000",
      "    openWeights: true",
      "    capabilities: [image-edit]",
      "    verify: { genai-prices: "acme/one-v1:0" }",
    ]
  `);
});

describe('scalars', () => {
  test.each([
    ['2', '2'],
    ['2.5', '2.50'],
    ['0.0400', '0.04'],
    ['0.000125', '0.000125'],
    ['10.00', '10'],
  ])('%s prints as %s', (from, to) => {
    expect(amountScalar(from)).toBe(to);
  });

  test.each(['yes', 'NO', 'null', '1.5', '2026-11-23', '0x1f', 'a: b', 'a #b', '[a]', '*a', '', ' a', '1e5'])(
    '"%s" is quoted',
    (text) => {
      expect(textScalar(text)).toBe(JSON.stringify(text));
    },
  );

  test('what may end a line, or mark the encoding, is written by its number', () => {
    expect(textScalar('\u0085\u2028\u2029\uFEFF')).toBe(String.raw`"\u0085\u2028\u2029\ufeff"`);
  });

  test.each(['GPT-4o', 'Llama 3.3 70B', 'meta-llama/Llama', "Qwen's", '1024x1024', 'O & P'])(
    '%s is plain',
    (text) => {
      expect(textScalar(text)).toBe(text);
    },
  );
});

test('a value that is no plain key is quoted in a grid', () => {
  const sizes = ['', '1K: large', '512', 'a, b'];
  for (const audio of [undefined, false]) {
    const rates = sizes.map((size): DraftRate => ({ meter: 'image', amount: '1', when: { size, audio } }));
    const printed = `${head}${entryLines({ ...draft, rates }).join('\n')}\n`;
    expect(printed).toContain('grid:');
    expect(agrees(printed)).toBe(true);
    for (const size of sizes)
      expect(JSON.stringify(readSource('m.yaml', printed).data)).toContain(`"${size}":`);
  }
});

test('what is printed reads as what was meant, in our reader as in `yaml`', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...Array.from(' :-#,[]{}"\'&*!|>%@`?~\t\n\\aé1.')) }),
  );
  const amount = fc
    .tuple(fc.nat(), fc.stringMatching(/^\d{0,9}$/))
    .map(([whole, part]) => `${whole}.${part}0`);
  const rate = fc.record({
    meter: fc.constantFrom(...meterNames),
    amount,
    when: fc.record({ size: text, service: fc.constant('batch'), audio: fc.boolean() }, { requiredKeys: [] }),
  });
  const drafts = fc.record({
    ...Object.fromEntries(['id', 'name', 'ref'].map((key) => [key, text])),
    rates: fc.array(rate),
  });
  fc.assert(
    fc.property(
      drafts as fc.Arbitrary<Record<'id' | 'name' | 'ref', string> & { rates: DraftRate[] }>,
      ({ ref, ...own }) => {
        const printed = `${head}${entryLines({ ...draft, ...own, verify: { litellm: ref } }).join('\n')}\n`;
        expect(agrees(printed)).toBe(true);
        const {
          models: [model],
        } = readSource('m.yaml', printed).data as { models: unknown[] };
        expect(model).toMatchObject({
          id: own.id,
          name: own.name,
          verify: { litellm: ref },
        });
      },
    ),
  );
});
