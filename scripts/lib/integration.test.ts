import { pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import ratecard, { type RatecardOptions } from './integration.ts';

const { siteUrl, file } = loadCatalog();

type Setup = Parameters<NonNullable<ReturnType<typeof ratecard>['hooks']['astro:config:setup']>>[0];

/** What the integration puts into a project. */
async function putInto(config: Partial<AstroConfig>, options: RatecardOptions = {}) {
  const patterns: string[] = [];
  const warnings: string[] = [];
  const project = { base: '/', trailingSlash: 'ignore', build: { format: 'directory' }, ...config };
  const setup = {
    command: 'dev',
    config: { root: pathToFileURL(`${process.cwd()}/`), ...project } as AstroConfig,
    injectRoute: ({ pattern }: { pattern: string }) => patterns.push(pattern),
    updateConfig: (added: unknown) => added,
    addRenderer: () => undefined,
    logger: { warn: (text: string) => warnings.push(text) },
  };
  await ratecard(options).hooks['astro:config:setup']?.(setup as unknown as Setup);
  return { patterns, warnings };
}

test('a project that is nothing but the site has a page for what is missing', async () => {
  const { patterns, warnings } = await putInto({ site: siteUrl });
  expect(patterns).toEqual(expect.arrayContaining(['/[...page]', '/q/[model]', '/404']));
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
])('%s is refused, with what to do', async (_, config, options, message) => {
  await expect(putInto(config, options)).rejects.toThrow(message);
  await expect(putInto(config, options)).rejects.toThrow('→');
});

test('a project of another host is told where canonical addresses lead', async () => {
  const { warnings } = await putInto({ site: 'https://elsewhere.example' });
  expect(warnings).toEqual([expect.stringContaining(siteUrl)]);
});
