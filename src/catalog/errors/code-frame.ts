import type { Position } from './line-table.ts';

const linesBefore = 2;
const linesAfter = 1;
const widest = 100;

/** The lines around a position with a caret under it; long lines are cut around the caret. */
export function codeFrame(lines: readonly string[], { line, column }: Position): string {
  const first = Math.max(1, line - linesBefore);
  const last = Math.min(lines.length, line + linesAfter);
  const gutter = String(last).length;
  const start = column > widest ? column - widest / 2 : 0;
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const mark = number === line ? '>' : ' ';
    const shown = printable(lines[number - 1] ?? '').slice(start, start + widest);
    frame.push(`  ${mark} ${String(number).padStart(gutter)} | ${shown}`.trimEnd());
    if (number === line) frame.push(`    ${' '.repeat(gutter)} | ${' '.repeat(column - 1 - start)}^`);
  }
  return frame.join('\n');
}

/** One column for every character, so that the caret stands where it should: no tabs, no terminal commands. */
function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}
