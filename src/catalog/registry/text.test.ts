import { expect, it } from 'vitest';
import { isolated } from './text.ts';

it('what is written from right to left stands by itself, with its number and without what follows', () => {
  expect(isolated('דגם 3.5: from')).toBe('\u2068דגם 3.5\u2069: from');
  expect(isolated('By نموذج جديد, the maker')).toBe('By \u2068نموذج جديد\u2069, the maker');
  expect(isolated('a\u200Fb')).toBe('a\u2068\u200F\u2069b');
});

it('any other text is the same', () => {
  for (const text of ['GPT-5 (low)', '文心一言 2', 'Модель ₹', '']) expect(isolated(text)).toBe(text);
});
