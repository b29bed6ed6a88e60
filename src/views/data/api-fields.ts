/** Tables of the API's fields, read from its JSON Schema: what is documented is what is published. */
import { apiJsonSchema, type ApiJsonSchema } from './api-json-schema.ts';
import type { Table } from '#views/page/blocks.ts';
import { code, say, withCode, type Inlines } from '#views/page/inline.ts';
import { capital } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** What a table tells of: a definition of the schema, without the keys that another one has. */
const parts = [
  { name: undefined, caption: 'Every file' },
  { name: 'gateway', caption: 'The gateway' },
  { name: 'model', caption: 'A model' },
  { name: 'rate', caption: 'A price' },
  { name: 'when', caption: 'A condition' },
  { name: 'verification', caption: 'Who confirmed a price' },
  { name: 'source', caption: 'A source' },
  { name: 'modelFile', caption: 'More in the file of one model', without: ['model'] },
  { name: 'change', caption: 'A change of a price' },
  { name: 'standing', caption: 'Where a price stands' },
] as const;

/** One table for each part of the files. */
export function apiFieldTables(site: Site): Table[] {
  const schema = apiJsonSchema(site);
  const partOf = (name: string | undefined) =>
    name === undefined ? schema : (schema.$defs?.[name] ?? schema);
  return parts.map(({ name, caption, ...rest }) => {
    const told = 'without' in rest ? [schema, ...rest.without.map(partOf)] : [];
    const known = new Set(told.flatMap(({ properties = {} }) => Object.keys(properties)));
    const own = Object.entries(partOf(name).properties ?? {}).filter(([key]) => !known.has(key));
    return {
      kind: 'table',
      caption,
      // Two columns: on a phone, a third would leave keys no room.
      columns: [{ label: 'Key' }, { label: 'Value' }],
      rows: rowsOf(schema, { ...partOf(name), properties: Object.fromEntries(own) }, ''),
    };
  });
}

/** The keys of an object; those of objects within it stand below them, unless they have a table of their own. */
function rowsOf(
  schema: ApiJsonSchema,
  { properties = {}, required = [] }: ApiJsonSchema,
  prefix: string,
): Inlines[][] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const key = `${prefix}${name}`;
    const optional = required.includes(name) ? '' : ', optional';
    const meaning = value.description ?? schema.$defs?.[value.$ref?.split('/').at(-1) ?? '']?.description;
    const row = [[code(key)], say`${capital(typeWords(value))}${optional}. ${withCode(meaning ?? '')}`];
    const { items } = value;
    return [
      row,
      ...(value.properties ? rowsOf(schema, value, `${key}.`) : []),
      ...(items?.properties ? rowsOf(schema, items, `${key}[].`) : []),
    ];
  });
}

function typeWords({ $ref, type, items }: ApiJsonSchema): string {
  if ($ref !== undefined) return 'object';
  if (type === 'array') return items?.type === 'string' ? 'list of strings' : 'list of objects';
  return type === 'integer' ? 'whole number' : (type ?? 'any');
}
