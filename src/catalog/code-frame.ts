import type { Position } from './source.ts';

const contextLines = 2;
const widest = 100;

/** The lines around a position with a caret under it; long lines are cut around the caret. */
export function codeFrame(text: string, { line, column }: Position): string {
  const lines = text.split(/\r\n|\r|\n/);
  const first = Math.max(1, line - contextLines);
  const last = Math.min(lines.length, line + 1);
  const gutter = String(last).length;
  const start = column > widest ? column - widest / 2 : 0;
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const shown = (lines[number - 1] ?? '').replaceAll('\t', ' ').slice(start, start + widest);
    const mark = number === line ? '>' : ' ';
    frame.push(`  ${mark} ${String(number).padStart(gutter)} | ${shown}`.trimEnd());
    if (number === line) frame.push(`    ${' '.repeat(gutter)} | ${' '.repeat(column - 1 - start)}^`);
  }
  return frame.join('\n');
}
