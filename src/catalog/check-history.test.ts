import { describe, expect, test } from 'vitest';
import { historyProblems } from './check-history.ts';
import { sealHistory } from '#catalog/records/price-history.ts';
import { load, withModel } from './test-catalog.ts';

const line = (own: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    ...{ date: '2026-06-01', id: 'acme/one', meter: 'input', from: '3', to: '2' },
    ...{ source: 'Acme', kind: 'stated', ...own },
  });

/** What is wrong, and the value at which it is reported; days after 23 November 2026 are to come. */
function wrong(catalogLines: string, history: readonly string[], more = ''): string[] {
  const text = `${withModel(catalogLines)}${more}`;
  const texts = { history: history.join('\n'), catalog: text };
  return historyProblems(load(text), { date: '2026-11-23' }, texts).map(
    ({ file, line: at, column, code }) => {
      const rows = file === 'models.yaml' ? text.split('\n') : history;
      const [value = ''] = /^(?:"[^"]*"|[^,} ]*)/.exec(rows[at - 1]?.slice(column - 1) ?? '') ?? [];
      return `${file === 'models.yaml' ? 'catalog' : String(at)} ${code} ${value}`;
    },
  );
}

const two = 'prices: { input: 2 }';

describe('a chain', () => {
  test('goes from price to price and ends in the listed one, in whatever order its lines stand', () => {
    const lines = [line({ date: '2026-05-01', from: '4', to: '3.00' }), line()];
    expect(wrong(two, lines)).toEqual([]);
    expect(wrong(two, lines.toReversed())).toEqual([]);
    expect(wrong(two, [lines[0] ?? ''])).toEqual(['1 history-end "3.00"']);
    expect(wrong(two, [line({ date: '2026-05-01', from: '4', to: '3.5' }), line()])).toEqual([
      '2 history-chain "3"',
    ]);
    // Two days exchanged.
    expect(wrong(two, [line({ from: '4', to: '3' }), line({ date: '2026-05-01' })])).toEqual([
      '1 history-chain "4"',
      '1 history-end "3"',
    ]);
  });

  test('goes on over a repair, which may repair what a change has told already', () => {
    const repair = line({ date: '2026-11-01', kind: 'repair' });
    expect(wrong(two, [line(), repair])).toEqual([]);
    expect(
      wrong(two, [line({ to: '2.5' }), line({ date: '2026-11-01', kind: 'repair', from: '2.5' })]),
    ).toEqual([]);
    expect(wrong(two, [line({ to: '1' }), repair])).toEqual(['2 history-chain "3"']);
  });

  test('knows units', () => {
    const hour = 'prices: { audioMinute: { amount: 0.36, per: hour } }';
    const audio = (own: object) => line({ meter: 'audioMinute', from: '0.01', to: '0.006', ...own });
    expect(wrong(hour, [audio({})])).toEqual([]);
    expect(wrong(hour, [audio({ per: 'hour' })])).toEqual(['1 history-end "0.006"']);
  });

  test('is one for each condition; where a condition is no longer listed, its price is what such a request pays', () => {
    const tiers = 'prices: { input: [2, { amount: 4, when: { inputTokensOver: 200000 } }] }';
    const over = (own: object) => line({ when: 'inputTokensOver=200000', from: '6', to: '4', ...own });
    expect(wrong(tiers, [line(), over({})])).toEqual([]);
    expect(wrong(tiers, [over({ when: 'inputTokensOver=20000' })])).toEqual(['1 history-end "4"']);
    expect(wrong(two, [over({ to: '2' })])).toEqual([]);
    expect(wrong(two, [over({})])).toEqual(['1 history-end "4"']);
    expect(wrong('prices: { input: [{ amount: 2, when: { service: batch } }] }', [line()])).toEqual([
      '1 history-rate "input"',
    ]);
    expect(wrong(two, [line({ when: 'sky=blue' })])).toEqual(['1 history-line "sky=blue"']);
  });
});

describe('a day', () => {
  test.each([
    ['is not before the release', `${two}\nreleased: 2026-07-01`, {}, '1 history-day "2026-06-01"'],
    [
      'is not after the retirement',
      `${two}\nstatus: deprecated\nretires: 2026-06-01`,
      {},
      '1 history-day "2026-06-01"',
    ],
    [
      'is not observed before it comes',
      two,
      { date: '2026-11-24', kind: 'update', observed: true },
      '1 history-day "2026-11-24"',
    ],
    ['is announced before it comes', two, { announced: '2026-06-01' }, '1 history-day "2026-06-01"'],
  ])('%s', (_, model, own, found) => {
    expect(wrong(model, [line(own)])).toContain(found);
  });

  test('lies where the catalog says that the price begins', () => {
    const dated =
      'prices:\n  input:\n    - { amount: 3, until: 2026-06-01 }\n    - { amount: 2, from: 2026-06-01 }';
    expect(wrong(dated, [line()])).toEqual([]);
    expect(wrong(dated, [line({ date: '2026-06-10' })])).toEqual([
      'catalog history-missing 2',
      '1 history-within "2026-06-10"',
    ]);
    expect(wrong(dated, [line({ date: '2026-05-10' })])).toEqual([
      'catalog history-missing 2',
      '1 history-end "2"',
    ]);
  });

  test('to come has its price in the catalog, and the other way round', () => {
    const dated =
      'prices:\n  input:\n    - { amount: 3, until: 2027-01-01 }\n    - { amount: 2, from: 2027-01-01 }';
    const announced = { date: '2027-01-01', announced: '2026-11-20' };
    expect(wrong(dated, [line(announced)])).toEqual([]);
    expect(wrong(dated, [])).toEqual(['catalog history-missing 2']);
    expect(wrong(two, [line(announced)])).toEqual(['1 history-unlisted "2027-01-01"']);
    expect(wrong('prices: { input: 3 }', [line(announced)])).toEqual([
      '1 history-end "2"',
      '1 history-unlisted "2027-01-01"',
    ]);
    expect(wrong(dated, [line({ ...announced, announced: '2026-11-24' })])).toEqual([
      '1 history-day "2026-11-24"',
    ]);
  });
});

describe('an id', () => {
  test('may be an old one, which is an alias now', () => {
    const old = line({ id: 'acme/uno' });
    expect(wrong(two, [old])).toEqual(['1 history-model "acme/uno"']);
    expect(wrong(`${two}\naliases: [{ id: acme/uno }]`, [old])).toEqual([]);
    expect(wrong(`${two}\naliases: [{ id: acme/uno }]`, [old, line({ date: '2026-07-01' })])).toEqual([
      '2 history-chain "3"',
    ]);
  });

  test('may be that of a removed model, whose changes came before', () => {
    const removed = 'removed:\n  - { id: acme/gone, name: Gone, date: 2026-10-01 }\n';
    const lines = [
      line({ id: 'acme/gone', date: '2026-05-01', from: '4', to: '3' }),
      line({ id: 'acme/gone' }),
    ];
    expect(wrong(two, lines, removed)).toEqual([]);
    expect(wrong(two, [line({ id: 'acme/gone', date: '2026-10-01' })], removed)).toEqual([
      '1 history-day "2026-10-01"',
    ]);
    expect(wrong(two, [lines[0] ?? '', line({ id: 'acme/gone', from: '5' })], removed)).toEqual([
      '2 history-chain "5"',
    ]);
  });

  test('of a model that costs nothing now keeps what it cost', () => {
    expect(wrong('free: { reason: in beta, source: https://acme.example }', [line()])).toEqual([]);
  });
});

test('what a check has seen stays as it is, and what it has not seen is told', () => {
  const lines = [line({ date: '2026-05-01', from: '4', to: '3' }), line()];
  const known = { date: '2026-11-23', history: sealHistory(lines.join('\n')) };
  const codes = (history: readonly string[]) =>
    historyProblems(load(withModel(two)), known, { history: history.join('\n') }).map(
      (problem) => `${String(problem.line)} ${problem.code}`,
    );
  expect(codes(lines)).toEqual([]);
  expect(codes([...lines, '', ''])).toEqual([]);
  expect(codes(lines.toReversed())).toEqual(['2 history-altered']);
  expect(codes(lines.slice(1))).toEqual(['1 history-altered']);
  expect(codes([])).toEqual(['1 history-altered']);
  expect(codes([...lines, line({ date: '2026-11-01', from: '2', to: '2.00' })])).toEqual([
    '3 history-unsealed',
    '3 history-same',
  ]);
});

test.each([
  [
    'a key that stands twice',
    line().replace('"to":"2"', '"to":"9","to":"2"'),
    '1 history-line {"date":"2026-06-01"',
  ],
  ['a stated day that is only observed', line({ observed: true }), '1 history-line "stated"'],
  ['an observed day that is told as stated', line({ kind: 'confirmed' }), '1 history-line "confirmed"'],
  ['an amount that is a number', line({ to: 2 }), '1 history-line 2'],
])('%s is no line', (_, text, found) => {
  expect(wrong(two, [text])).toEqual([found]);
});
