/** The building blocks of the schema, made so that every error is about what the author wrote. */
import { z } from 'zod';
import { catalogIssue } from './issue.ts';

/** A strict object whose error names the keys it knows, so that a misspelt key gets a useful hint. */
export function entry<T extends z.core.$ZodShape>(shape: T) {
  return z.strictObject(shape, { error: knownKeysMessage(Object.keys(shape)) });
}

/** The text of an error about an unknown key: the keys that are known. */
export function knownKeysMessage(known: readonly string[]) {
  return (issue: { code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? known.join(', ') : undefined;
}

/** A single value stands for a list of one. */
export function oneOrMany<T>(schema: z.ZodType<T>) {
  const one = schema.transform((value) => [value]);
  const many = z.array(schema).check(notEmpty);
  return byKind<T[]>((value) => (Array.isArray(value) ? many : one));
}

/** The kind of the node decides how it is read, so that an error is about what the author meant to write. */
export function byKind<T>(schemaFor: (value: unknown) => z.ZodType<T>) {
  return z.unknown().transform((value, context): T => {
    const result = schemaFor(value).safeParse(value, { reportInput: true });
    if (result.success) return result.data;
    context.issues.push(...(result.error.issues as z.core.$ZodRawIssue[]));
    return z.NEVER;
  });
}

/** A list or map that is there says something; zod's own `min` would also look at a text in its place. */
export function notEmpty(context: z.core.ParsePayload<object>): void {
  if (context.issues.length > 0 || Object.keys(context.value).length > 0) return;
  context.issues.push(catalogIssue('value-empty', context.value));
}
