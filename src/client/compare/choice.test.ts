import { expect, test } from 'vitest';
import { readChoice, writeChoice } from './choice.ts';

test('a choice reads back as it was written, and its ids stay readable', () => {
  const choice = { kind: 'image', models: ['acme/one', 'other/two:free', '@cf/A+', '~b#1'] };
  expect(writeChoice(choice)).toBe('?kind=image&models=acme/one,other/two:free,@cf/A%2B,~b%231');
  expect(readChoice(writeChoice(choice), 4)).toEqual(choice);
  expect(writeChoice({ kind: undefined, models: [] })).toBe('');
});

test('an address of any kind is read: too many models, the same twice, none', () => {
  expect(readChoice('?models=a/b,a/b,,c/d,e/f,g/h,i/j', 4).models).toEqual(['a/b', 'c/d', 'e/f', 'g/h']);
  expect(readChoice('', 4)).toEqual({ kind: undefined, models: [] });
  expect(readChoice('?models=%zz&kind=', 4).models).toEqual(['%zz']);
});
