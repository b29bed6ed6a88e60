import { expect, test } from 'vitest';
import { compareAddress } from '#address.ts';
import { readChoice } from './choice.ts';

test('a choice reads back as it was written', () => {
  const models = ['acme/one', 'other/two:free', '@cf/A+', '~b#1'];
  const { search } = new URL(compareAddress(models), 'https://x.example');
  expect(readChoice(search, 4)).toEqual(models);
});

test('an address of any kind is read: too many models, the same twice, none', () => {
  expect(readChoice('?models=a/b,a/b,,c/d,e/f,g/h,i/j', 4)).toEqual(['a/b', 'c/d', 'e/f', 'g/h']);
  expect(readChoice('', 4)).toEqual([]);
  expect(readChoice('?models=%zz&kind=image', 4)).toEqual(['%zz']);
});
