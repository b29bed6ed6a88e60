import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { providersOf } from '#views/words/catalog-groups.ts';
import { modelPage } from '#views/model/model-page.ts';
import { providerPage } from '#views/lists/provider-page.ts';
import { createSite } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { robotsOf } from './indexing.ts';

/** What decides, and a price that many models of a catalog share. */
const kinds = {
  priced: 'prices: { image: 0.040 }',
  announced: 'prices: { image: [{ amount: 0.040, from: 2026-12-24 }] }',
  free: 'free: { reason: the maker does not charge for it, source: https://one.example/pricing }',
  plan: 'priceStatus: plan',
  unknown: 'priceStatus: unknown',
  retired: 'prices: { image: 0.040 }, retires: 2026-11-01, status: deprecated',
  retiring: 'prices: { image: 0.040 }, retires: 2026-12-24, status: deprecated',
} as const;
type Kind = keyof typeof kinds;

interface Entry {
  readonly provider: 'one' | 'two';
  readonly kind: Kind;
}

/** By path of the models' and providers' pages: what search engines are told. */
function robots(entries: readonly Entry[], more = ''): Map<string, string | undefined> {
  const models = entries.map(
    ({ provider, kind }, index) =>
      `  - { id: ${provider}/m${String(index)}, name: M${String(index)}, modality: image, ${kinds[kind]} }\n`,
  );
  const text = `${testGateway}providers: { one: { name: One }, two: { name: Two } }\nmodels:\n${models.join('')}${more}`;
  const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
  const pages = [
    ...site.catalog.models.map((model) => modelPage(site, model)),
    ...providersOf(site).map(({ provider }) => providerPage(site, provider)),
  ];
  return new Map(pages.map((page) => [page.path, robotsOf(site, page)]));
}

test.each([
  ['priced', undefined, undefined],
  ['announced', undefined, undefined],
  ['free', undefined, undefined],
  ['retiring', undefined, undefined],
  ['plan', 'noindex, follow', 'noindex, follow'],
  ['unknown', 'noindex, follow', 'noindex, follow'],
  // Its last price is known.
  ['retired', undefined, 'noindex, follow'],
] as const)('a model, and a provider with no other: %s', (kind, ofModel, ofProvider) => {
  const told = robots([{ provider: 'one', kind }]);
  expect(told.get('/q/one-m0-pricing/')).toBe(ofModel);
  expect(told.get('/providers/one/')).toBe(ofProvider);
});

test.each(['plan', 'unknown'] as const)('a model without a price that has another to name: %s', (kind) => {
  const told = robots([
    { provider: 'one', kind },
    { provider: 'two', kind: 'priced' },
  ]);
  expect(told.get('/q/one-m0-pricing/')).toBeUndefined();
  expect(told.get('/providers/one/')).toBe('noindex, follow');
});

test('a dated variant names its parent, and hides from nobody', () => {
  const snapshot =
    '  - { id: one/m0-old, name: Old, modality: image, priceStatus: unknown, snapshotOf: one/m0 }\n';
  expect(
    robots([{ provider: 'one', kind: 'priced' }], snapshot).get('/q/one-m0-old-pricing/'),
  ).toBeUndefined();
});

test('another model takes no page out of search engines, though it may bring some in', () => {
  const entry = fc.record({
    provider: fc.constantFrom('one', 'two'),
    kind: fc.constantFrom(...(Object.keys(kinds) as Kind[])),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), entry, (entries, added) => {
      const before = robots(entries);
      const after = robots([...entries, added]);
      for (const [path, said] of before) expect([undefined, said]).toContain(after.get(path));
    }),
    { numRuns: 40 },
  );
});
