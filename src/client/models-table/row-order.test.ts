import { expect, test } from 'vitest';
import { compareKeys, createOrders, sortKey } from './row-order.ts';
import type { Row } from './row.ts';

const rows = ['b 2', 'a 3', '', 'a 1', 'a 3'].map((key, place) => {
  return { keys: [key, String(place)], filled: [], facts: {}, text: '' } as unknown as Row;
});
const orderOf = createOrders(rows);
const places = (descending: boolean) =>
  orderOf({ column: 0, kind: 'number', descending }).map(({ keys }) => keys[1]);

test('units stay together, equals keep their order, and what has no value is last in both directions', () => {
  expect(places(false)).toEqual(['3', '1', '4', '0', '2']);
  expect(places(true)).toEqual(['1', '4', '3', '0', '2']);
});

test('without a column the page’s own order stands, and an order is worked out once', () => {
  expect(orderOf(undefined)).toBe(rows);
  const sorting = { column: 0, kind: 'number', descending: true } as const;
  expect(orderOf(sorting)).toBe(orderOf(sorting));
});

function sortedKeys(keys: string[], kind: 'text' | 'number', descending = false) {
  return [...keys].sort((a, b) => compareKeys(sortKey(a, kind), sortKey(b, kind), kind, descending));
}

test('numbers sort by value, cells without one come last in both directions', () => {
  expect(sortedKeys(['10', '', '9.5', '0.0000125'], 'number')).toEqual(['0.0000125', '9.5', '10', '']);
  expect(sortedKeys(['10', '', '9.5', '0.0000125'], 'number', true)).toEqual(['10', '9.5', '0.0000125', '']);
});

test('prices of different units are never mixed', () => {
  const keys = ['second of video 0.05', 'image 0.2', 'second of video 0.01', 'image 0.04'];
  expect(sortedKeys(keys, 'number')).toEqual([
    'image 0.04',
    'image 0.2',
    'second of video 0.01',
    'second of video 0.05',
  ]);
  expect(sortedKeys(keys, 'number', true)).toEqual([
    'image 0.2',
    'image 0.04',
    'second of video 0.05',
    'second of video 0.01',
  ]);
});
