import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
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
  exceptions: [
    {
      prefer: 'genai-prices',
      reason: 'because: reasons',
      source: 'https://acme.example',
      date: '2026-11-23',
      expires: '2027-02-23',
      rates: ['input'],
    },
  ],
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
      "    exceptions:",
      "      - prefer: genai-prices",
      "        reason: "because: reasons"",
      "        source: https://acme.example",
      "        date: 2026-11-23",
      "        expires: 2027-02-23",
      "        rates: [input]",
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

  test.each(['GPT-4o', 'Llama 3.3 70B', 'meta-llama/Llama', "Qwen's", '1024x1024', 'O & P'])(
    '%s is plain',
    (text) => {
      expect(textScalar(text)).toBe(text);
    },
  );
});
