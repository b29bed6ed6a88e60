import type { z } from 'zod';
import type { ErrorCode, IssueValues } from '#catalog/errors/error-table.ts';
import { hint } from '#catalog/errors/nearest.ts';
import type { CatalogFinding } from '#catalog/read/problem.ts';
import type { Path } from '#catalog/read/source.ts';
import { inYaml } from '#catalog/schema/mend.ts';

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
        values: { key, known: issue.message, hint: () => hint(key, issue.message.split(', ')) },
      }));
    case 'invalid_key':
      return issue.issues
        .flatMap((inner) => issueFindings(inner, path))
        .map((finding) => ({ ...finding, at: 'key' }));
    case 'invalid_value': {
      if (typeof issue.input !== 'string') return [wrongKind(issue.input, 'a text', path)];
      if (issue.input === '') return [{ code: 'value-empty', path }];
      const text = issue.input;
      const choices = issue.values.map(String);
      const values = { value: issue.input, known: choices.join(', '), hint: () => hint(text, choices) };
      return [{ code: 'value-unknown', path, values }];
    }
    case 'invalid_type':
      return [
        wrongKind(issue.input, kindNames[issue.expected] ?? issue.expected, path, shapeIn(issue.message)),
      ];
    default:
      // The schema uses no other check of zod's own; one that is added still gets its place.
      return [wrongKind(issue.input, 'another value', path)];
  }
}

/** The schema's own message for a missing map or list is how it would be written; zod's is a sentence. */
function shapeIn(message: string): string | undefined {
  return /^[[{]/.test(message) ? message : undefined;
}

function wrongKind(
  input: unknown,
  expected: string,
  path: Path,
  shape: string | undefined = onlyItem(input, expected),
): CatalogFinding {
  if (input === undefined) {
    return { code: 'key-missing', path: path.slice(0, -1), values: { key: String(path.at(-1)) } };
  }
  if (input === null || input === '') return { code: 'value-empty', path };
  const values = { expected, found: kindOf(input), ...(shape !== undefined && { mended: shape }) };
  return { code: 'value-kind', path, values };
}

/** A list of one text where only a text may stand. */
function onlyItem(input: unknown, expected: string): string | undefined {
  if (expected !== kindNames.string || !Array.isArray(input) || input.length !== 1) return undefined;
  return typeof input[0] === 'string' ? inYaml(input[0]) : undefined;
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
