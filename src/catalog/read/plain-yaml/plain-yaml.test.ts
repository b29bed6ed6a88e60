/** The fast reader reads a text as the strict parser does, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSource, readSource, type Path } from '../source.ts';
import { withPrices } from '#catalog/test-catalog.ts';
import { catalog, mangled, scraps } from '#catalog/test-mangle.ts';

/** Every path into the data, its own root included. */
function pathsOf(data: unknown, path: Path = []): Path[] {
  if (typeof data !== 'object' || data === null) return [path];
  return [
    path,
    ...Object.entries(data).flatMap(([key, value]) =>
      pathsOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
    ),
  ];
}

/** True when the fast reader took the text; it must then agree in data, keys' order and lines. */
function agrees(text: string): boolean {
  const fast = readSource('x', text);
  if (fast === undefined) return false;
  const strict = parseSource('x', text);
  expect(strict.faults).toEqual([]);
  // As text: the order of the keys counts.
  expect(JSON.stringify(fast.data)).toBe(JSON.stringify(strict.data));
  const lines = (lineOf: (path: Path) => number) =>
    pathsOf(strict.data).map((path) => `${path.join('.')}: ${lineOf(path)}`);
  expect(lines(fast.lineOf)).toEqual(lines(strict.lineOf));
  return true;
}

/** Pieces of YAML, good and bad, in any order: shapes nobody would think of writing. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'a: 1',
      'b:',
      '- c',
      '- d: 2',
      '-',
      'e: x # y',
      '# z',
      '',
      'f: "g"',
      "h: 'i''j'",
      'k: >-',
      'l: |',
      'word',
      'two words',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'm: [1, 2]',
      'n: { o: 1, p: [x, y] }',
      'q: [',
      ']',
      'r: {',
      '}',
      '1,',
      's: 1,',
      '{ t: u }',
      '[v]',
      '- - w',
      '- [x]',
      '- { y: z }',
      '"a": 1',
      "- 'b'",
      'a#b: c#d',
      'u: https://x.y/z?a=b#c',
    ),
  },
  { weight: 1, arbitrary: scraps },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 5, unit: fc.constantFrom(...Array.from(' :-#,[]{}"\'ab1|>\u3000é')) }),
  },
);
const heap = fc
  .array(
    fc.tuple(fc.constantFrom(0, 0, 1, 2, 2, 3, 4, 4, 6), piece, fc.constantFrom('', '', '', ' ', ' #')),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) => lines.map(([indent, text, end]) => ' '.repeat(indent) + text + end).join('\n'));

const runs = Number(process.env.FUZZ_RUNS ?? 1500);

describe('the fast reader', { timeout: 60_000 + runs * 20 }, () => {
  it('takes the catalogs it is made for', () => {
    expect(agrees(catalog)).toBe(true);
    expect(agrees(catalog.replaceAll('\n', '\r\n'))).toBe(true);
    expect(agrees(`\uFEFF${catalog}`)).toBe(true);
    expect(agrees(catalog.trimEnd())).toBe(true);
  });

  it.each([
    ['folded text', 'a: >-\n  b\n  c: d # e\nf: 1'],
    ['literal text', 'a: |\n  b\n  - c\n\nd: 1\n'],
    ['text that goes on', 'a: b\n  c\n  d\ne: f'],
    ['a list in the column of its key', 'a:\n- b\n- c: 1\n  d: 2\ne: f'],
    ['a flow collection over several lines', 'a: [\n    1,\n    { b: 2,\n      c: 3 },\n  ]\nd: 1'],
    ['a flow collection in the next line', 'a:\n  [\n    1, 2,\n    3,\n  ]'],
    ['quoted keys and values', `"a b": 'it''s'\n'c': "d: e # f"`],
    ['comments in all places', '# a\na: 1 # b\n  # c\n\n# d\nb:\n  # e\n  c: d\n# f'],
    ['addresses and ids', 'a: https://b.example/c?d=e#f\nb: aws/c-v1:0\nc: -1\nd: $1.25 (e)'],
  ])('takes %s', (_, text) => {
    expect(agrees(text)).toBe(true);
  });

  it.each([
    ['a key that stands twice', 'a: 1\na: 2'],
    ['__proto__', '__proto__: 1'],
    ['a tab', 'a:\t1'],
    ['an anchor', 'a: &b 1'],
    ['an alias', 'a: *b'],
    ['a tag', 'a: !!str 1'],
    ['a merge key', '<<: 1'],
    ['a second document', 'a: 1\n---\nb: 2'],
    ['a directive', '%YAML 1.2\n---\na: 1'],
    ['an escape', String.raw`a: "\x31"`],
    ['an empty value', 'a:\nb: 1'],
    ['a lone carriage return', 'a: 1\rb: 2'],
    ['text that goes on behind a blank line', 'a: b\n\n  c'],
    ['a key with nothing behind it', 'a: { b }'],
    ['a pair in a list', 'a: [b: c]'],
    ['a text alone', 'hello'],
    ['nothing', ''],
    ['a level too deep', `a: ${'['.repeat(30)}${']'.repeat(30)}`],
  ])('leaves %s to the strict parser', (_, text) => {
    expect(readSource('x', text)).toBeUndefined();
  });

  it('agrees with the strict parser on mangled catalogs', () => {
    let taken = 0;
    fc.assert(
      fc.property(mangled(catalog), (text) => void (taken += Number(agrees(text)))),
      { numRuns: runs },
    );
    expect(taken).toBeGreaterThan(runs / 20);
  });

  it('agrees with the strict parser on heaps of YAML', () => {
    let taken = 0;
    fc.assert(
      fc.property(heap, (text) => void (taken += Number(agrees(text)))),
      { numRuns: runs * 5 },
    );
    expect(taken).toBeGreaterThan(runs / 20);
  });

  it('agrees with the strict parser on mangled prices', () => {
    const amounts = withPrices('input: [0.10, { amount: 1e3, when: { service: batch } }]\noutput: "1_000"');
    fc.assert(
      fc.property(mangled(amounts), (text) => void agrees(text)),
      { numRuns: runs },
    );
  });
});
