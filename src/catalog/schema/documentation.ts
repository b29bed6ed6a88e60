/** What the zod schema knows besides how to check: words for its keys, and how its values are written as JSON. */
import { z } from 'zod';
import type { KeyDoc } from './key-docs.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

interface Notes {
  /** Of a map: what its keys say. */
  readonly docs?: Readonly<Record<string, KeyDoc>>;
  /** Of a scalar: how it is written in JSON's terms. */
  readonly json?: JsonSchema;
  /** Of what may be written in several ways: all of them. A function, because a grid contains itself. */
  readonly either?: () => readonly z.core.$ZodType[];
  /** The name under which it is defined once. */
  readonly name?: string;
}

const notes = z.registry<Notes>();

/** The same schema, with a note. */
export function noted<S extends z.ZodType>(schema: S, note: Notes): S {
  // Zod's types would replace parts of the notes by what the schema puts out, which they have none of.
  notes.add(schema, { ...notesOf(schema), ...note } as never);
  return schema;
}

export function notesOf(schema: z.core.$ZodType): Notes {
  return (notes.get(schema) as Notes | undefined) ?? {};
}
