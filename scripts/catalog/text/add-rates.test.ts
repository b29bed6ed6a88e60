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

test('what is no list of prices, or written between braces, is left to people', () => {
  const grid = batch('image', '0.02');
  expect(addRates(text, 2, [grid])).toEqual({ text, left: [grid] });
  const braces = text.replace('prices:\n      characters: 15', 'prices: { characters: 15 }');
  const rates = [batch('characters', '7'), batch('input', '1')];
  expect(addRates(braces, 13, rates)).toEqual({ text: braces, left: rates });
});

test('a meter that is not listed yet gets a line of its own, in the order of meters', () => {
  const plain = (meter: AddedRate['meter'], amount: string): AddedRate => ({ meter, amount, when: {} });
  const { text: after, left } = addRates(text, 2, [plain('cacheWrite', '2.5'), plain('request', '0.01')]);
  expect(left).toEqual([]);
  expect(after).toBe(
    text
      .replace('      image: {', '      cacheWrite: 2.50\n      image: {')
      .replace('rates: { 1K: 0.04 } }\n', 'rates: { 1K: 0.04 } }\n      request: 0.01\n'),
  );
  expect(addRates(text, 13, [plain('input', '1')]).text).toBe(
    text.replace('      characters: 15', '      input: 1\n      characters: 15'),
  );
});
