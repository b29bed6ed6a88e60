import { expect, test } from 'vitest';
import { addRates, type AddedRate } from './add-rates.ts';

const batch = (meter: AddedRate['meter'], amount: string, inputTokensOver?: number): AddedRate => ({
  meter,
  amount,
  when: { service: 'batch', ...(inputTokensOver !== undefined && { inputTokensOver }) },
});
const text = `models:
  - id: acme/one
    prices:
      input: 2 # as in May
      output: [8, { amount: 12, when: { inputTokensOver: 200000 } }]
      cacheRead:
        - 0.20
        - { amount: 0.10, when: { service: flex } }
      image: { grid: [size], rates: { 1K: 0.04 } }
    estimates:
      imageOutput: 3

  - id: acme/two
    prices:
      characters: 15
`;

test('prices are put behind those of their meter, and no other line changes', () => {
  const { text: after, left } = addRates(text, 2, [
    batch('input', '1'),
    batch('output', '4'),
    batch('output', '6', 200_000),
    batch('cacheRead', '0.1'),
  ]);
  expect(left).toEqual([]);
  expect(after).toBe(
    text
      .replace('input: 2 # as', 'input: [2, { amount: 1, when: { service: batch } }] # as')
      .replace(
        / {6}output: .*\n/,
        `      output:
        - 8
        - { amount: 12, when: { inputTokensOver: 200000 } }
        - { amount: 4, when: { service: batch } }
        - { amount: 6, when: { service: batch, inputTokensOver: 200000 } }
`,
      )
      .replace('flex } }\n', 'flex } }\n        - { amount: 0.10, when: { service: batch } }\n'),
  );
});

test('what is no list of prices, or not listed by this model, is left to people', () => {
  const rates = [batch('image', '0.02'), batch('imageOutput', '1'), batch('characters', '7')];
  expect(addRates(text, 2, rates)).toEqual({ text, left: rates });
  expect(addRates(text, 13, rates).left).toEqual(rates.slice(0, 2));
});
