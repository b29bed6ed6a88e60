import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unproven } from '#catalog/gate.ts';
import { loadCatalog } from '#catalog/load.ts';
import { loadEvidence, parseEvidence } from '#catalog/records/price-evidence.ts';
import { keepOwnList, type OwnList } from '../gateway/own-list.ts';
import { checkPrices } from './check.ts';
import { evidenceOf } from './evidence.ts';
import { catalogOf, inputOf, modelOf, rateOf, sourceOf } from './fixtures.ts';
import { runCheck } from './run.ts';

const date = '2026-11-30';
const own = { amounts: { input: '2.00' }, source: 'gateway', checked: '2020-01-01' };
const listOf = (amount: string): OwnList => ({
  from: 'list.csv',
  shape: 'csv',
  currency: 'EUR',
  asOf: '2026-11-29',
  models: { 'acme/one': { 'input??': amount } },
});
const euros = (model: ReturnType<typeof modelOf>, more: object = {}) => {
  const catalog = catalogOf(model);
  return { ...catalog, gateway: { ...catalog.gateway, currency: 'EUR' as const, ...more } };
};
const priceList = { from: 'list.csv', shape: 'csv' as const };

describe('a price that the gateway sets itself', () => {
  test('is its own by a statement, which never expires', () => {
    const model = modelOf({ verify: undefined, unverified: [own] });
    const check = checkPrices({ catalog: euros(model), sources: [], date: '2046-01-01' });
    expect(check.verdicts.map(({ status }) => status)).toEqual(['own']);
    expect(check.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a statement holds for its amount only', () => {
    const model = modelOf({ verify: undefined, unverified: [{ ...own, amounts: { input: '2.01' } }] });
    const check = checkPrices({ catalog: euros(model), sources: [], date });
    expect(check.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['statement-amount', 'price-unverified']),
    );
  });

  test('is its own by the list, in another unit too, and contradicted by another amount there', () => {
    const statusOf = (amount: string, rate = rateOf()) =>
      checkPrices({
        catalog: euros(modelOf({ verify: undefined, rates: [rate] })),
        sources: [],
        ownList: listOf(amount),
        date,
      });
    expect(statusOf('2').verdicts[0]?.status).toBe('own');
    expect(statusOf('2', rateOf({ amount: '0.002', per: '1K' })).verdicts[0]?.status).toBe('own');
    const wrong = statusOf('2.5');
    expect(wrong.findings).toMatchObject([
      {
        code: 'price-own-differs',
        severity: 'error',
        line: 12,
        message: 'acme/one: input is listed as 2.00, but the gateway’s own list of 2026-11-29 has 2.5.',
      },
    ]);
  });

  test('what a library has, a page says, or a markup makes is not its own', () => {
    const with_ = (catalog: ReturnType<typeof euros>, sources = [sourceOf({ 'acme/one': [inputOf('2')] })]) =>
      checkPrices({ catalog, sources, ownList: listOf('2'), date }).verdicts[0]?.status;
    expect(with_(euros(modelOf(), { currency: 'USD' }))).toBe('match');
    const read = { ...own, source: 'https://acme.example', expires: '2027-01-01' };
    expect(with_(euros(modelOf({ verify: undefined, unverified: [read] })), [])).toBe('unverified');
    const marked = modelOf({
      verify: undefined,
      rates: [rateOf({ providerAmount: '2.00' })],
      unverified: [own],
    });
    expect(with_(euros(marked), [])).toBe('unverified');
  });

  test('the build believes the record of it, as long as somebody stands for it', () => {
    const evidenceFor = (catalog: ReturnType<typeof euros>) =>
      parseEvidence(evidenceOf(checkPrices({ catalog, sources: [], ownList: listOf('2'), date })));
    const stated = euros(modelOf({ verify: undefined, unverified: [own] }));
    expect(unproven(stated, evidenceFor(stated))).toEqual([]);
    const listed = euros(modelOf({ verify: undefined }), { priceList });
    expect(unproven(listed, evidenceFor(listed))).toEqual([]);
    const orphan = euros(modelOf({ verify: undefined }));
    expect(unproven(orphan, evidenceFor(listed)).map(({ code }) => code)).toEqual(['price-unexplained']);
    const changed = euros(modelOf({ verify: undefined, rates: [rateOf({ amount: '2.10' })] }), { priceList });
    expect(unproven(changed, evidenceFor(listed)).map(({ code }) => code)).toEqual(['price-outdated']);
  });
});

describe('a fact that the gateway’s own list has', () => {
  const list = { ...listOf('2'), facts: { 'acme/one': { context: '131072', tools: 'true' } } };
  const withFacts = (more: object = {}) =>
    euros(modelOf({ verify: undefined, context: 131_072, capabilities: ['tools'], ...more }), { priceList });
  const factsOf = (catalog: ReturnType<typeof withFacts>) =>
    checkPrices({ catalog, sources: [], ownList: list, date });

  test('is its own, and nothing is asked for', () => {
    const { facts, findings } = factsOf(withFacts());
    expect(facts.map(({ fact, status }) => `${fact} ${status}`)).toEqual(['context own', 'tools own']);
    expect(findings).toEqual([]);
  });

  test('is told of where the list has another, and is its own by a statement', () => {
    const other = withFacts({ context: 128_000 });
    expect(factsOf(other).findings.map(({ message }) => message)).toEqual([
      'acme/one: context is listed as 128000, but the gateway’s own list has 131072.',
    ]);
    const unverified = [{ facts: { context: '128000' }, source: 'gateway', checked: '2026-11-01' }];
    const { facts, findings } = factsOf(withFacts({ context: 128_000, unverified }));
    expect(facts[0]).toMatchObject({ fact: 'context', status: 'own' });
    expect(findings).toEqual([]);
  });
});

describe('a whole run in euros', () => {
  const text = `gateway:
  name: Test
  url: https://example.com
  baseUrl: https://example.com/v1
  currency: EUR
  apiKey: { env: KEY, placeholder: sk-... }
  priceList: { from: list.csv }
  links: { getKey: https://example.com/key }
providers:
  acme: { name: Acme }
models:
  - id: acme/one
    name: One
    modality: embedding
    prices: { input: 2.00 }
`;
  const options = {
    only: [],
    today: false,
    locations: [],
    accept: [],
    update: false,
    dryRun: false,
    lock: false,
  };
  const context = { environment: {}, now: new Date(`${date}T12:00:00Z`), cacheFolder: tmpdir() };

  test('locks, asks for the line of a change, and records it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'own-'));
    const file = join(folder, 'models.yaml');
    const run = (more: object) => runCheck({ ...options, catalog: file, date, ...more }, context);
    writeFileSync(file, text);
    keepOwnList(file, listOf('2'));
    const first = await run({ lock: true });
    expect(first.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(loadEvidence(loadCatalog({ file }))?.rates['acme/one#input']?.status).toBe('own');

    writeFileSync(file, text.replace('2.00', '2.50'));
    expect((await run({})).findings.map(({ code }) => code)).toContain('price-own-differs');
    keepOwnList(file, listOf('2.5'));
    const asked = (await run({})).findings.find(({ code }) => code === 'change-unrecorded');
    expect(asked?.message).toContain('goes from 2.00 EUR to 2.50 EUR per 1M input tokens');
    // While something else is wrong, no line is appended, and none is shown as if it were.
    keepOwnList(file, listOf('2.6'));
    const refused = await run({ record: 'change' });
    expect(refused.texts ?? []).toEqual([]);
    expect(refused.summary.at(-1)).toContain('price-history.jsonl was not written');
    expect(refused.tables.flatMap(({ rows }) => rows.flat()).join(' ')).toContain(
      'listed 2.50 EUR, the gateway’s own list has 2.6 EUR',
    );
    keepOwnList(file, listOf('2.5'));
    const dry = await run({ record: 'change', dryRun: true });
    expect(dry.texts?.map(({ title }) => title)).toEqual([
      `${join(folder, 'price-history.jsonl')}, which nothing was written to`,
    ]);
    await run({ record: 'change', lock: true });
    expect(readFileSync(join(folder, 'price-history.jsonl'), 'utf8')).toContain('"from":"2.00","to":"2.50"');
    expect((await run({})).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
