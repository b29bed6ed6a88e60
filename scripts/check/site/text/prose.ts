/** The sentences of text files. */
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { proseFaults } from '../prose.ts';

/** Code and addresses are not sentences. */
const notProse = /^(`{3,})[^]*?^\1$|`[^`\n]*`|https?:\/\/[^\s)]+/gm;

export function* checkTextProse(file: string, text: string): Iterable<SiteFinding> {
  for (const [index, line] of prose(text).split('\n').entries()) {
    for (const { code, message, start, end } of proseFaults(line.trimStart())) {
      yield finding(code, file, `${message} In ${excerpt(line.trimStart(), start, end)}`, index + 1);
    }
    if (line.startsWith('| ')) yield* checkCells(file, line, index + 1);
  }
}

function* checkCells(file: string, line: string, number: number): Iterable<SiteFinding> {
  const cells = line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/);
  for (const cell of cells.map((text) => text.trim())) {
    if (cell === '') yield finding('element-empty', file, `A cell is empty in ${excerpt(line)}.`, number);
    if (cell === 'null')
      yield finding('word-forbidden', file, `A cell says "null" in ${excerpt(line)}.`, number);
  }
}

/** Blanks what is no prose, keeping line breaks so that line numbers stay true. */
function prose(text: string): string {
  return text.replaceAll(notProse, (match) => match.replaceAll(/[^\n]/g, '\u2423'));
}
