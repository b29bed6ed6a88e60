import type { z } from 'zod';
import type { ErrorCode, IssueValues } from './error-table.ts';

/** A zod issue that carries a code of the error table and the values its message needs. */
export function catalogIssue(
  code: ErrorCode,
  input: unknown,
  values: IssueValues = {},
  path: (string | number)[] = [],
) {
  return {
    code: 'custom' as const,
    input,
    path,
    message: code,
    params: { catalogCode: code, values },
    continue: false,
  } satisfies Partial<z.core.$ZodRawIssue>;
}
