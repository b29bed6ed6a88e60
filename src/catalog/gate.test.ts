import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withModel } from '#catalog/errors/error-examples.ts';
import { loadCatalog } from './load.ts';
import { evidenceFileSchema, parseEvidence, type Evidence } from '#catalog/records/price-evidence.ts';
import { recordable } from '#catalog/records/sealed.ts';
import { requireProof, uncheckedRates, unproven } from './gate.ts';

const source = { package: 'p', asOf: '2026-11-01' };
type Line = readonly unknown[];

function evidenceOf(rates: Readonly<Record<string, Line>>, pins = { litellm: 'acme/one' }): Evidence {
  return parseEvidence(
    evidenceFileSchema.parse({
      gateway: 'https://gateway.example',
      date: '2026-11-23',
      sources: { litellm: source, 'models.dev': source },
      models: { 'acme/one': { pins, rates } },
    }),
  );
}

const entry = (lines: string, pins = 'litellm: acme/one') => withModel(`${lines}\nverify: { ${pins} }`);
const catalogOf = (lines: string) => loadCatalog({ file: 'models.yaml', text: entry(lines) });
const codes = (lines: string, rates: Readonly<Record<string, Line>>) =>
  unproven(catalogOf(lines), evidenceOf(rates)).map(({ code }) => code);

const match = (amount: string): Line => [amount, 'match', ['litellm']];
const stated = (key: string, amount: string, more = '') =>
  `${key}: { amounts: { input: ${amount} }, source: https://a.example, checked: 2026-11-20, expires: 2027-01-01${more} }`;

describe('a listed price is proved', () => {
  it.each([
    ['by sources that list it alike', 'prices: { input: 1 }', match('1')],
    [
      'in the unit that was compared',
      'prices: { audioMinute: { amount: 0.36, per: hour } }',
      match('0.36/hour'),
    ],
    [
      'by a statement about what no source has',
      `prices: { input: 1 }\n${stated('unverified', '1')}`,
      ['1', 'unverified', []],
    ],
    [
      'by a decision between sources',
      `prices: { input: 1 }\n${stated('exceptions', '1', ', reason: r, prefer: litellm')}`,
      ['1', 'disputed', ['litellm'], { 'models.dev': '2' }],
    ],
    [
      'by an exception',
      `prices: { input: 1 }\n${stated('exceptions', '1', ', reason: r')}`,
      ['1', 'exempt', [], { litellm: '2' }],
    ],
  ] as const)('%s', (_, lines, line) => {
    expect(codes(lines, { [lines.includes('audio') ? 'audioMinute' : 'input']: line })).toEqual([]);
  });

  it('in the currency and before the markup of its provider', () => {
    expect(codes('prices: { input: 1 }\nmarkup: { percent: 20 }', { input: match('1') })).toEqual([]);
    expect(codes('prices: { input: 1 }\nmarkup: { percent: 20 }', { input: match('1.2') })).toEqual([
      'price-outdated',
    ]);
  });

  it('when it had ended before the check', () => {
    const lines = 'prices: { input: [{ amount: 1, until: 2026-11-23 }, { amount: 2, from: 2026-11-23 }] }';
    expect(codes(lines, { 'input?from=2026-11-23': match('2') })).toEqual([]);
  });
});

describe('a build is refused for', () => {
  const priced = 'prices: { input: 1 }';
  it.each<[string, string, Readonly<Record<string, Line>>, string[]]>([
    [
      'a price that no check has seen',
      'prices: { input: 1, output: 2 }',
      { input: match('1') },
      ['price-unchecked'],
    ],
    ['another amount', priced, { input: match('1.0') }, ['price-outdated']],
    [
      'another unit',
      'prices: { audioMinute: 0.36 }',
      { audioMinute: match('0.36/hour') },
      ['price-outdated'],
    ],
    [
      'another condition',
      'prices: { input: [1, { amount: 0.5, when: { service: flex } }] }',
      { input: match('1'), 'input?service=batch': match('0.5') },
      ['price-unchecked', 'rates-gone'],
    ],
    ['a price that is gone', priced, { input: match('1'), output: match('2') }, ['rates-gone']],
    ['a match without a source', priced, { input: ['1', 'match', []] }, ['price-unchecked']],
    ['a contradiction', priced, { input: ['1', 'mismatch', [], { litellm: '2' }] }, ['price-contradicted']],
    [
      'an exemption without an exception',
      priced,
      { input: ['1', 'exempt', [], { litellm: '2' }] },
      ['price-contradicted'],
    ],
    [
      'a dispute without a decision',
      priced,
      { input: ['1', 'disputed', ['litellm'], { 'models.dev': '2' }] },
      ['price-undecided'],
    ],
    [
      'a decision for the other one',
      `${priced}\n${stated('exceptions', '1', ', reason: r, prefer: models.dev')}`,
      { input: ['1', 'disputed', ['litellm'], { 'models.dev': '2' }] },
      ['price-undecided'],
    ],
    ['a price nobody explains', priced, { input: ['1', 'unverified', []] }, ['price-unexplained']],
    [
      'a statement for another amount',
      `${priced}\n${stated('unverified', '2')}`,
      { input: ['1', 'unverified', []] },
      ['price-unexplained', 'statement-outdated'],
    ],
    [
      'a statement that was read after the check',
      `${priced}\n${stated('unverified', '1').replace('2026-11-20', '2026-11-24')}`,
      { input: ['1', 'unverified', []] },
      ['statement-outdated'],
    ],
  ])('%s', (_, lines, rates, expected) => {
    expect(codes(lines, rates)).toEqual(expected);
  });

  it('other pins than those that were compared', () => {
    const catalog = catalogOf('prices: { input: 1 }');
    const other = evidenceOf({ input: match('1') }, { litellm: 'acme/two' });
    expect(unproven(catalog, other).map(({ message }) => message)).toEqual([
      'acme/one is pinned to litellm acme/one; it was compared with litellm acme/two.',
    ]);
    expect([...uncheckedRates(catalog, other)]).toEqual(['acme/one#input']);
  });
});

it('is refused for a fact that is not the one that was compared, or is gone', () => {
  const evidence = evidenceOf({ input: match('1') });
  const found = (value: string) => ({ value, status: 'match', sources: {} }) as const;
  const facts = { 'acme/one': { context: found('128000'), vision: found('true') } };
  const reasons = unproven(catalogOf('prices: { input: 1 }\ncontext: 182000'), { ...evidence, facts });
  expect(reasons.map(({ message }) => message)).toEqual([
    'acme/one: context is 182000; what was checked is 128000.',
    'acme/one: vision is nothing; what was checked is true.',
  ]);
});

describe('the report', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ratecard-'));
    file = join(folder, 'models.yaml');
    writeFileSync(file, entry('prices: { input: [1.25, { amount: 2, when: { service: fast } }] }'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('names file, line and column of the price, both amounts, and the command to run', () => {
    const evidence = evidenceOf({ input: match('1.25'), 'input?service=fast': match('1.5') });
    const refused = () => {
      requireProof(loadCatalog({ file }), evidence, {});
    };
    expect(refused).toThrow(`${file}:14:39 price-outdated`);
    expect(refused).toThrow('acme/one: input@fast is listed at 2; what was checked is 1.5.');
    expect(refused).toThrow('Run `npm run check:prices -- --lock`');
    expect(refused).toThrow('npm run build -- --draft');
    expect(() => {
      requireProof(loadCatalog({ file }), evidence, { SITE: 'my/site' });
    }).toThrow('Run `SITE=my/site npm run check:prices -- --lock`');
  });

  it('says in short that there is no record at all, and nothing where all is proved', () => {
    const catalog = loadCatalog({ file });
    expect(() => {
      requireProof(catalog, undefined, {});
    }).toThrow(/prices\.lock\.json is missing, so nothing says that the 2 prices of .* are right/);
    requireProof(catalog, evidenceOf({ input: match('1.25'), 'input?service=fast': match('2') }), {});
  });
});

describe('what no source knows is published as it was recorded', () => {
  const text = entry('prices: { input: 1 }\nrequest: { dimensions: 1024 }');
  const catalog = loadCatalog({ file: 'models.yaml', text });
  const recorded: Evidence = {
    ...evidenceOf({ input: match('1') }),
    sealed: {
      models: Object.fromEntries(catalog.models.map(({ id, sealed }) => [id, recordable(sealed)])),
      sections: Object.fromEntries(
        Object.entries(catalog.sealed).map(([name, values]) => [name, recordable(values)]),
      ),
    },
  };
  const messages = (edited: string) =>
    unproven(loadCatalog({ file: 'models.yaml', text: edited }), recorded).map(
      ({ code, message }) => `${code} ${message}`,
    );

  it('or refused, each value by its name', () => {
    expect(messages(text)).toEqual([]);
    expect(messages(text.replace('1024', '10240'))).toEqual([
      'value-changed acme/one: request (dimensions) was 1024, is 10240.',
    ]);
    expect(messages(text.replace('request: { dimensions: 1024 }', ''))).toEqual([
      'value-changed acme/one: request was {"dimensions":1024}, is not there.',
    ]);
    expect(messages(text.replace('currency: USD', 'currency: EUR'))).toEqual([
      'value-changed gateway: currency was "USD", is "EUR".',
    ]);
  });

  it('or recorded first, where it is new', () => {
    expect(messages(text.replace('request:', 'listed: 2026-11-01\n    slug: one\n    request:'))).toEqual([
      'value-unrecorded No price check has recorded acme/one:slug, acme/one:listed.',
    ]);
  });
});
