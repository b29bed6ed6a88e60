import { expect, test } from 'vitest';
import { isInWindow, minutesWhere } from './day-hours.ts';

test('a window begins with its start and ends before its end', () => {
  expect(minutesWhere((minute) => isInWindow(minute, '01:00-04:00'))).toHaveLength(180);
  expect(isInWindow(60, '01:00-04:00')).toBe(true);
  expect(isInWindow(240, '01:00-04:00')).toBe(false);
});

test('a window may run over midnight', () => {
  expect(minutesWhere((minute) => isInWindow(minute, '16:30-00:30'))).toHaveLength(480);
  expect(isInWindow(0, '16:30-00:30')).toBe(true);
  expect(isInWindow(30, '16:30-00:30')).toBe(false);
});
