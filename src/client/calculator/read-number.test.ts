import { expect, test } from 'vitest';
import { readNumber, readShare } from './read-number.ts';

test.each([
  ['1500', 1500],
  ['1,500', 1500],
  ['1 500', 1500],
  ['1.5k', 1500],
  ['2M', 2_000_000],
  ['0.0015M', 1500],
  ['1500.0', 1500],
  ['007', 7],
  ['1e6', 1_000_000],
  ['1.25e3', 1250],
  ['2E+3', 2000],
  ['2 million', 2_000_000],
  ['1.5 Billion', 1_500_000_000],
  ['1b', 1_000_000_000],
  ['0.3bn', 300_000_000],
  ['12 thousand', 12_000],
  ['1,000,000,000,000,000', 1e15],
])('%s is %d', (text, value) => {
  expect(readNumber(text)).toEqual({ value });
});

test.each([
  ['', 'Enter a number'],
  ['1,50', 'Enter a number'],
  ['1.500,5', 'Enter a number'],
  ['1e-3', 'Enter a number'],
  ['e6', 'Enter a number'],
  ['2 constructor', 'Enter a number'],
  ['1e99', 'at most'],
  ['NaN', 'Enter a number'],
  ['-1', 'not negative'],
  ['0.5', 'whole number'],
  ['1.2345k', 'whole number'],
  ['1,000,000,000,000,001', 'at most'],
  ['9'.repeat(400), 'at most'],
])('%s is not guessed at', (text, problem) => {
  expect(readNumber(text)).toMatchObject({ problem: expect.stringContaining(problem) as string });
});

test('limits are those of the field', () => {
  expect(readNumber('2.5', { decimals: 3 })).toEqual({ value: 2.5 });
  expect(readNumber('2.5005', { decimals: 3 })).toHaveProperty('problem');
  expect(readNumber('0', { min: 1 })).toEqual({ problem: 'Enter at least 1.' });
});

test('a share is a plain decimal up to 100', () => {
  expect(['50', '66.67%', '0', '100'].map(readShare)).toEqual(
    ['50', '66.67', '0', '100'].map((value) => ({ value })),
  );
  for (const wrong of ['', '101', '-1', '1e1', '100.1', 'half'])
    expect(readShare(wrong)).toHaveProperty('problem');
});
