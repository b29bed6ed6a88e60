import { expect, test } from 'vitest';
import { catalog } from '../../../../../tests/support/small-site/catalog.ts';
import { cleanSite } from '../../../../../tests/support/small-site/site.ts';
import { openSite } from '../../built-site.ts';
import { siteInMemory } from '../../site-files.ts';
import { assetsOf, brotliBytes } from './page-load.ts';

// As Vite writes them.
const entry =
  'import{a as e}from"./shared.1.js";import"./side.2.js";var t={"copy-page":()=>f(()=>import(`./copy.3.js`),__vite__mapDeps([0,1])),table:()=>f(()=>import("./table.4.js"),[])};';
const site = openSite(
  siteInMemory(
    new Map([
      ...cleanSite(),
      ['_astro/entry.0.js', entry],
      ['_astro/shared.1.js', 'import{b}from`./deep.5.js`;export{b as a};'],
      ['_astro/side.2.js', 'void 0'],
      ['_astro/deep.5.js', 'export let b=1'],
    ]),
  ),
  catalog,
);
const assets = assetsOf(site);

test('a script loads what it imports before it runs, and what that imports', () => {
  expect(assets.withImports('_astro/entry.0.js')).toEqual([
    '_astro/entry.0.js',
    '_astro/shared.1.js',
    '_astro/side.2.js',
    '_astro/deep.5.js',
  ]);
});

test('tools are found in the table of the script', () => {
  expect(assets.toolModule('_astro/entry.0.js', 'table')).toBe('_astro/table.4.js');
  expect(assets.toolModule('_astro/entry.0.js', 'copy-page')).toBe('_astro/copy.3.js');
  expect(assets.toolModule('_astro/entry.0.js', 'oracle')).toBeUndefined();
});

test('a file weighs what is sent of it, one that is missing nothing', () => {
  expect(assets.weight('_astro/entry.0.js')).toBe(brotliBytes(entry, 11));
  expect(assets.weight('_astro/table.4.js')).toBe(0);
});
