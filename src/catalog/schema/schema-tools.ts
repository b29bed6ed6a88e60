/** The building blocks of the schema, made so that every error is about what the author wrote. */
import { z } from 'zod';
import { noted, notesOf } from './documentation.ts';
import { catalogIssue } from '#catalog/errors/issue.ts';
import type { KeyDoc } from './key-docs.ts';

/** A strict map whose error names the keys it knows, so that a misspelt key gets a useful hint. */
export function entry<T extends z.core.$ZodShape>(
  docs: Readonly<Record<keyof T & string, KeyDoc>>,
  shape: T,
) {
  return noted(z.strictObject(shape, { error: knownKeysMessage(Object.keys(shape)) }), { docs });
}

/** A map with some of a closed list of keys. */
export function someOf<K extends string, V>(
  docs: Readonly<Record<K, KeyDoc>>,
  names: readonly [K, ...K[]],
  value: z.ZodType<V>,
) {
  const record = z.partialRecord(z.enum(names), value, { error: knownKeysMessage(names) });
  return noted(record.check(notEmpty), { docs });
}

/** The text of an error about an unknown key: the keys that are known. */
function knownKeysMessage(known: readonly string[]) {
  return (issue: { code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? known.join(', ') : undefined;
}

/** A list that says something, and nothing twice. */
export function listOf<T extends string | number>(schema: z.ZodType<T>) {
  return z.array(schema).check(notEmpty, noRepeats);
}

/** Two values that are not the same. */
export function pairOf<T extends string>(schema: z.ZodType<T>) {
  const items = notesOf(schema).json ?? {};
  const json = { type: 'array', items, minItems: 2, maxItems: 2, uniqueItems: true };
  return noted(z.array(schema).check(notEmpty, isPair, noRepeats), { json });
}

/** A single value stands for a list of one. */
export function oneOrMany<T>(schema: z.ZodType<T>) {
  const many = z.array(schema).check(notEmpty);
  const checked = z.unknown().check((payload) => {
    const isList = Array.isArray(payload.value);
    readWith<T | T[]>(isList ? many : schema, payload);
    if (!isList && payload.issues.length === 0) payload.value = [payload.value];
  });
  return noted(checked as unknown as z.ZodType<T[]>, { either: () => [schema, many] });
}

/**
 * The kind of the node decides how it is read, so that an error is about what the author meant to write.
 * @param either everything that it may be
 */
export function byKind<T>(schemaFor: (value: unknown) => z.ZodType<T>, either: () => readonly z.ZodType[]) {
  const checked = z.unknown().check((payload) => {
    readWith(schemaFor(payload.value), payload);
  });
  return noted(checked as unknown as z.ZodType<T>, { either });
}

const synchronous = { async: false };

/** Zod's own way of running one schema inside another: half the time of `safeParse`, once for every rate. */
function readWith<T>(schema: z.ZodType<T>, payload: z.core.ParsePayload): void {
  const result = schema._zod.run({ value: payload.value, issues: [] }, synchronous);
  if (result instanceof Promise) throw new Error('The schema of the catalog reads nothing from elsewhere.');
  if (result.issues.length === 0) payload.value = result.value;
  else payload.issues.push(...result.issues);
}

/** A list or map that is there says something; zod's own `min` would also look at a text in its place. */
export function notEmpty(context: z.core.ParsePayload<object>): void {
  if (context.issues.length > 0 || Object.keys(context.value).length > 0) return;
  context.issues.push(catalogIssue('value-empty', context.value));
}

function isPair(context: z.core.ParsePayload<readonly string[]>): void {
  const { length } = context.value;
  if (context.issues.length > 0 || length === 2) return;
  context.issues.push(catalogIssue('comparison-pair', context.value, { found: String(length) }));
}

/** Nothing stands in a list twice. */
function noRepeats(context: z.core.ParsePayload<readonly (string | number)[]>): void {
  for (const [index, value] of context.value.entries()) {
    if (context.value.indexOf(value) === index) continue;
    context.issues.push(catalogIssue('value-repeated', value, { value: String(value) }, [index]));
  }
}
