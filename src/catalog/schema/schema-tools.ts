/** The building blocks of the schema, made so that every error is about what the author wrote. */
import { z } from 'zod';
import type { ErrorCode, IssueValues } from '#catalog/errors/error-table.ts';
import { inYaml } from './mend.ts';

/**
 * What the schema says besides how to check, in JSON Schema's words: of a scalar, how authors write it; of what has an
 * `id`, that it is defined once; of a key, what it means, with an example of its value in YAML.
 */
export const notes = z.registry<Readonly<Record<string, unknown>>>();

/** The same schema, with a note. */
export function noted<S extends z.ZodType>(schema: S, note: Readonly<Record<string, unknown>>): S {
  // Zod's types would replace parts of the note by what the schema puts out, which it has none of.
  notes.add(schema, note);
  return schema;
}

declare const documented: unique symbol;
type Documented<S extends z.ZodType> = S & { readonly [documented]: true };

/** A key that must be there: what may stand in it, what it says in one line, and an example of its value in YAML. */
export function required<S extends z.ZodType>(schema: S, description: string, example: string) {
  // The words belong to this key, not to every key of the kind.
  return noted(schema.clone(), { description, example }) as Documented<S>;
}

/** The same for a key that may be missing. */
export function optional<S extends z.ZodType>(schema: S, description: string, example: string) {
  return noted(schema.optional(), { description, example }) as Documented<z.ZodOptional<S>>;
}

/** A strict map whose error names the keys it knows, so that a misspelt key gets a useful hint. */
export function entry<T extends Readonly<Record<string, Documented<z.ZodType>>>>(shape: T) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code, input }) => (code === 'unrecognized_keys' ? keys : exampleOf(shape, input)),
  });
}

/**
 * What has to stand where a map is missing: its required keys, with what the author wrote in the place of the first one
 * that takes it, and examples in the others. Undefined where nothing of it would be the author's.
 */
function exampleOf(shape: Readonly<Record<string, z.ZodType>>, input: unknown): string | undefined {
  const wanted = Object.entries(shape).filter(([, schema]) => !(schema instanceof z.ZodOptional));
  const own = wanted.find(([, schema]) => schema.safeParse(input).success)?.[0];
  if (own === undefined || typeof input !== 'string') return undefined;
  const pairs = wanted.map(
    ([key, schema]) => `${key}: ${key === own ? inYaml(input) : String(notes.get(schema)?.example)}`,
  );
  return `{ ${pairs.join(', ')} }`;
}

/** A list, whose error shows how a single item has to be written in its place. */
export function manyOf<S extends z.ZodType>(item: S) {
  return z.array(item, {
    error: ({ input }) => (typeof input === 'string' ? listWith(item, input) : undefined),
  });
}

function listWith(item: z.ZodType, input: string): string | undefined {
  const parsed = item.safeParse(input);
  if (parsed.success) return `[${inYaml(input)}]`;
  const [issue] = parsed.error.issues;
  return issue?.message.startsWith('{') ? `[${issue.message}]` : undefined;
}

/** A map with some of a closed list of keys, at least one, whose values are all of one kind. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the type that is returned has it too
export function someOf<K extends string, S extends z.ZodType>(
  names: readonly K[],
  value: S,
  doc: (name: K) => readonly [says: string, example: string],
) {
  const shape = names.map((name) => {
    const [description, example] = doc(name);
    return [name, noted(value.exactOptional(), { description, example })] as const;
  });
  const map = entry(Object.fromEntries(shape) as Record<K, Documented<z.ZodExactOptional<S>>>).check(
    notEmpty,
  );
  return noted(map, { minProperties: 1 });
}

/** A list that says something, and nothing twice. */
export function listOf<T extends string | number>(schema: z.ZodType<T>) {
  return manyOf(schema).check(notEmpty, noRepeats);
}

/** Two values that are not the same. */
export function pairOf<T extends string>(schema: z.ZodType<T>) {
  const pair = z.array(schema).check(notEmpty, isPair, noRepeats);
  return noted(pair, { minItems: 2, maxItems: 2, uniqueItems: true });
}

interface EitherDef extends z.core.$ZodTypeDef {
  readonly type: 'custom';
  readonly pick: (value: unknown) => z.ZodType;
  /** A function, because a grid contains itself. */
  readonly all: () => readonly z.ZodType[];
}
interface Either extends z.ZodType {
  _zod: z.core.$ZodTypeInternals & { def: EitherDef };
}

/** Zod's own union tries one schema after the other, and then cannot tell which one was meant. */
export const Either: z.core.$constructor<Either> = z.core.$constructor('Either', (inst, def) => {
  z.ZodType.init(inst, def);
  inst._zod.parse = (payload, context) => def.pick(payload.value)._zod.run(payload, context);
  inst._zod.processJSONSchema = (context, json, params) => {
    json.anyOf = def.all().map((schema, index) => {
      return z.core.processSchema(schema, context, { ...params, path: [...params.path, 'anyOf', index] });
    });
  };
});

/**
 * The kind of the node decides how it is read, so that an error is about what the author meant to write.
 * @param all everything that it may be
 */
export function byKind<T>(pick: (value: unknown) => z.ZodType<T>, all: () => readonly z.ZodType[]) {
  return new Either({ type: 'custom', pick, all }) as unknown as z.ZodType<T>;
}

/** A single value stands for a list of one. */
export function oneOrMany<T>(schema: z.ZodType<T>) {
  const many = z.array(schema).check(notEmpty);
  const one = schema.transform((value) => [value]);
  return byKind<T[]>(
    (value) => (Array.isArray(value) ? many : one),
    () => [schema, many],
  );
}

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
  const seen = new Set<string | number>();
  for (const [index, value] of context.value.entries()) {
    if (!seen.has(value)) {
      seen.add(value);
      continue;
    }
    context.issues.push(catalogIssue('value-repeated', value, { value: String(value) }, [index]));
  }
}
