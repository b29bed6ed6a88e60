import { codeFrame } from '#catalog/errors/code-frame.ts';
import { errorTable, type ErrorCode } from '#catalog/errors/error-table.ts';
import type { IssueValues } from '#catalog/errors/issue.ts';
import type { Position } from '#catalog/errors/line-table.ts';
import type { Path, PlacedSource } from './source.ts';

/** A mistake as a rule reports it: which one, where in the data, and what its message needs. */
export interface Finding {
  readonly code: ErrorCode;
  readonly path: Path;
  /** Whether the key or the value is to be underlined. @default 'value' */
  readonly at?: 'key' | 'value';
  readonly values?: IssueValues;
}

/** A mistake, placed and put into words. */
export interface Problem extends Position {
  readonly code: ErrorCode;
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
    const value = values[name];
    // The list of what is known is ours, and wanted in full.
    return value === undefined ? whole : name === 'known' ? value : onOneLine(value);
  });
}

function onOneLine(value: string): string {
  const line = value.replaceAll(/\p{Cc}+/gu, ' ').trimEnd();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** Places a finding in its source and fills in its words. */
export function toProblem(source: PlacedSource, finding: Finding): Problem {
  const position = finding.at === 'key' ? source.keyAt(finding.path) : source.valueAt(finding.path);
  return problemAt(source, position, finding.code, finding.values ?? {});
}

/** A problem at a known position. */
export function problemAt(
  source: PlacedSource,
  position: Position,
  code: ErrorCode,
  values: IssueValues,
): Problem {
  const entry = errorTable[code];
  return {
    code,
    file: source.file,
    ...position,
    message: fill(entry.message, values),
    why: entry.why,
    fix: fill(entry.fix, values),
    frame: codeFrame(source.lines, position),
  };
}

/** One problem as a terminal shows it. */
export function formatProblem(problem: Problem): string {
  return [
    `${problem.file}:${String(problem.line)}:${String(problem.column)} ${problem.code}`,
    `  ${problem.message}`,
    `  ${problem.why}`,
    problem.frame,
    `  → ${problem.fix}`,
  ].join('\n');
}

/** All mistakes of a catalog in one error; its message is the whole report. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  readonly problems: readonly [Problem, ...Problem[]];
  /** Read by Astro's error overlay. */
  readonly loc: { file: string; line: number; column: number };
  /** Read by Astro's error overlay. */
  readonly hint: string;

  constructor(problems: readonly [Problem, ...Problem[]]) {
    const count = problems.length === 1 ? '1 mistake' : `${String(problems.length)} mistakes`;
    super(`${count} in ${problems[0].file}\n\n${problems.map(formatProblem).join('\n\n')}\n`);
    this.problems = problems;
    const { file, line, column, fix } = problems[0];
    this.loc = { file, line, column };
    this.hint = fix;
  }
}
