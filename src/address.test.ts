import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  address,
  calculatorAddress,
  compareAddress,
  fromRoot,
  isOfSite,
  modelAddress,
  modelFileAddress,
  pathOf,
  queryId,
} from './address.ts';

test('the path of an address leads back to it', () => {
  for (const path of ['', 'models/', 'api/models/a/b.json']) expect(pathOf(address(path))).toBe(path);
  expect(modelAddress({ slug: 'a-b' })).toBe(address('q/a-b-pricing/'));
  expect(calculatorAddress('?model=a/b')).toBe(address('calculator/?model=a/b'));
  expect(compareAddress(['a/b', 'c'])).toBe(address('compare/?models=a/b,c'));
  expect(modelFileAddress({ fileStem: 'a/b-free' })).toBe(address('api/models/a/b-free.json'));
});

test('an id in a query is read back as it is, and stays readable', () => {
  expect(queryId('@cf/a/b:free')).toBe('@cf/a/b:free');
  for (const id of ['a/r+', 'a#b', '~a/b=c', '@cf/x:0', 'a/b']) {
    const { search } = new URL(`https://x.example${compareAddress([id, 'c'])}`);
    expect(new URLSearchParams(search).get('models')?.split(',')).toEqual([id, 'c']);
    expect(new URLSearchParams(`?model=${queryId(id)}&b=1`).get('model')).toBe(id);
  }
});

test('content links from the root of the site, to other hosts and within its page', () => {
  expect(fromRoot('/models/')).toBe(address('models/'));
  expect(fromRoot('https://maker.example/')).toBe('https://maker.example/');
  expect(fromRoot('#sources')).toBe('#sources');
  expect(isOfSite(address('models/'))).toBe(true);
  expect(isOfSite('https://maker.example/models/')).toBe(false);
});

// Rooms that print links. `/embeddings` in src/examples is an address of the gateway's API, not of the site.
const rooms = ['client', 'components', 'images', 'layouts', 'pricing', 'routes', 'views'];
/** What begins like a path and is none of an address: where guides are read, and files as documentation names them. */
const others = [
  '/content/guides/',
  '`/api/models.json`',
  '`/api/deprecations.json`',
  '`/api/history.json`',
  '`/api/index.json`',
  // Paths as the API's description and the record of pages write them, below the site whatever its base.
  '`/${stem(`',
  '`/${template}`',
  '`/${pathOf(path)}`',
  '/api/models/<',
  '/api/modalities/<',
  '/api/providers/<',
];
/** A text that begins like a path, or is nothing but the home page where an address is wanted. */
const typedAddress =
  /(['"`])\/(?:[a-z][\w${}./-]*|\$\{[^`]*)(?:\1|[?#<])|\b(?:href|action|path|home)(?:: |=)(['"])\/[^'"]*\2/g;

test('no address is typed: each is made in one place', () => {
  const src = import.meta.dirname;
  const files = rooms.flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
  );
  const sources = files.filter((file) => /\.(?:ts|astro)$/.test(file) && !file.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(100);
  const typed = sources.flatMap((file) =>
    [...withoutComments(readFileSync(join(src, file), 'utf8')).matchAll(typedAddress)]
      .map(([text]) => text)
      .filter((text) => !others.some((other) => text.includes(other)))
      .map((text) => `${file}: ${text}`),
  );
  expect(typed).toEqual([]);
});

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
