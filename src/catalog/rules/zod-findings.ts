import type { z } from 'zod';
import type { ErrorCode, IssueValues } from '#catalog/errors/error-table.ts';
import { hint } from '#catalog/errors/nearest.ts';
import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { Path } from '#catalog/read/source.ts';

/** Turns what zod objects to into findings of the error table. `at` is the path of the parsed piece. */
export function zodFindings(error: z.ZodError, at: Path): CatalogFinding[] {
  return error.issues.flatMap((issue) =>
    issueFindings(issue, [...at, ...(issue.path as (string | number)[])]),
  );
}

function issueFindings(issue: z.core.$ZodIssue, path: Path): CatalogFinding[] {
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
    case 'invalid_key':
      return issue.issues
        .flatMap((inner) => issueFindings(inner, path))
        .map((finding) => ({ ...finding, at: 'key' }));
    case 'invalid_value': {
      if (typeof issue.input !== 'string') return [wrongKind(issue.input, 'a text', path)];
      if (issue.input === '') return [{ code: 'value-empty', path }];
      const choices = issue.values.map(String);
      const values = { value: issue.input, known: choices.join(', '), hint: hint(issue.input, choices) };
      return [{ code: 'value-unknown', path, values }];
    }
    case 'invalid_type':
      return [wrongKind(issue.input, kindNames[issue.expected] ?? issue.expected, path)];
    default:
      // The schema uses no other check of zod's own; one that is added still gets its place.
      return [wrongKind(issue.input, 'another value', path)];
  }
}

function wrongKind(input: unknown, expected: string, path: Path): CatalogFinding {
  if (input === undefined) {
    return { code: 'key-missing', path: path.slice(0, -1), values: { key: String(path.at(-1)) } };
  }
  if (input === null || input === '') return { code: 'value-empty', path };
  return { code: 'value-kind', path, values: { expected, found: kindOf(input) } };
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function kindOf(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  return Array.isArray(value) ? 'a list' : 'a map';
}
