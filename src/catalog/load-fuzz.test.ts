/** However a catalog is mangled: it loads, or every mistake is said and placed. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable } from '#catalog/errors/error-table.ts';
import { load, problemsOf } from './test-catalog.ts';
import { catalog, mangled } from './test-mangle.ts';

/** Throws whatever is no CatalogError; the rest must stand in the file and be put into words. */
function expectWellReported(text: string): void {
  const problems = problemsOf(text);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const { code, line, column, message, fix, frame } of problems) {
    expect(errorTable).toHaveProperty([code]);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect(message).not.toMatch(/^$|\{(?:key|value|hint|known|detail|expected|found)\}|undefined|\[object/);
    expect(message.length).toBeLessThan(400);
    expect(fix).not.toMatch(/\{\w+\}/);
    expect(frame.split('\n').some((row) => /^ +\| *\^$/.test(row))).toBe(true);
  }
  const places = problems.map(({ line, column }) => line * 1e6 + column);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}

// A busy machine may need longer than the usual five seconds.
describe('a mangled catalog', () => {
  it('starts out well', () => {
    expect(problemsOf(catalog)).toEqual([]);
  });

  it('loads, or is refused with every mistake in its place', () => {
    fc.assert(fc.property(mangled(catalog), expectWellReported), { numRuns: 400 });
  });

  it('is refused well wherever it is cut off', () => {
    for (let end = 0; end < catalog.length; end += 7) expectWellReported(catalog.slice(0, end));
  });

  it('is refused well when it is no catalog at all', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }), expectWellReported), {
      numRuns: 300,
    });
    fc.assert(fc.property(fc.json(), expectWellReported), { numRuns: 400 });
  });

  it('keeps each of the mistakes that were made in different keys', () => {
    const slips = [
      ['input: [1.25,', 'input: [-1.25,', 'price-negative'],
      ['context: 1000000', 'context: 1e6', 'number-invalid'],
      ['[vision, tools]', '[vision, tool]', 'value-unknown'],
      ['id: other/image', 'id: othr/image', 'provider-unknown'],
      ['replacement: other/picture', 'replacement: other/pictur', 'model-unknown'],
      ['low: { 1K: 0.01', 'low: { 1K: 77', 'price-magnitude'],
      ['cardRequired: false', 'cardRequird: false', 'key-unknown'],
    ] as const;
    fc.assert(
      fc.property(fc.subarray([...slips]), (chosen) => {
        const text = chosen.reduce((sofar, [from, to]) => sofar.replace(from, to), catalog);
        const found = problemsOf(text).map(({ code }) => code as string);
        expect(found).toEqual(expect.arrayContaining(chosen.map(([, , code]) => code)));
      }),
      { numRuns: 100 },
    );
  });
});

/** The head of a large catalog, and its entries. */
const [head = '', ...entries] = readFileSync('tests/sites/dollar/models.yaml', 'utf8')
  // Whose model would be missing from a few entries.
  .replace(/^ {2}freeTier:.*\n/m, '')
  .replace(/^comparisons:\n(?: .*\n)*/m, '')
  .split(/^(?= {2}- id: )/m);

/** A catalog of a few of its entries, some of which may name models that are not among them. */
const fewEntries = fc
  .uniqueArray(fc.nat({ max: entries.length - 1 }), { minLength: 1, maxLength: 6 })
  .map((chosen) => head + chosen.map((index) => entries[index] ?? '').join(''));

/** What loads shows each price as it stands in the text, digit for digit, in the line it names. */
function expectPricesOfText(text: string): boolean {
  if (problemsOf(text).length > 0) return false;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const { pricing, estimates } of load(text).models) {
    for (const { amount, line } of [...(pricing.kind === 'priced' ? pricing.rates : []), ...estimates]) {
      // A rate in block style may have its conditions before its amount.
      const rate = lines.slice(line - 1, line + 5).join('\n');
      expect(rate.match(/[\w.+-]+/g)).toContain(amount);
    }
  }
  return true;
}

describe('a catalog of many kinds of models', () => {
  const edited = fewEntries.chain((text) => fc.oneof(fc.constant(text), mangled(text)));

  it('loads after random edits, or is refused with every mistake in its place', () => {
    fc.assert(fc.property(edited, expectWellReported), { numRuns: 150 });
  });

  it('never shows a price that differs from the text', () => {
    let loaded = 0;
    fc.assert(
      fc.property(edited, (text) => void (loaded += Number(expectPricesOfText(text)))),
      { numRuns: 300 },
    );
    expect(loaded).toBeGreaterThan(30);
  });

  it('never shows another price after a digit was changed than the one that now stands there', () => {
    const digits = fewEntries.chain((text) =>
      fc.tuple(fc.nat({ max: text.length - 1 }), fc.integer({ min: 0, max: 9 })).map(([at, digit]) => {
        const next = text.slice(at).search(/\d/);
        return next === -1 ? text : text.slice(0, at + next) + String(digit) + text.slice(at + next + 1);
      }),
    );
    fc.assert(
      fc.property(digits, (text) => void expectPricesOfText(text)),
      { numRuns: 200 },
    );
  });
});

describe('bytes', () => {
  it('of any kind are refused well, as a file would bring them', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder().decode(array));
    fc.assert(fc.property(bytes, expectWellReported), { numRuns: 400 });
  });

  it('that are wrong in the middle of a catalog are too', () => {
    const broken = fc
      .tuple(fc.nat({ max: catalog.length }), fc.uint8Array({ minLength: 1, maxLength: 4 }))
      .map(
        ([at, array]) => catalog.slice(0, at) + new TextDecoder('latin1').decode(array) + catalog.slice(at),
      );
    fc.assert(fc.property(broken, expectWellReported), { numRuns: 300 });
  });
});
