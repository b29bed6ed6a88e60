import { expect, test } from 'vitest';
import { colour } from './colours.ts';

test('colours are those of the style sheet in its light form', () => {
  for (const name of ['paper', 'ink', 'ink-soft', 'line', 'accent', 'chart-0']) {
    expect(colour(name)).toMatch(/^#[0-9a-f]{6}$/);
  }
  expect(colour('chart-0')).toBe(colour('accent'));
});

test('a colour that nobody chose is an error', () => {
  expect(() => colour('nothing')).toThrow('has no --nothing');
});
