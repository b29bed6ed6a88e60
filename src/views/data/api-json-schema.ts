/** `/api/schema.json`: the JSON Schema (2020-12) of every JSON file below `/api/`. */
import { address } from '#address.ts';
import { z } from 'zod';
import { apiHead } from './models-json.ts';
import {
  apiDocs,
  catalogFileSchema,
  deprecationsFileSchema,
  historyFileSchema,
  indexFileSchema,
  modalityFileSchema,
  modelFileSchema,
  providerFileSchema,
} from './api-schema.ts';
import { absolute, type Site } from '#views/site.ts';

/** A JSON Schema, as far as this site reads its own. */
export interface ApiJsonSchema {
  readonly description?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: ApiJsonSchema;
  readonly properties?: Readonly<Record<string, ApiJsonSchema>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, ApiJsonSchema>>;
}

/** Files with a definition of their own; the root of the schema is `/api/models.json`. */
const otherFiles = {
  modelFile: modelFileSchema,
  modalityFile: modalityFileSchema,
  providerFile: providerFileSchema,
  deprecationsFile: deprecationsFileSchema,
  historyFile: historyFileSchema,
  indexFile: indexFileSchema,
};

/**
 * The schema, whose root describes `/api/models.json`; the other files are described in `#/$defs`, by the names above. It says nothing against further keys, so that a copy of it outlives additions.
 */
export function apiJsonSchema(site: Site): ApiJsonSchema {
  const { $schema, $defs, ...root } = jsonSchemaOf(catalogFileSchema);
  const definitions: Record<string, unknown> = { ...$defs };
  for (const [name, file] of Object.entries(otherFiles)) {
    // A schema within another one has neither a dialect nor definitions of its own: they stand at the root.
    const { $schema: _dialect, $defs: shared, ...rest } = jsonSchemaOf(file);
    Object.assign(definitions, shared, { [name]: rest });
  }
  return withoutUnused(site, {
    $schema,
    $id: absolute(site, address('api/schema.json')),
    title: 'Model prices',
    ...root,
    $defs: definitions,
  } as ApiJsonSchema);
}

/** Leaves out the keys of the gateway that this one does not have: no key, no sentence about it. */
function withoutUnused(site: Site, schema: ApiJsonSchema): ApiJsonSchema {
  const { gateway: definition } = schema.$defs ?? {};
  const values: Readonly<Record<string, unknown>> = apiHead(site, site.date).gateway;
  const used = Object.entries(definition?.properties ?? {}).filter(([key]) => values[key] !== undefined);
  const gateway = { ...definition, properties: Object.fromEntries(used) };
  return { ...schema, $defs: { ...schema.$defs, gateway } };
}

/** What is read from a file (`input`) may have keys that are not known yet. */
function jsonSchemaOf(schema: z.ZodType) {
  return z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', metadata: apiDocs });
}
