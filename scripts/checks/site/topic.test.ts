import { expect, test } from 'vitest';
import { belongsTo } from './topic.ts';

test('the prices topic keeps what is about a figure and leaves the rest', () => {
  expect(belongsTo('prices', 'figure-wrong')).toBe(true);
  expect(belongsTo('prices', 'jsonld-unit-wrong')).toBe(true);
  expect(belongsTo('prices', 'link-dead')).toBe(false);
  expect(belongsTo(undefined, 'link-dead')).toBe(true);
});
