import { expect, test } from 'vitest';
import { PageBook } from './page-book.ts';

const made: string[] = [];
const plan = (path: string, ...further: string[]) => ({
  path,
  make: () => {
    made.push(path);
    return [path, ...further].map((one) => ({ path: one }));
  },
});
const book = () =>
  new PageBook([
    plan('/'),
    plan('/models/', '/models/2/'),
    { path: '/empty/', mayLack: true, make: () => [] },
    { ...plan('/q/a/'), isModel: true },
    { ...plan('/q/b/'), isModel: true },
  ]);

test('makes what is asked for, once', () => {
  made.length = 0;
  const pages = book();
  expect(pages.modelPaths()).toEqual(['/q/a/', '/q/b/']);
  expect(pages.has('/models/')).toBe(true);
  expect(made).toEqual([]);
  expect(pages.get('/q/b/')?.path).toBe('/q/b/');
  expect(pages.has('/q/b/')).toBe(true);
  expect(made).toEqual(['/q/b/']);
  const named = pages.map(({ path }) => ({ path, name: path.toUpperCase() }));
  expect(named.get('/q/b/')?.name).toBe('/Q/B/');
  expect(made).toEqual(['/q/b/']);
});

test('finds further pages of a list below its first one, and no others', () => {
  const pages = book();
  expect(pages.get('/models/2/')?.path).toBe('/models/2/');
  expect(
    ['/models/3/', '/empty/', '/q/c/', '/empty/2/', '/q/a/2/'].filter((path) => pages.has(path)),
  ).toEqual([]);
});

test('has all in the order of the plan', () => {
  expect(
    book()
      .values()
      .map(({ path }) => path),
  ).toEqual(['/', '/models/', '/models/2/', '/q/a/', '/q/b/']);
  expect(
    book()
      .others()
      .map(({ path }) => path),
  ).toEqual(['/', '/models/', '/models/2/']);
});
