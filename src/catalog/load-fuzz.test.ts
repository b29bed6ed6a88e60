/** However a catalog is mangled: it loads, or every mistake is said and placed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable } from './error-table.ts';
import { problemsOf } from './test-catalog.ts';
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
describe('a mangled catalog', { timeout: 60_000 }, () => {
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
      ['replacement: acme/free', 'replacement: acme/fre', 'model-unknown'],
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
