import { expect, test } from 'vitest';
import { createOrders } from './order.ts';
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
