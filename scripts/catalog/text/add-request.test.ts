import { expect, test } from 'vitest';
import { addRequest } from './add-request.ts';

const text = `models:
  - id: acme/one
    prices: { input: 2 }
    caching: explicit
    verify: { litellm: acme/one }

  - id: acme/two
    request: { sizes: [1K] }

  - id: acme/three
    request:
      sizes: [1K]
    verify: { litellm: acme/three }
  - id: acme/four
    prices: { input: 2 }
`;

test.each([
  ['before what proves the prices', 2, 'explicit\n', 'explicit\n    request: { efforts: [low] }\n'],
  ['beside what is on the line', 7, '{ sizes', '{ efforts: [low], sizes'],
  ['below the key', 10, 'request:\n', 'request:\n      efforts: [low]\n'],
  ['at the end', 14, /( {4}prices: \{ input: 2 \}\n)$/, '$1    request: { efforts: [low] }\n'],
])('%s', (_, line, before, after) => {
  expect(addRequest(text, line, [['efforts', '[low]']])).toBe(text.replace(before, after));
});

test('what is too long for a line has several', () => {
  const long = `[${'x'.repeat(100)}]`;
  expect(addRequest(text, 7, [['voices', long]])).toContain(
    `    request:\n      voices: ${long}\n      sizes: [1K]\n`,
  );
});
