import { describe, expect, test } from 'vitest';
import type { Model } from '#catalog/types.ts';
import { checkPrices } from './check.ts';
import { catalogOf, exception, inputOf, modelOf, otherSourceOf, rateOf, sourceOf } from './fixtures.ts';
import { editAmounts, lineDiff, proposals } from './update.ts';

const date = '2026-11-23';

function proposed(first: string[], second: string[], overrides: Parameters<typeof modelOf>[0] = {}) {
  const sources = [
    sourceOf({ 'acme/one': first.map((amount) => inputOf(amount)) }),
    otherSourceOf({ 'acme/one': second.map((amount) => inputOf(amount)) }),
  ];
  return proposals(checkPrices({ catalog: catalogOf(modelOf(overrides)), sources, date })).map(
    ({ to, doubt }) => (doubt === undefined ? to : `${to}?, ${doubt}`),
  );
}

describe('a new price is settled', () => {
  test('when two sources list it and none lists another', () => {
    expect(proposed(['3'], ['3'])).toEqual(['3']);
    expect(proposed(['2.5'], ['2.5'])).toEqual(['2.50']);
    expect(proposed(['3'], ['4'])).toEqual([]);
    expect(proposed(['3'], ['2'])).toEqual([]);
    expect(proposed(['2'], ['2'])).toEqual([]);
  });

  test('unless it is a great step, up or down, or one source alone lists it', () => {
    expect(proposed(['3.01'], ['3.01'])).toEqual(['3.01?, by more than a factor of 1.5']);
    expect(proposed(['1.33'], ['1.33'])).toEqual(['1.33?, by more than a factor of 1.5']);
    expect(proposed(['1.34'], ['1.34'])).toEqual(['1.34']);
    expect(proposed(['3'], [])).toEqual(['3?, which genai-prices alone lists']);
    expect(proposed(['20'], [])).toEqual([
      '20?, which genai-prices alone lists, by more than a factor of 1.5',
    ]);
  });

  test('never by the source alone that an exception prefers', () => {
    const exceptions: Model['exceptions'] = [{ ...exception, prefer: 'genai-prices' }];
    expect(proposed(['3'], ['4'], { exceptions })).toEqual(['3?, which genai-prices alone lists']);
    expect(proposed(['2'], ['4'], { exceptions })).toEqual([]);
    expect(
      proposed(['3'], ['4'], {
        exceptions: [{ ...exception, prefer: 'genai-prices', amounts: { output: '2.00' } }],
      }),
    ).toEqual([]);
  });

  test('never for a dated price', () => {
    expect(proposed(['3'], ['3'], { rates: [rateOf({ from: '2026-01-01' })] })).toEqual([]);
  });
});

const text = `\uFEFF# kept
gateway: { name: Acme }
models:
  # kept too
  - id: acme/one   # and this
    name: One
    modality: chat
    prices:
      input:   [ 2.00, { amount: "4.00", when: { inputTokensOver: 200000 } } ] # tier
      output: 8
  - id: acme/two
    name: Two
    modality: image
    prices:
      image: { grid: [quality, size], rates: { low: { 1024x1024: 0.04, 1024x1536: 0.04 } } }
`;

describe('an edit', () => {
  const tier = rateOf({ amount: '4.00', when: { inputTokensOver: 200_000 } });
  const cell = rateOf({ meter: 'image', amount: '0.04', when: { quality: 'low', size: '1024x1536' } });

  test.each([
    ['LF', text],
    ['CRLF', text.replaceAll('\n', '\r\n')],
  ])('touches the amounts and nothing else, with %s', (_, authored) => {
    const edited = editAmounts('models.yaml', authored, [
      { modelId: 'acme/one', rate: rateOf(), to: '3' },
      { modelId: 'acme/one', rate: tier, to: '6' },
      { modelId: 'acme/two', rate: cell, to: '0.05' },
    ]);
    expect(edited).toBe(
      authored
        .replace('[ 2.00,', '[ 3,')
        .replace('"4.00"', '"6"')
        .replace('1024x1536: 0.04', '1024x1536: 0.05'),
    );
  });

  test('refuses a place where the amount is not', () => {
    const moved = { modelId: 'acme/one', rate: rateOf({ amount: '9' }), to: '3' };
    expect(() => editAmounts('models.yaml', text, [moved])).toThrow(
      'the amount 9 is not at line 12 of models.yaml',
    );
    const gone = { modelId: 'acme/nine', rate: rateOf(), to: '3' };
    expect(() => editAmounts('models.yaml', text, [gone])).toThrow('acme/nine');
  });
});

test('a diff shows the lines that differ', () => {
  expect(lineDiff('a', '1\n2\n3', '1\n4\n3')).toBe('--- a\n+++ a\n@@ -2 +2 @@\n-2\n+4');
  expect(lineDiff('a', '1', '1')).toBe('');
});
