import { describe, expect, test } from 'vitest';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { PriceChange } from '#catalog/records/price-history.ts';
import type { Rate } from '#catalog/types.ts';
import { catalogOf, modelOf, rateOf } from './fixtures.ts';
import { ChangeLog } from './change-log.ts';
import { changeOf, historyFindings, unrecordedChanges } from './unrecorded.ts';

const evidence = (rates: Record<string, string>): Evidence => ({
  date: '2026-11-23',
  sources: {},
  pins: {},
  rates: Object.fromEntries(
    Object.entries(rates).map(([key, amount]) => [key, { amount, status: 'match', sources: {} }]),
  ),
});
const line = (from: string, to: string, rest: Partial<PriceChange> = {}): PriceChange => ({
  ...{ date: '2026-11-24', id: 'acme/one', meter: 'input', from, to, source: 'x', kind: 'update' },
  ...rest,
});

function unrecorded(
  rates: readonly Rate[],
  recorded: Record<string, string>,
  lines: PriceChange[],
  date = '2026-12-01',
) {
  const changes = unrecordedChanges([modelOf({ rates })], evidence(recorded), new ChangeLog(lines), date);
  return changes.map((change) => `${change.from} → ${change.rate.amount} on ${change.date}`);
}

describe('since the evidence was recorded', () => {
  const recorded = { 'acme/one#input': '2' };

  test('the same price, however written, is no change', () => {
    expect(unrecorded([rateOf({ amount: '2.00' })], recorded, [])).toEqual([]);
  });

  test('another price needs a line that leads to it', () => {
    const now = [rateOf({ amount: '3' })];
    expect(unrecorded(now, recorded, [])).toEqual(['2 → 3 on 2026-12-01']);
    expect(unrecorded(now, recorded, [line('2', '3')])).toEqual([]);
    expect(unrecorded(now, recorded, [line('2', '2.5'), line('2.5', '3')])).toEqual([]);
    expect(unrecorded(now, recorded, [line('2', '4')])).toHaveLength(1);
    expect(unrecorded(now, recorded, [line('2', '3', { when: 'service=batch' })])).toHaveLength(1);
  });

  test('going back needs a line of its own', () => {
    const lines = [line('3', '2'), line('2', '3')];
    expect(unrecorded([rateOf({ amount: '2' })], { 'acme/one#input': '3' }, lines)).toHaveLength(1);
  });

  test('a date put before the price does not hide the change', () => {
    expect(unrecorded([rateOf({ amount: '3', from: '2026-11-25' })], recorded, [])).toEqual([
      '2 → 3 on 2026-11-25',
    ]);
  });

  test('an announced price that came into force is covered by its line', () => {
    const rates = [rateOf({ amount: '2', until: '2027-01-01' }), rateOf({ amount: '4', from: '2027-01-01' })];
    const both = { ...recorded, 'acme/one#input?from=2027-01-01': '4' };
    const announcement = line('2', '4', { date: '2027-01-01', kind: 'stated' });
    expect(unrecorded(rates, both, [], '2026-12-01')).toEqual(['2 → 4 on 2027-01-01']);
    expect(unrecorded(rates, both, [announcement], '2026-12-01')).toEqual([]);
    expect(unrecorded(rates, both, [announcement], '2027-01-02')).toEqual([]);
    expect(unrecorded(rates, both, [], '2027-01-02')).toEqual(['2 → 4 on 2027-01-01']);
  });

  test('a new rate and a removed one are no changes', () => {
    expect(unrecorded([rateOf({ meter: 'output' })], recorded, [])).toEqual([]);
  });
});

test('fails with the place, and with the line to append', () => {
  const [change] = unrecordedChanges(
    [modelOf({ rates: [rateOf({ amount: '3', when: { service: 'batch' }, line: 7 })] })],
    evidence({ 'acme/one#input?service=batch': '2' }),
    new ChangeLog([]),
    '2026-12-01',
  );
  if (change === undefined) throw new Error('the fixture changes a price');
  const [finding] = historyFindings({ file: 'models.yaml', gateway: catalogOf().gateway }, [change]);
  expect(finding).toMatchObject({
    code: 'change-unrecorded',
    severity: 'error',
    file: 'models.yaml',
    line: 7,
  });
  expect(finding?.message).toContain(
    'input (service=batch) goes from $2 to $3 per 1M input tokens on 2026-12-01',
  );
  expect(finding?.fix).toContain('--record change');
  expect(changeOf(change, { source: 'me', kind: 'repair' })).toEqual({
    ...{ date: '2026-12-01', id: 'acme/one', meter: 'input', when: 'service=batch' },
    ...{ from: '2', to: '3', source: 'me', kind: 'repair' },
  });
});
