import { describe, expect, test } from 'vitest';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { sealHistory, type PriceChange } from '#catalog/records/price-history.ts';
import type { Rate } from '#catalog/types.ts';
import { catalogOf, inputOf, modelOf, rateOf, sourceOf } from './fixtures.ts';
import { historyFaults } from './history-faults.ts';

const line = (own: Partial<PriceChange> = {}): string =>
  JSON.stringify({
    ...{ date: '2026-06-01', id: 'acme/one', meter: 'input', from: '3', to: '2' },
    ...{ source: 'the maker, genai-prices', kind: 'stated', ...own },
  });

/** It says since when its price holds. */
const dated = sourceOf({
  'acme/one': (date) =>
    date < '2026-06-01'
      ? { rates: [inputOf('3')], next: '2026-06-01' }
      : { rates: [inputOf('2')], since: '2026-06-01' },
});
const undated = sourceOf({ 'acme/one': [inputOf('2')] });

const recorded = (text: string, amount = '2'): Evidence => ({
  date: '2026-11-23',
  history: sealHistory(text),
  sources: {},
  pins: {},
  rates: { 'acme/one#input': { amount, status: 'match', sources: {} } },
});

function faults(
  text: string,
  evidence: Evidence | undefined,
  adapter = dated,
  rates: readonly Rate[] = [rateOf()],
): string[] {
  const catalog = catalogOf(modelOf({ rates }));
  const given = { catalog, text, date: '2026-11-25', recorded: evidence, adapters: [adapter] };
  return historyFaults(given).map(({ code }) => code);
}

describe('a source that a line names, and that dates its prices', () => {
  test.each([
    ['confirms the day and both prices', {}, []],
    ['contradicts another day', { date: '2026-06-02' }, ['history-source-differs']],
    ['contradicts another price before', { from: '4' }, ['history-source-differs']],
    ['confirms what was seen some days later', { date: '2026-06-05', observed: true, kind: 'confirmed' }, []],
    [
      'contradicts what was seen before it came',
      { date: '2026-05-05', observed: true, kind: 'confirmed' },
      ['history-source-differs'],
    ],
    ['is not asked where it is not named', { from: '4', source: 'the maker' }, []],
  ] as const)('%s', (_, own, codes) => {
    expect(faults(line(own), undefined)).toEqual(codes);
  });

  test('tells where: file, line and column', () => {
    const [fault] = historyFaults({
      catalog: catalogOf(modelOf()),
      text: line({ from: '4' }),
      date: '2026-11-25',
      recorded: undefined,
      adapters: [dated],
    });
    expect(fault).toMatchObject({ file: 'price-history.jsonl', line: 1, column: 83 });
    expect(fault?.message).toContain('has $3 up to 2026-06-01, not $4');
  });
});

test('a change that a source dates, and that leads to the listed price, is missed', () => {
  expect(faults('', undefined)).toEqual(['history-lacks']);
  expect(faults('', undefined, undated)).toEqual([]);
  expect(faults('', undefined, dated, [rateOf({ amount: '4' })])).toEqual([]);
  expect(faults(line({ date: '2026-06-09', source: 'the maker' }), undefined)).toEqual([]);
});

describe('a line that no check has sealed', () => {
  const none = recorded('');

  test('is proven by a source that dates the change', () => {
    expect(faults(line(), none)).toEqual([]);
    expect(faults(line(), none, undated)).toEqual(['history-unproven']);
  });

  test('is proven by the price that was checked last, for a change that came since', () => {
    const update = { kind: 'update', source: 'maintainer', date: '2026-11-24' } as const;
    expect(faults(line(update), recorded('', '3'), undated)).toEqual([]);
    expect(faults(line(update), recorded('', '4'), undated)).toEqual(['history-unproven']);
    expect(faults(line({ ...update, date: '2026-11-22' }), recorded('', '3'), undated)).toEqual([
      'history-unproven',
    ]);
    const twice = [line({ ...update, to: '2.5' }), line({ ...update, date: '2026-11-25', from: '2.5' })];
    expect(faults(twice.join('\n'), recorded('', '3'), undated)).toEqual([]);
  });

  test('is proven by a catalog that lists both prices with their days', () => {
    const rates = [rateOf({ amount: '3', until: '2026-06-01' }), rateOf({ from: '2026-06-01' })];
    expect(faults(line(), none, undated, rates)).toEqual([]);
  });

  test('is one behind those that were sealed; those that were sealed stay as they are', () => {
    const first = line({ date: '2026-01-01', from: '4', to: '3', source: 'the maker' });
    expect(faults(`${first}\n${line()}`, recorded(first), undated)).toEqual(['history-unproven']);
    expect(faults(`${first}\n${line()}`, recorded(`${first}\n${line()}`), undated)).toEqual([]);
    expect(faults(`${line()}\n${first}`, recorded(`${first}\n${line()}`), undated)).toEqual([
      'history-altered',
    ]);
    expect(faults(line(), recorded(`${first}\n${line()}`), undated)).toEqual(['history-altered']);
  });
});
