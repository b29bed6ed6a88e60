import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEvidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import { loadCatalog } from '#catalog/load.ts';
import { apiByModality, apiByProvider, apiCatalog } from '#views/data/models-json.ts';
import { apiIndex } from '#views/data/api-index.ts';
import { apiHistory } from '#views/data/history.ts';
import { apiModelFile } from '#views/data/model-json.ts';
import { openApi } from '#views/data/openapi.ts';
import { apiJsonSchema } from '#views/data/api-json-schema.ts';
import { createSite } from '#views/site.ts';
import { root } from '../scripts/lib/run-command.ts';
import { dist } from './support/built-pages.ts';
import { fixture } from './support/run-build.ts';

// What programs read keeps its shape, and is all described.

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as object;
const schema = readJson(join(dist, 'api/schema.json'));

const $id = 'https://api.example/schema.json';

/** The schema with every object closed: a key that it does not describe is then an error. */
function closed(part: object): object {
  const entries = Object.entries(part).map(([key, value]: [string, unknown]) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [key, isObject ? closed(value) : value] as const;
  });
  return { ...Object.fromEntries(entries), ...('properties' in part && { additionalProperties: false }) };
}

function compile(text: object, definition = ''): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strictTuples: false });
  addFormats(ajv);
  ajv.addSchema({ ...text, $id });
  const validate = ajv.getSchema($id + definition);
  if (validate === undefined) throw new Error(`The schema has no ${definition}.`);
  return validate;
}

/** By folder of the API: what its files have to be. */
const validatorsOf = (whole: object) => ({
  catalog: compile(whole),
  models: compile(whole, '#/$defs/modelFile'),
  history: compile(whole, '#/$defs/historyFile'),
  index: compile(whole, '#/$defs/indexFile'),
  modalities: compile(whole, '#/$defs/modalityFile'),
  providers: compile(whole, '#/$defs/providerFile'),
});
const strict = validatorsOf(closed(schema));

/** The errors of one value, led by what it is. */
function faults(validate: ValidateFunction, name: string, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${name} ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

const filesBelow = (folder: string) =>
  readdirSync(join(dist, 'api', folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );

test('every JSON file of the API is what the schema says, and has nothing that it does not say', () => {
  expect(faults(strict.catalog, 'models.json', readJson(join(dist, 'api/models.json')))).toEqual([]);
  for (const name of ['history', 'index'] as const)
    expect(faults(strict[name], name, readJson(join(dist, `api/${name}.json`)))).toEqual([]);
  for (const folder of ['models', 'modalities', 'providers'] as const) {
    const found = filesBelow(folder).flatMap((file) =>
      faults(strict[folder], file, readJson(join(dist, 'api', folder, file))),
    );
    expect(found).toEqual([]);
  }
});

test('the schema outlives additions, and refuses what would break a program', () => {
  const open = compile(schema);
  const catalog = readJson(join(dist, 'api/models.json'));
  expect(open({ ...catalog, later: true })).toBe(true);
  const text = JSON.stringify(catalog);
  const broken = (from: RegExp, to: string) => {
    expect(text).toMatch(from);
    return open(JSON.parse(text.replace(from, to)));
  };
  expect(broken(/"amount":"([\d.]+)"/, '"amount":$1')).toBe(false);
  expect(broken(/"amount":"[\d.]+"/, '"amount":"1e-7"')).toBe(false);
  expect(broken(/"unit":"[^"]+",/, '')).toBe(false);
  expect(broken(/"generated":"\d+/, '"generated":"20')).toBe(false);
  expect(broken(/"status":"match"/, '"status":"proved"')).toBe(false);
});

test('the schema is the one that was published', () => {
  const frozen = readJson(join(root, 'tests/fixtures/api-schema.json'));
  expect(
    schema,
    'The published schema has changed. Programs of others depend on it. A further optional key is fine: ' +
      'copy tests/sites/dollar/dist/api/schema.json to tests/fixtures/api-schema.json. Where a key changes its meaning, its type ' +
      'or goes away, raise schemaVersion in src/views/data/api-schema.ts first.',
  ).toEqual(frozen);
});

test.each(['plain-gateway', 'euro', 'many-conditions', 'market'])('%s has the same shape', (name) => {
  const file = fixture(name);
  const catalog = loadCatalog({ file });
  const site = createSite(catalog, loadEvidence(catalog), '2026-11-23', loadHistory(catalog));
  const own = validatorsOf(closed(apiJsonSchema(site)));
  // As it is written: without what is undefined.
  const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  expect([
    ...faults(own.catalog, 'models.json', written(apiCatalog(site, site.date))),
    ...faults(own.history, 'history.json', written(apiHistory(site, site.date))),
    ...faults(own.index, 'index.json', written(apiIndex(site))),
    ...site.catalog.models.flatMap((model) =>
      faults(own.models, model.id, written(apiModelFile(site, model, site.date))),
    ),
    ...[...apiByModality(site)].flatMap(([id, part]) =>
      faults(own.modalities, id, written(part.content(site.date))),
    ),
    ...[...apiByProvider(site)].flatMap(([id, part]) =>
      faults(own.providers, id, written(part.content(site.date))),
    ),
  ]).toEqual([]);
});

test.each(['dollar', 'plain-gateway', 'odd-ids', 'yen'])('%s is described by the standard', async (name) => {
  const catalog = loadCatalog({ file: fixture(name) });
  const site = createSite(catalog, loadEvidence(catalog), '2026-11-23', loadHistory(catalog));
  const validator = new Validator();
  const { valid, errors } = await validator.validate(
    JSON.parse(JSON.stringify(openApi(site))) as Record<string, unknown>,
  );
  expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
});

test('the parts say what the whole says', () => {
  const { models, claims, ...head } = readJson(join(dist, 'api/models.json')) as {
    models: { id: string; provider: string; modality: string; aliases?: { id: string }[] }[];
    claims: unknown[];
  };
  expect(claims.length).toBeGreaterThan(10);
  const aliases = models.flatMap(({ id, aliases = [] }) => aliases.map((alias) => [alias.id, id] as const));
  expect(new Set(filesBelow('models'))).toEqual(
    new Set([...models.map(({ id }) => id), ...aliases.map(([alias]) => alias)].map((id) => `${id}.json`)),
  );
  expect(aliases.length).toBeGreaterThan(2);
  for (const [alias, id] of aliases)
    expect(readJson(join(dist, 'api/models', `${alias}.json`))).toMatchObject({ id });
  for (const model of models) {
    expect(readJson(join(dist, 'api/models', `${model.id}.json`))).toMatchObject({ ...head, ...model });
  }
  for (const [folder, key] of [
    ['modalities', 'modality'],
    ['providers', 'provider'],
  ] as const) {
    const groups = Map.groupBy(models, (model) => model[key]);
    expect(new Set(filesBelow(folder))).toEqual(new Set([...groups.keys()].map((id) => `${id}.json`)));
    for (const [id, group] of groups) {
      expect(readJson(join(dist, 'api', folder, `${id}.json`))).toMatchObject({ ...head, models: group });
    }
  }
});
