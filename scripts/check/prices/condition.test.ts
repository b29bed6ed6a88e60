import { expect, test } from 'vitest';
import { caseText, roundThreshold } from './condition.ts';

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
  expect(caseText({ size: '1k' })).toBe(caseText({ resolution: '1K' }));
  expect(caseText({ resolution: '1024x1024' })).toBe(caseText({ size: '1024x1024' }));
  expect(caseText({ size: '1K' })).not.toBe(caseText({ size: '2K' }));
});

test('every other part of a condition counts', () => {
  expect(caseText({})).toBe('');
  expect(caseText({ service: 'batch' })).not.toBe(caseText({}));
  expect(caseText({ audio: true })).not.toBe(caseText({ audio: false }));
  expect(caseText({ inputTokensOver: 128_000 })).not.toBe(caseText({ inputTokensOver: 200_000 }));
});
