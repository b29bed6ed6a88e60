import { expect, test } from 'vitest';
import { openSite } from '../../built-site.ts';
import { catalog } from '../../../../../tests/support/small-site/catalog.ts';
import { cleanSite } from '../../../../../tests/support/small-site/site.ts';
import { siteInMemory } from '../../site-files.ts';
import { checkJsonFile } from './data-files.ts';

const site = openSite(siteInMemory(cleanSite()), catalog);

/** What is found in a file of the search with this price. */
function codesOf(...note: unknown[]): string[] {
  const text = JSON.stringify({ entries: [{ id: 'acme/pixel', title: 'Pixel', note }] });
  return [...checkJsonFile(site, 'search.json', text)].map(({ code }) => code);
}

const figure = { text: '$0.040', key: 'acme/pixel#image' };

test('a figure beside its key needs no entry in the trace index', () => {
  expect(codesOf(figure, ' per image')).toEqual([]);
});

test.each([
  ['a wrong digit', 'figure-wrong', { ...figure, text: '$0.041' }],
  ['a key that leads nowhere', 'figure-key-unknown', { ...figure, key: 'acme/pixel#images' }],
  ['another model’s price', 'api-value-wrong', { text: '$1.25', key: 'acme/talker#input' }],
  ['a figure without a key', 'figure-untraced', { text: '$0.040' }],
  ['a figure in a text', 'figure-untraced', '$0.040 per image'],
])('%s is found', (_, code, part) => {
  expect(codesOf(part)).toEqual([code]);
});
