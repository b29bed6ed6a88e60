/** One reader of YAML: what it says of a text, and that it agrees with `yaml`, which the tools edit catalogs with. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog, heap, mangled } from '#catalog/test-mangle.ts';
import { withPrices } from '#catalog/test-catalog.ts';
import { readSource, type Path } from './source.ts';
import { agrees } from './test-agreement.ts';

const placesOf = (text: string) =>
  readSource('x', text).faults.map(({ line, column, code }) => `${line}:${column} ${code}`);

const runs = Number(process.env.FUZZ_RUNS ?? 300);

describe('our reader and `yaml`', () => {
  const catalogs = globSync('tests/sites/*/models.yaml');
  it.each(catalogs)('agree on %s', (file) => {
    expect(agrees(readFileSync(file, 'utf8'))).toBe(!file.includes('yaml-syntax'));
  });

  it.each([
    ['CRLF', catalog.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${catalog}`],
    ['no last line break', catalog.trimEnd()],
    ['folded text', 'a: >-\n  b\n  c: d # e\nf: 1'],
    ['literal text', 'a: |\n  b\n  - c\n\nd: 1\n- '.slice(0, -2)],
    ['literal text in a list', '- a # |\n- |2-\n   b\n- # c\n  >\n  d\n'],
    ['text that goes on', 'a: b\n  c\n  d\ne: f\n\n  g'],
    ['a list in the column of its key', 'a:\n- b\n- c: 1\n  d: 2\ne: f'],
    ['flow collections over several lines', 'a: [\n    1,\n    { b: 2,\n      c: 3 },\n  ]\nd:\n  [\n    1]'],
    ['quoted keys and values', `"a b": 'it''s'\n'c' : "d: e # f\\x31"`],
    ['comments in all places', '# a\na: 1 # b\n  # c\n\n# d\nb:\n  # e\n  c: d\n# f'],
    ['values that are empty', 'a:\nb: [{ c }, { d: , e: 1 }]\nf:\n  -\n  - g\n  -'],
    ['pairs in a list', 'a: [b: c, d: [e: f]]'],
    ['explicit keys', '? a\n: b\n? "c"\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n...\n'],
    ['keys of digits', '2: a\n1: b\nconstructor: c'],
  ])('agree on %s', (_, text) => {
    expect(agrees(text)).toBe(true);
  });

  it('agree on mangled catalogs and on heaps of YAML, as far as ours takes them', () => {
    const prices = withPrices('input: [0.10, { amount: 1e3, when: { service: batch } }]\noutput: "1_000"');
    for (const texts of [mangled(catalog), mangled(prices), heap]) {
      let taken = 0;
      fc.assert(
        fc.property(texts, (text) => void (taken += Number(agrees(text)))),
        { numRuns: runs },
      );
      expect(taken).toBeGreaterThan(runs / 20);
    }
  });
});

describe('what a catalog does not use', () => {
  it.each([
    ['an anchor and an alias', 'a: &b 1\nc: *b', ['1:7 yaml-feature', '2:4 yaml-feature']],
    ['a tag', 'a: !!str 1\nb: !c [d]\ne: !f', ['1:10 yaml-feature', '2:7 yaml-feature', '3:3 yaml-feature']],
    [
      'a key that stands twice',
      'a: 1\nb: { c: 1, "c": 2 }\na: 3',
      ['2:12 key-duplicate', '3:1 key-duplicate'],
    ],
    ['a key that is a list', '? [a]\n: 1', ['1:3 yaml-feature']],
    ['a key that objects treat in their own way', '__proto__: 1', ['1:1 yaml-feature']],
    ['a second document', 'a: "---"\n---\nb: 2', ['2:1 yaml-feature']],
    ['documents without a mark between them', 'a: 1\n... # end\nb: 2', ['2:1 yaml-feature']],
    ['a mark of a document behind blanks', '    ---\n\n- [x]', ['1:1 yaml-feature']],
    ['a level too deep', `a: ${'['.repeat(30)}${']'.repeat(30)}`, ['1:23 yaml-syntax']],
    ['a tab as indentation', 'a:\n\tb: 1', ['2:1 yaml-syntax']],
    ['a lone carriage return', 'a: 1\rb: 2', ['1:5 yaml-syntax']],
    ['a byte order mark in the text', 'a: 1\n\uFEFFb: 2', ['2:1 yaml-syntax']],
    ['a key of several lines', '? a\n  b\n: 1', ['1:3 yaml-feature']],
    ['a key of no characters', 'a: 1\n: 2', ['1:5 yaml-feature']],
    ['a null character', 'a: 1\nb: \0', ['2:4 yaml-syntax']],
    ['a text that never ends', 'a: 1\nb: "c\n', ['3:1 yaml-syntax']],
  ])('is found in its place: %s', (_, text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  it('says how an id is written that begins with a sign of YAML', () => {
    const [fault] = readSource('x', 'models:\n  - id: @cf/acme/chat\n    name: A').faults;
    expect(fault?.values.detail).toContain('Write it in quotes: "@cf/acme/chat".');
  });

  it('does not hide what else there is: the first of two keys counts', () => {
    expect(readSource('x', 'a: 1\na: 2\nb: !c 3').data).toEqual({ a: '1', b: '3' });
  });
});

describe('a place', () => {
  const { valueAt, keyAt, lineOf } = readSource('x', 'a:\r\n  - b: 1\r\n    c: [2, "d"]\r\ne: 5\r\nf:\r\n');
  const at = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

  it.each<[Path, string, string]>([
    [[], '1:1', '1:1'],
    [['a'], '2:3', '1:1'],
    [['a', 0], '2:5', '2:5'],
    [['a', 0, 'b'], '2:8', '2:5'],
    [['a', 0, 'c', 1], '3:12', '3:12'],
    [['a', 0, 'nothing', 'here'], '2:5', '2:5'],
    [['a', 7], '2:3', '2:3'],
    [['e', 0], '4:4', '4:1'],
    [['f'], '5:3', '5:1'],
    [['constructor'], '1:1', '1:1'],
  ])('%j is found by value and by key', (path, value, key) => {
    expect([at(valueAt(path)), at(keyAt(path)), String(lineOf(path))]).toEqual([
      value,
      key,
      value.split(':')[0],
    ]);
  });

  it('is where the text before it ends, however long the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é', ' ') });
    fc.assert(
      fc.property(text, (before) => {
        const { line, column } =
          readSource('x', `# ${before.replaceAll('\n', '\n#')}\n${' '.repeat(5)}"x`).faults[0] ?? {};
        expect({ line, column }).toEqual({ line: before.split('\n').length + 1, column: 8 });
      }),
    );
  });
});
