import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decimalOf } from '../exact-amounts.ts';
import { NotJson, readJsonFile } from './json-file.ts';

const sound = '{"a":{"b":[1,{"c":0.5}]}}';

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { data, repeated } = readJsonFile(text);
      expect(data).toEqual(JSON.parse(text));
      expect(repeated).toEqual([]);
    }),
  );
});

test('refuses what JSON.parse refuses', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, other) => {
      const place = at % (json.length + 1);
      const text = `${json.slice(0, place)}${other}${json.slice(place + 1)}`;
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (isJson) expect(() => readJsonFile(text)).not.toThrow();
      else expect(() => readJsonFile(text)).toThrow(NotJson);
    }),
  );
});

test('every number keeps the decimal that was written', () => {
  const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,5})\.\d{1,25}(?:e-?\d{1,2})?$/);
  fc.assert(
    fc.property(digits, (written) => {
      const { price } = readJsonFile(`{"price":${written}}`).data as { price: number | string };
      expect(decimalOf(price)).toBe(decimalOf(written));
    }),
  );
});

test('a byte order mark is no fault, and no column', () => {
  const { data, placeOf } = readJsonFile(`\uFEFF${sound}`);
  expect(data).toEqual(JSON.parse(sound));
  expect(placeOf(['a'])).toBe('1:6');
});

test('a key that stands twice is named with its place; the first one counts', () => {
  const { data, repeated, placeOf } = readJsonFile('{\n  "a": { "b": 1, "b": 2 },\n  "a": 3\n}');
  expect(data).toEqual({ a: { b: 1 } });
  expect(repeated.map((path) => [path, placeOf(path)])).toEqual([
    [['a', 'b'], '2:18'],
    [['a'], '3:3'],
  ]);
});

test('names that objects have by themselves are keys like any other', () => {
  const { data } = readJsonFile('{"__proto__":1,"constructor":2}');
  expect(Object.entries(data as object)).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
  ]);
});

describe('a text that is no JSON', () => {
  test.each([
    ['an error page', '<!doctype html><title>404</title>', 'is a web page'],
    ['nothing', ' \n', 'is empty'],
    ['a download that was cut off', sound.slice(0, 14), 'ends in the middle'],
    ['a download that was cut off within a text', '{"name": "half a na', 'ends in the middle'],
    ['a compressed file', gzipSync(sound).toString(), 'is compressed (gzip)'],
    ['another encoding', Buffer.from(sound, 'utf16le').toString(), 'is not in UTF-8'],
    ['a slip', '{\n  "a": 1,\n}', 'is no JSON at 3:1'],
    ['words', 'Not found', 'is no JSON'],
    ['two files in one', `${sound}${sound}`, 'is no JSON at 1:26'],
  ])('%s', (_, text, words) => {
    expect(() => readJsonFile(text)).toThrow(NotJson);
    expect(() => readJsonFile(text)).toThrow(words);
  });
});
