import type { z } from 'zod';
import type { ErrorCode } from './error-table.ts';
import type { IssueValues } from './issue.ts';
import { hint } from './nearest.ts';
import type { Finding } from './problem.ts';
import type { Path } from './source.ts';

/** Turns what zod objects to into findings of the error table. `at` is the path of the parsed piece. */
export function zodFindings(error: z.ZodError, at: Path): Finding[] {
  return error.issues.flatMap((issue) => issueFindings(issue, [...at, ...(issue.path as (string | number)[])]));
}

function issueFindings(issue: z.core.$ZodIssue, path: Path): Finding[] {
  switch (issue.code) {
    case 'custom': {
      const { catalogCode, values } = issue.params as { catalogCode: ErrorCode; values: IssueValues };
      return [{ code: catalogCode, path, values }];
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'key-unknown',
        at: 'key',
        path: [...path, key],
        // The schema's own message is the list of keys it knows.
        values: { key, known: issue.message, hint: hint(key, issue.message.split(', ')) },
      }));
    case 'invalid_value': {
      if (issue.input === undefined) return [missing(path)];
      const known = issue.values.map(String);
      const value = printable(issue.input);
      return [{ code: 'value-unknown', path, values: { value, known: known.join(', '), hint: hint(value, known) } }];
    }
    case 'invalid_type':
      if (issue.input === undefined) return [missing(path)];
      return [{ code: 'value-kind', path, values: { expected: kindName(issue.expected), found: kindOf(issue.input) } }];
    case 'invalid_union':
      return [{ code: 'value-kind', path, values: { expected: 'an amount or a map', found: kindOf(issue.input) } }];
    default:
      return [{ code: 'value-empty', path }];
  }
}

function missing(path: Path): Finding {
  const key = String(path.at(-1));
  return { code: 'key-missing', path: path.slice(0, -1), values: { key } };
}

const kindNames: Readonly<Record<string, string>> = { string: 'a text', array: 'a list', object: 'a map', record: 'a map' };

function kindName(kind: string): string {
  return kindNames[kind] ?? kind;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `"${printable(value)}"`;
}

function printable(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
