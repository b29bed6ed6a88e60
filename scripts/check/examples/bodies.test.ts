/** What examples send is what the catalog knows of each model, and nothing else: by the mock gateway's own reading of it. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { modalityNames } from '#catalog/registry/modalities.ts';
import { capabilities, efforts, requestInputs } from '#catalog/registry/vocabulary.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { requestsFor } from '#examples/index.ts';
import { testGateway, testModel, variants } from '#examples/test-models.ts';
import { bodyFaults, checkBodies, refusalOf } from './bodies.ts';

/** Sites whose catalogs are wrong on purpose. */
const wrongSites = ['mistakes', 'yaml-syntax'];
const sites = readdirSync('tests/sites').filter((site) => !wrongSites.includes(site));

// The one at the root is looked at by `npm run check:examples`.
test.each(sites.map((site) => `tests/sites/${site}/models.yaml`))(
  'every body of %s is allowed by its data',
  (file) => {
    const { bodies, wrong } = checkBodies(loadCatalog({ file }), false);
    expect(bodies).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  },
);

const catalogOf = (models: readonly Model[]) => ({ models, gateway: testGateway() }) as Catalog;

test('every mistake can be made in a request of the test models, and is noticed', () => {
  const { faults, wrong } = checkBodies(catalogOf(Object.values(variants)), true);
  expect(wrong).toEqual([]);
  expect(faults.map(({ name }) => name)).toEqual(bodyFaults.map(({ name }) => name));
  expect(faults.filter(({ refused }) => refused === undefined)).toEqual([]);
});

describe('of models of any data', () => {
  const some = <T>(...values: readonly T[]) =>
    fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
  const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const request = fc.record({
    endpoint: maybe('/responses'),
    efforts: some(...efforts),
    toolEffort: maybe(...efforts),
    streamOnly: maybe(true),
    formats: some('wav', 'mp3', 'diarized_json'),
    encodings: some('base64_int8', 'base64_binary'),
    chunked: maybe(true),
    byUrl: maybe(true),
    templates: some('hugging', 'dancing'),
    prompt: maybe('Something else'),
    sizes: some('512x512', '1024x1024', '16:9', '720p'),
    voices: some('alloy', 'Kore'),
    seconds: some(4, 8),
    returns: maybe('url' as const, 'b64' as const),
    needs: some(...requestInputs),
  });
  const models = fc
    .record({
      modality: fc.constantFrom(...modalityNames),
      abilities: fc.uniqueArray(fc.constantFrom(...capabilities)),
      request: fc.option(request, { nil: undefined }),
    })
    .map(({ modality, abilities, request: data }) =>
      testModel('acme/any', modality, {
        capabilities: abilities,
        request: JSON.parse(JSON.stringify(data ?? {})) as Model['request'],
      }),
    );

  test('no body holds what the data do not allow, and what is withheld says why', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { offered, withheld } = requestsFor(model, testGateway());
        for (const one of offered)
          expect(refusalOf(one, testGateway(), new Map([[model.id, model]]))).toBeUndefined();
        expect(offered.length + withheld.length).toBeGreaterThan(0);
        for (const { because } of withheld) expect(because).toMatch(/\w/);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
});
