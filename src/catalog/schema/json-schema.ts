/**
 * The zod schema as a JSON Schema, for editors: it takes what authors write (numbers, booleans, single values and
 * lists), knows every key and says what it means. Zod's own converter would describe what the loader sees, which
 * is text alone.
 */
import { parse } from 'yaml';
import type { z } from 'zod';
import { notesOf, type JsonSchema } from './documentation.ts';
import type { KeyDoc } from './key-docs.ts';
import { catalogSchema } from './catalog-schema.ts';

/** The whole schema as it stands in public/schema/models.schema.json. */
export function catalogJsonSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const { description, ...schema } = toJson(catalogSchema, definitions);
  return {
    // The version that every editor understands.
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'models.yaml',
    description: description ?? 'A catalog of an AI gateway: every fact about its models and their prices.',
    ...schema,
    definitions,
  };
}

function toJson(schema: z.core.$ZodType, definitions: Record<string, JsonSchema>): JsonSchema {
  const { name } = notesOf(schema);
  if (name === undefined) return inlined(schema, definitions);
  if (!(name in definitions)) {
    // Before what is in it: a grid contains itself.
    definitions[name] = {};
    definitions[name] = inlined(schema, definitions);
  }
  return { $ref: `#/definitions/${name}` };
}

function inlined(schema: z.core.$ZodType, definitions: Record<string, JsonSchema>): JsonSchema {
  const { json, either } = notesOf(schema);
  if (json !== undefined) return json;
  if (either !== undefined) return { anyOf: either().map((one) => toJson(one, definitions)) };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
      return toJson(def.innerType, definitions);
    case 'pipe':
      return toJson(def.in, definitions);
    case 'enum':
      return { type: 'string', enum: Object.values(def.entries) };
    case 'array':
      return { type: 'array', items: toJson(def.element, definitions), minItems: 1 };
    case 'object':
      return mapOf(schema, Object.entries(def.shape), definitions);
    case 'record':
      return recordOf(schema, def, definitions);
    default:
      throw new Error(`The JSON Schema has no words for ${def.type}: give it a note.`);
  }
}

function mapOf(
  schema: z.core.$ZodType,
  shape: readonly (readonly [string, z.core.$ZodType])[],
  definitions: Record<string, JsonSchema>,
): JsonSchema {
  const { docs = {} } = notesOf(schema);
  const required = shape.filter(([, value]) => !isOptional(value)).map(([key]) => key);
  const properties = shape.map(
    ([key, value]) => [key, described(toJson(value, definitions), docs[key])] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function recordOf(
  schema: z.core.$ZodType,
  def: z.core.$ZodRecordDef,
  definitions: Record<string, JsonSchema>,
): JsonSchema {
  const key = (def.keyType as z.core.$ZodTypes)._zod.def;
  if (key.type !== 'enum') {
    return { type: 'object', additionalProperties: toJson(def.valueType, definitions), minProperties: 1 };
  }
  const { docs = {} } = notesOf(schema);
  const value = toJson(def.valueType, definitions);
  const names = Object.values(key.entries).map(String);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, described(value, docs[name])])),
    additionalProperties: false,
    minProperties: 1,
  };
}

function described(schema: JsonSchema, doc: KeyDoc | undefined): JsonSchema {
  if (doc === undefined) return schema;
  const [description, example] = doc;
  const words = { description, examples: [parse(example) as unknown] };
  // Beside a reference, nothing else would be read.
  return '$ref' in schema ? { ...words, allOf: [schema] } : { ...words, ...schema };
}

export function isOptional(schema: z.core.$ZodType): boolean {
  return schema._zod.optin === 'optional';
}
