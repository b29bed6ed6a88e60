/**
 * What a check found, as plain data: checks return it, the reporters in `scripts/check/reporters` print it.
 * Nothing here knows what was checked.
 */

/** `error` fails the check, `warning` asks for a look, `note` is only counted unless all is printed. */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  /** Stable, kebab-case: "price-mismatch". */
  readonly code: string;
  readonly severity: Severity;
  /** What happened, one sentence. */
  readonly message: string;
  readonly why?: string | undefined;
  readonly fix?: string | undefined;
  /** Path as the user gave it, relative to the working directory where possible. */
  readonly file?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
  /** 1-based, where it is known. */
  readonly column?: number | undefined;
  /** The same facts for machines; JSON values only. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** Rows of text. Rows that agree in all `groupBy` columns may be printed as one. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Indexes of the columns that must be equal; the others are listed, shortened. */
  readonly groupBy: readonly number[];
}

/** Text that is printed as it is, such as a diff. */
export interface ReportText {
  readonly title: string;
  readonly text: string;
}

export interface Report {
  /** Name of the check: "prices". */
  readonly check: string;
  /** Sentences that come first, most important first. */
  readonly summary: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly findings: readonly Finding[];
  readonly texts?: readonly ReportText[] | undefined;
  /** Everything that was found, for the JSON format only. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** The findings of one severity, in their order. */
export function withSeverity(findings: readonly Finding[], severity: Severity): readonly Finding[] {
  return findings.filter((finding) => finding.severity === severity);
}

/** Whether anything was found that fails the check. */
export function failed(report: Report): boolean {
  return report.findings.some((finding) => finding.severity === 'error');
}

/** Thrown when a check cannot run at all (exit code 2); the message says what happened, why and what to do. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
