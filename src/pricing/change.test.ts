import { expect, test } from 'vitest';
import { percentChange } from './change.ts';

test('a change is told in per cent of the old price', () => {
  expect(percentChange('10', '2')).toBe('−80%');
  expect(percentChange('0.75', '1.5')).toBe('+100%');
  expect(percentChange('1.25', '1.2')).toBe('−4%');
  expect(percentChange('3', '3.02')).toBe('+0.7%');
  expect(percentChange('2.5', '2.50')).toBe('0%');
});

test('neither a difference nor a price that is left is rounded away', () => {
  expect(percentChange('1000', '1000.2')).toBe('+0.02%');
  expect(percentChange('1000', '999.9999')).toBe('−0.00001%');
  expect(percentChange('1000', '3')).toBe('−99.7%');
  expect(percentChange('1000', '0.4')).toBe('−99.96%');
  expect(percentChange('1', '200')).toBe('+19900%');
});
