import { describe, expect, test } from 'vitest';
import type { SourceRate } from '../../check/prices/sources/source.ts';
import { joinedWindows } from './make-draft.ts';
import { decidedRates, isSlipped, mergeRates, withoutEqualServices } from './merged-rates.ts';

const rate = (
  amount: string,
  when: SourceRate['when'] = {},
  meter: SourceRate['meter'] = 'input',
): SourceRate => ({ meter, when, amount });
const stated = (source: 'genai-prices' | 'litellm' | 'models.dev', ...rates: SourceRate[]) => ({
  source,
  rates,
  repeated: [],
});

describe('merging', () => {
  test('sources that agree become one rate; what only one has is kept', () => {
    const merged = mergeRates([
      stated('litellm', rate('2.0'), rate('1', { service: 'batch' })),
      stated('genai-prices', rate('2')),
    ]);
    expect(merged).toMatchObject([
      { amount: '2', prefer: 'genai-prices', against: [] },
      { amount: '1', when: { service: 'batch' }, prefer: 'litellm', against: [] },
    ]);
  });

  test('the first source in the order stands, and the other is not believed about the rest of the meter', () => {
    const merged = mergeRates([
      stated('models.dev', rate('3'), rate('6', { inputTokensOver: 200_000 }), rate('9', {}, 'output')),
      stated('genai-prices', rate('2')),
    ]);
    expect(merged).toMatchObject([
      { amount: '2', against: ['models.dev'] },
      { meter: 'output', amount: '9', against: [] },
    ]);
  });

  test('thresholds one token apart are the same case', () => {
    const merged = mergeRates([
      stated('genai-prices', rate('2', { inputTokensOver: 272_000 })),
      stated('litellm', rate('2', { inputTokensOver: 271_999 })),
    ]);
    expect(merged).toHaveLength(1);
  });

  test('a repeated rate that differs is against it', () => {
    const repeated = { source: 'litellm', rates: [], repeated: [rate('8')] } as const;
    expect(mergeRates([stated('genai-prices', rate('3')), repeated])).toMatchObject([
      { amount: '3', against: ['litellm'] },
    ]);
  });
});

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
