import { describe, expect, it } from 'vitest';
import { errorTable, type ErrorCode } from './error-table.ts';
import { loadCatalog } from './load.ts';
import { CatalogError } from './problem.ts';
import { gateway, problemsOf, providers, unmark, withModel, withPrices } from './test-catalog.ts';

const priced = 'prices: { input: 1 }';
const second = (id: string) => `  - { id: ${id}, name: Two, modality: chat, prices: { input: 1 } }\n`;
const unverified = (rates: string) =>
  `unverified: { reason: r, source: https://a.example, checked: 2026-01-01, expires: 2026-02-01, rates: ${rates} }`;

/** For every code the smallest mistake that has it; "▸" marks where it is to be reported. */
const mistakes: Readonly<Record<Exclude<ErrorCode, 'file-unreadable'>, string>> = {
  'yaml-syntax': `${gateway}▸\tproviders:\n`,
  'yaml-feature': withPrices('input: ▸*price'),
  'key-duplicate': withPrices('input: 1\n▸input: 2'),
  'key-unknown': withModel(`${priced}\n▸contxt: 1`),
  'key-missing': withModel(priced, '▸id: acme/one\nmodality: chat'),
  'value-empty': withModel(priced, 'id: acme/one\nmodality: chat\nname: ▸""'),
  'value-kind': withModel('prices: ▸3'),
  'value-unknown': withModel(priced, 'id: acme/one\nname: One\nmodality: ▸chta'),
  'price-negative': withPrices('input: ▸-1'),
  'price-zero': withPrices('input: ▸0.00'),
  'price-not-decimal': withPrices('input: ▸1e3'),
  'price-missing': withModel('context: 1', '▸id: acme/one\nname: One\nmodality: chat'),
  'price-twice': withModel(`${priced}\n▸priceStatus: plan`),
  'price-note': withModel(`${priced}\n▸priceNote: on request`),
  'price-magnitude': withPrices('input: ▸0.00000125'),
  'rate-duplicate': withPrices('input: [1, ▸2]'),
  'rate-tie': withPrices(
    'input: [1, { amount: 2, when: { service: batch } }, ▸{ amount: 3, when: { region: eu } }]',
  ),
  'rate-dates': withPrices('input: [▸{ amount: 1, from: 2026-02-01, until: 2026-02-01 }]'),
  'grid-shape': withPrices('image: { grid: [quality, size], rates: { low: ▸1 } }'),
  'condition-invalid': withPrices('image: [{ amount: 1, when: { size: ▸"a,b" } }]'),
  'number-invalid': withModel(`${priced}\ncontext: ▸010`),
  'boolean-invalid': withModel(`${priced}\nopenWeights: ▸yes`),
  'percent-invalid': withModel(priced).replace(
    'links:',
    'platformFee: { percent: ▸5%, chargedOn: top-up }\n  links:',
  ),
  'date-invalid': withModel(`${priced}\nreleased: ▸2026-02-30`),
  'utc-invalid': withPrices('input: [{ amount: 1, when: { utc: [▸"24:00-01:00"] } }]'),
  'url-invalid': withModel('free: { reason: r, source: ▸http://a.example }'),
  'id-invalid': withModel(priced, 'id: ▸acme/One\nname: One\nmodality: chat'),
  'id-duplicate': withModel(priced) + second('▸acme/one'),
  'slug-collision': withModel(priced, 'id: acme/b-c\nname: One\nmodality: chat') + second('▸acme/b/c'),
  'alias-clash': withModel(`${priced}\naliases: [{ id: ▸acme/one }]`),
  'provider-unknown': withModel(priced, 'id: ▸acmee/one\nname: One\nmodality: chat'),
  'provider-invalid': withModel(priced).replace('providers:', 'providers:\n  ▸Acme Inc: { name: Acme }'),
  'model-unknown': withModel(`${priced}\nsnapshotOf: ▸acme/on`),
  'verify-unknown-rate': withModel(`${priced}\n${unverified('[▸output]')}`),
  'status-incomplete': withModel(`${priced}\n▸retires: 2026-02-01`),
  'max-output-over-context': withModel(`${priced}\ncontext: 10\nmaxOutput: ▸11`),
};

describe.each(Object.entries(mistakes))('%s', (code, marked) => {
  const { text, line, column } = unmark(marked);

  it('is reported at its place', () => {
    expect(problemsOf(text)[0]).toMatchObject({ code, line, column, file: 'models.yaml' });
  });

  it('is the only mistake reported', () => {
    expect(problemsOf(text).map((problem) => problem.code)).toEqual([code]);
  });

  it('is put into words that leave no placeholder', () => {
    const [problem] = problemsOf(text);
    expect(problem?.message).not.toMatch(/\{\w+\}/);
    expect(problem?.message).not.toMatch(/undefined|\[object|\(\)|""/);
    expect(problem?.fix).not.toMatch(/\{\w+\}/);
    expect(problem?.frame).toContain('^');
  });
});

describe('file-unreadable', () => {
  it('names the file and why it could not be read', () => {
    expect(() => loadCatalog({ file: 'no/such/file.yaml' })).toThrow(CatalogError);
    expect(() => loadCatalog({ file: 'no/such/file.yaml' })).toThrow(
      /^1 mistake in no\/such\/file\.yaml\n\nno\/such\/file\.yaml:1:1 file-unreadable\n.*ENOENT/,
    );
  });

  it('holds for a folder too', () => {
    expect(() => loadCatalog({ file: '.' })).toThrow(/file-unreadable/);
  });
});

describe('the table', () => {
  it.each(Object.entries(errorTable))(
    '%s says why it matters and what to do, in whole sentences',
    (_, entry) => {
      expect(entry.why).toMatch(/^[A-Z].*[.]$/);
      expect(entry.fix).toMatch(/^[A-Z]/);
    },
  );

  it('is covered by the mistakes above', () => {
    expect([...Object.keys(mistakes), 'file-unreadable'].sort()).toEqual(Object.keys(errorTable).sort());
  });

  it('needs nothing but the catalog above to be well', () => {
    expect(problemsOf(withModel(priced))).toEqual([]);
    expect(providers).toContain('acme');
  });
});
