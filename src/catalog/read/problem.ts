/** A mistake of a catalog in the words of the error table, at its place, with the lines around it. */
import { errorTable, type ErrorCode, type IssueValues } from '#catalog/errors/error-table.ts';
import { visible } from '#catalog/registry/characters.ts';
import type { Path, Position, Source } from './source.ts';

type Place = Omit<Position, 'offset'>;

/** A mistake as a rule reports it: which one, where in the data, and what its message needs. */
export interface CatalogFinding {
  readonly code: ErrorCode;
  readonly path: Path;
  /** Whether the key or the value is to be underlined. @default 'value' */
  readonly at?: 'key' | 'value';
  readonly values?: IssueValues;
}

/** A mistake, placed and put into words. */
export interface Problem<Code extends string = ErrorCode> extends Place {
  readonly code: Code;
  readonly file: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly frame: string;
}

/** A value of the file may be a whole paragraph; the code frame shows the rest of it. */
const longest = 80;

function fill(template: string, values: IssueValues): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const given = values[name];
    const value = typeof given === 'function' ? given() : given;
    // The list of what is known is ours, and wanted in full.
    return value === undefined ? whole : name === 'known' ? value : onOneLine(value);
  });
}

function onOneLine(value: string): string {
  const line = visible(value.slice(0, 2 * longest))
    .replaceAll(/ +/g, ' ')
    .trimEnd();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** Places a finding in its source and fills in its words. */
export function toProblem(source: Source, finding: CatalogFinding): Problem {
  const position = finding.at === 'key' ? source.keyAt(finding.path) : source.valueAt(finding.path);
  return problemAt(source, position, finding.code, finding.values);
}

/** What is wrong with the YAML itself. */
export function faultProblems(source: Source): Problem[] {
  return source.faults.map((fault) => problemAt(source, fault, fault.code, fault.values));
}

/** A problem at a known position. Its words are made when they are read: of many problems, only the first ones are. */
export function problemAt(
  source: Pick<Source, 'file' | 'lines'>,
  { line, column }: Place,
  code: ErrorCode,
  values: IssueValues = {},
): Problem {
  const { mended } = values;
  const { message, why, fix } = errorTable[code];
  return {
    code,
    file: source.file,
    line,
    column,
    get message() {
      return fill(message, values);
    },
    why,
    get fix() {
      // The author's own value made right, says more than the form of all of them.
      return typeof mended === 'string' ? `Write \`${onOneLine(mended)}\`.` : fill(fix, values);
    },
    get frame() {
      return codeFrame(source.lines, { line, column });
    },
  };
}

/** One problem as a terminal shows it. */
export function formatProblem(problem: Problem<string>): string {
  return [
    `${problem.file}:${String(problem.line)}:${String(problem.column)} ${problem.code}`,
    `  ${problem.message}`,
    `  ${problem.why}`,
    problem.frame,
    `  → ${problem.fix}`,
  ].join('\n');
}

const digits = new Intl.NumberFormat('en-US');

/** More mistakes than this have one cause, which the first ones show. */
const mostShown = 100;

/** All mistakes of a catalog in one error; its message is the report, of the first {@link mostShown}. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  readonly problems: readonly [Problem, ...Problem[]];
  /** Read by Astro's error overlay. */
  readonly loc: { file: string; line: number; column: number };
  /** Read by Astro's error overlay. */
  readonly hint: string;

  constructor(problems: readonly [Problem, ...Problem[]]) {
    const count = problems.length === 1 ? '1 mistake' : `${digits.format(problems.length)} mistakes`;
    const more = problems.length - mostShown;
    const shown = [
      ...problems.slice(0, mostShown).map(formatProblem),
      ...(more > 0 ? [`… and ${digits.format(more)} more`] : []),
    ];
    super(`${count} in ${problems[0].file}\n\n${shown.join('\n\n')}\n`);
    this.problems = problems;
    const { file, line, column, fix } = problems[0];
    this.loc = { file, line, column };
    this.hint = fix;
  }
}

/** How much a code frame shows: lines before and behind the one in question, and columns. */
const linesBefore = 2;
const linesAfter = 1;
const widest = 100;

/** The lines around a position with a caret under it; long lines are cut around the caret. */
export function codeFrame(lines: readonly string[], { line, column }: Place): string {
  const first = Math.max(1, line - linesBefore);
  const last = Math.min(lines.length, line + linesAfter);
  const gutter = String(last).length;
  const start = column > widest ? column - widest / 2 : 0;
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const mark = number === line ? '>' : ' ';
    const part = visible((lines[number - 1] ?? '').slice(start, start + widest));
    frame.push(`  ${mark} ${String(number).padStart(gutter)} | ${part}`.trimEnd());
    if (number === line) frame.push(`    ${' '.repeat(gutter)} | ${' '.repeat(column - 1 - start)}^`);
  }
  return frame.join('\n');
}
