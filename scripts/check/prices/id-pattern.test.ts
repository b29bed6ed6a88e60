import { expect, test } from 'vitest';
import { idMatcher } from './id-pattern.ts';

test('ids and patterns, any of which may match', () => {
  const matches = idMatcher(['openai/gpt-5', '*/*-flash', 'google/gemini-2.5*']);
  expect(['openai/gpt-5', 'zai/glm-5.3-flash', 'google/gemini-2.5-pro'].every(matches)).toBe(true);
  expect(['openai/gpt-5-mini', 'xopenai/gpt-5', 'google/gemini-205'].some(matches)).toBe(false);
});
