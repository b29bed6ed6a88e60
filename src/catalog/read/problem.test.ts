import { describe, expect, it } from 'vitest';
import { codeFrame } from './problem.ts';

const lines = ['one', 'two', 'three', 'four', 'five'];

/** The character that stands above the caret. */
function underlined(frame: string): string {
  const rows = frame.split('\n');
  const caret = rows.findIndex((row) => /^ +\| *\^$/.test(row));
  return (rows[caret - 1] ?? '')[(rows[caret] ?? '').indexOf('^')] ?? '';
}

describe('codeFrame', () => {
  it('shows two lines before, one after, and a caret', () => {
    expect(`\n${codeFrame(lines, { line: 3, column: 2 })}`).toBe(`
    1 | one
    2 | two
  > 3 | three
      |  ^
    4 | four`);
  });

  it('stops at the first and the last line', () => {
    expect(codeFrame(lines, { line: 1, column: 1 })).toBe('  > 1 | one\n      | ^\n    2 | two');
    expect(codeFrame(lines, { line: 5, column: 5 })).toBe(
      '    3 | three\n    4 | four\n  > 5 | five\n      |     ^',
    );
    expect(codeFrame([''], { line: 1, column: 1 })).toBe('  > 1 |\n      | ^');
  });

  it('keeps the gutter straight where line numbers grow', () => {
    const many = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);
    expect(
      codeFrame(many, { line: 9, column: 1 })
        .split('\n')
        .map((row) => row.indexOf('|')),
    ).toEqual([7, 7, 7, 7, 7]);
  });

  it.each([1, 99, 100, 101, 150, 399, 400])('cuts long lines around column %i', (column) => {
    const text = Array.from({ length: 400 }, (_, index) => (index === column - 1 ? 'X' : '-')).join('');
    const frame = codeFrame(['short', text, 'short'], { line: 2, column });
    expect(underlined(frame)).toBe('X');
    expect(Math.max(...frame.split('\n').map((row) => row.length))).toBeLessThanOrEqual(108);
  });

  it('gives tabs and control characters one column each', () => {
    const frame = codeFrame(['\t\u001B[31mX'], { line: 1, column: 7 });
    expect(underlined(frame)).toBe('X');
    expect(frame).not.toMatch(/[\t\u001B]/);
  });
});
