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

/** A list that says something, and nothing twice. */
export function listOf<T extends string | number>(schema: z.ZodType<T>) {
  return z.array(schema).check(notEmpty, noRepeats);
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
    // Zod's own way of running one schema inside another: half the time of `safeParse`, once for every rate.
    const payload = schemaFor(value)._zod.run({ value, issues: [] }, { async: false });
    if (payload instanceof Promise)
      throw new Error('The schema of the catalog reads nothing from elsewhere.');
    if (payload.issues.length === 0) return payload.value as T;
    context.issues.push(...payload.issues);
    return z.NEVER;
  });
}

/** A list or map that is there says something; zod's own `min` would also look at a text in its place. */
export function notEmpty(context: z.core.ParsePayload<object>): void {
  if (context.issues.length > 0 || Object.keys(context.value).length > 0) return;
  context.issues.push(catalogIssue('value-empty', context.value));
}

/** Nothing stands in a list twice. */
function noRepeats(context: z.core.ParsePayload<readonly (string | number)[]>): void {
  for (const [index, value] of context.value.entries()) {
    if (context.value.indexOf(value) === index) continue;
    context.issues.push(catalogIssue('value-repeated', value, { value: String(value) }, [index]));
  }
}
