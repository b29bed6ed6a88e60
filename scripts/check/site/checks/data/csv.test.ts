import { expect, test } from 'vitest';
import { csvRecords, parseCsv } from './csv.ts';

test('quotes, commas, line breaks and empty fields', () => {
  expect(parseCsv('a,b\r\n"x, ""y""","1\n2"\r\n,\r\n')).toEqual([
    ['a', 'b'],
    ['x, "y"', '1\n2'],
    ['', ''],
  ]);
  expect(parseCsv('a,')).toEqual([['a', '']]);
  expect(parseCsv('')).toEqual([]);
});

test('what is no CSV is refused', () => {
  expect(() => parseCsv('a"b,c\n')).toThrow('do not match');
  expect(() => parseCsv('"a\n')).toThrow('do not match');
  expect(() => csvRecords('a,b\n1\n')).toThrow('line 2 has 1 fields');
});
