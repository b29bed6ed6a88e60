import { expect, test } from 'vitest';
import type { SourceRate } from '../../check/prices/sources/source.ts';
import { joinedWindows } from '../../check/prices/condition.ts';
import { decidedRates } from '../../check/prices/decided-rates.ts';
import { isSlipped, withoutEqualServices } from './own-rates.ts';

const rate = (
  amount: string,
  when: SourceRate['when'] = {},
  meter: SourceRate['meter'] = 'input',
): SourceRate => ({ meter, when, amount });

test('rates that no source ranks lose the one with a service', () => {
  const rates = [rate('2'), rate('1', { service: 'batch' }), rate('4', { inputTokensOver: 200_000 })];
  expect(decidedRates(rates)).toEqual({ rates: [rates[0], rates[2]], undecided: [rates[1]] });
  const decided = [...rates, rate('2', { service: 'batch', inputTokensOver: 200_000 })];
  expect(decidedRates(decided).undecided).toEqual([]);
});

test('a service that costs the same is no service', () => {
  const same = [rate('2'), rate('2', { service: 'flex' })];
  expect(withoutEqualServices(same)).toEqual([same[0]]);
  const other = [
    ...same,
    rate('4', { inputTokensOver: 1000 }),
    rate('2', { service: 'flex', inputTokensOver: 1000 }),
  ];
  expect(withoutEqualServices(other)).toEqual(other);
});

test('windows of one price are one rate', () => {
  const windows = [rate('1'), rate('2', { utc: ['06:00-10:00'] }), rate('2', { utc: ['01:00-04:00'] })];
  expect(joinedWindows(windows)).toEqual([rate('1'), rate('2', { utc: ['01:00-04:00', '06:00-10:00'] })]);
});

test('a price per token in a field per million is slipped', () => {
  expect(isSlipped(rate('15000'))).toBe(true);
  expect(isSlipped(rate('0.000002'))).toBe(true);
  expect(isSlipped(rate('2'))).toBe(false);
});
