/** The zod schema as a JSON Schema, for editors: it knows every key, what it says, and how authors write its value. */
import { load } from 'js-yaml';
import { z } from 'zod';
import { catalogSchema } from './catalog-schema.ts';
import { notes } from './schema-tools.ts';

/** The whole schema as it stands in public/schema/models.schema.json. */
export function catalogJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(catalogSchema, {
    // The version that every editor understands.
    target: 'draft-7',
    io: 'input',
    metadata: notes,
    override: ({ zodSchema, jsonSchema }) => {
      const { type } = zodSchema._zod.def;
      // What is written says something; only JSON could hold an empty list.
      if (type === 'array') jsonSchema.minItems ??= 1;
      if (type === 'record') jsonSchema.minProperties ??= 1;
      // Editors take a key such as 512 for a number, which it is not here; the loader says what keys may be.
      delete jsonSchema.propertyNames;
      if (typeof jsonSchema.example !== 'string') return;
      jsonSchema.examples = [load(jsonSchema.example)];
      delete jsonSchema.example;
    },
  });
  const description = 'A catalog of an AI gateway: every fact about its models and their prices.';
  return { $schema, title: 'models.yaml', description, ...schema };
}
