import { expect, test } from 'vitest';
import { compareKeys, sortKey } from './sort-keys.ts';

function order(keys: string[], kind: 'text' | 'number', descending = false) {
  return [...keys].sort((a, b) => compareKeys(sortKey(a, kind), sortKey(b, kind), kind, descending));
}

test('numbers sort by value, cells without one come last in both directions', () => {
  expect(order(['10', '', '9.5', '0.0000125'], 'number')).toEqual(['0.0000125', '9.5', '10', '']);
  expect(order(['10', '', '9.5', '0.0000125'], 'number', true)).toEqual(['10', '9.5', '0.0000125', '']);
});

test('prices of different units are never mixed', () => {
  const keys = ['second of video 0.05', 'image 0.2', 'second of video 0.01', 'image 0.04'];
  expect(order(keys, 'number')).toEqual([
    'image 0.04',
    'image 0.2',
    'second of video 0.01',
    'second of video 0.05',
  ]);
  expect(order(keys, 'number', true)).toEqual([
    'image 0.2',
    'image 0.04',
    'second of video 0.05',
    'second of video 0.01',
  ]);
});
