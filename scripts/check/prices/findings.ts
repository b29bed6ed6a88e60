/** How the files of this check make findings: each defines the kinds it raises, beside the check that raises them. */
import type { Finding, Severity } from '../report.ts';

/** What is the same of every finding with one code. */
export interface FindingKind {
  readonly severity: Severity;
  /** Why it matters. */
  readonly why: string;
  /** What to do; `{name}` stands for what a finding fills in. */
  readonly fix: string;
}

interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Makes the function that raises findings of these kinds, by code, at a place of the catalog. Its last argument is
 * what the `{…}` in `fix` stand for.
 */
export function findingsOf<Code extends string>(kinds: Readonly<Record<Code, FindingKind>>) {
  return (
    code: Code,
    message: string,
    place: Place,
    data: Readonly<Record<string, unknown>>,
    fill: Readonly<Record<string, string>> = {},
  ): Finding => {
    const { severity, why, fix } = kinds[code];
    return {
      code,
      severity,
      message,
      why,
      fix: fix.replace(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole),
      ...place,
      data,
    };
  };
}
