import { expect, test } from 'vitest';
import { conditionText, roundThreshold } from './condition.ts';

test.each([
  [271_999, 272_000],
  [272_000, 272_000],
  [199_999, 200_000],
  [131_071, 131_072],
  [128_000, 128_000],
  [200_001, 200_001],
])('a threshold over %d tokens is the one over %d', (tokens, same) => {
  expect(roundThreshold(tokens)).toBe(same);
});

test('a resolution is the same under either key and in either case', () => {
  expect(conditionText({ size: '1k' })).toBe(conditionText({ resolution: '1K' }));
  expect(conditionText({ resolution: '1024x1024' })).toBe(conditionText({ size: '1024x1024' }));
  expect(conditionText({ size: '1K' })).not.toBe(conditionText({ size: '2K' }));
});

test('every other part of a condition counts', () => {
  expect(conditionText({})).toBe('');
  expect(conditionText({ service: 'batch' })).not.toBe(conditionText({}));
  expect(conditionText({ audio: true })).not.toBe(conditionText({ audio: false }));
  expect(conditionText({ inputTokensOver: 128_000 })).not.toBe(conditionText({ inputTokensOver: 200_000 }));
});
