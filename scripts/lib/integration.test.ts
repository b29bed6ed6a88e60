import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import ratecard, { type RatecardOptions } from './integration.ts';

const { siteUrl, file } = loadCatalog();

type Setup = Parameters<NonNullable<ReturnType<typeof ratecard>['hooks']['astro:config:setup']>>[0];

/** What the integration puts into a project. */
function putInto(config: Partial<AstroConfig>, options: RatecardOptions = {}) {
  const patterns: string[] = [];
  const warnings: string[] = [];
  const project = { base: '/', trailingSlash: 'ignore', build: { format: 'directory' }, ...config };
  const setup = {
    command: 'dev',
    config: { root: pathToFileURL(`${process.cwd()}/`), ...project } as AstroConfig,
    injectRoute: ({ pattern }: { pattern: string }) => patterns.push(pattern),
    updateConfig: (added: unknown) => added,
    logger: { warn: (text: string) => warnings.push(text) },
  };
  void ratecard(options).hooks['astro:config:setup']?.(setup as unknown as Setup);
  return { patterns, warnings };
}

test('a project that is nothing but the site has a page for what is missing', () => {
  const { patterns, warnings } = putInto({ site: siteUrl });
  expect(patterns).toEqual(expect.arrayContaining(['/[...page]', '/q/[model]', '/[...file].json', '/404']));
  expect(warnings).toEqual([]);
});

test.each<[string, Partial<AstroConfig>, RatecardOptions, RegExp]>([
  [
    'a path that the catalog does not name',
    {},
    { base: '/prices/' },
    new RegExp(`below /prices/, but by ${file}`),
  ],
  ['a project below another path', { base: '/docs' }, {}, /all of this project stands below \/docs\//],
  ['addresses without a slash', { trailingSlash: 'never' }, {}, /end in a slash/],
])('%s is refused, with what to do', (_, config, options, message) => {
  expect(() => putInto(config, options)).toThrow(message);
  expect(() => putInto(config, options)).toThrow('→');
});

test('a project of another host is told where canonical addresses lead', () => {
  expect(putInto({ site: 'https://elsewhere.example' }).warnings).toEqual([expect.stringContaining(siteUrl)]);
});
