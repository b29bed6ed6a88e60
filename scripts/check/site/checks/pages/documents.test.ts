import { expect, test } from 'vitest';
import type { Model } from '#catalog/types.ts';
import { checkReach } from './documents.ts';

const model = '/q/acme-chat-pricing/';
const site = { modelByPath: new Map([[model, {} as Model]]) };

/** A page to each of these, which leads to the next one. */
function reached(...chain: string[]): string[] {
  const pages = chain.map((path, index) => ({
    file: path,
    path,
    leadsTo: new Set(chain.slice(index + 1, index + 2)),
  }));
  return [...checkReach(site, pages)].map(({ code, message }) => `${code} ${message}`);
}

test('a model stands on a list or on one of its pages', () => {
  expect(reached('/', '/models/', model)).toEqual([]);
  expect(reached('/', '/models/', '/models/7/', model)).toEqual([]);
  expect(reached('/', '/models/', '/models/2/', '/models/3/', model)).toEqual([
    'page-orphan It is 4 clicks from the home page; 3 are allowed.',
  ]);
});

test('a page to which nothing leads is found, and the error page is not looked for', () => {
  expect(reached('/models/', '/')).toEqual(['page-orphan No chain of links leads here from the home page.']);
  expect(reached('/404.html', '/')).toEqual([]);
});
