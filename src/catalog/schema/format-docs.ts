/** The format of `models.yaml` in Markdown: every key in one line, from the schema itself. */
import { z } from 'zod';
import { notesOf } from './documentation.ts';
import { isOptional } from './json-schema.ts';
import { gridDocs, type KeyDoc } from './key-docs.ts';
import { catalogSchema } from './catalog-schema.ts';

const introduction = `<!-- Written by npm run schema; edit src/catalog/schema/key-docs.ts instead. -->

# The format of models.yaml

One file holds the gateway, its providers and its models. Keys that are not listed here are errors. An editor with
a YAML language server completes and explains them, through the file's first line:

\`\`\`yaml
# yaml-language-server: $schema=./public/schema/models.schema.json
\`\`\`

Amounts are plain digits with one point and are kept as they are written: \`0.040\` stays \`0.040\`. Days are
\`YYYY-MM-DD\` in UTC; \`from\` is the first day on which something holds, \`until\` the first on which it no longer does.

## Ways to write a price

| written                                                        | means                                                           |
| -------------------------------------------------------------- | --------------------------------------------------------------- |
| \`input: 1.25\`                                                  | one amount, without a condition                                 |
| \`input: [1.25, { amount: 2.50, when: { service: batch } }]\`    | several amounts, told apart by conditions or dates              |
| \`image: { grid: [quality, size], rates: { low: { 1K: 0.01 } } }\` | one amount for each pair of values; short for a list            |

All of them become a list of amounts with \`when\`. Every key of one \`when\` must be met; of several rates that
apply, the one with the most keys is charged, and two that could both be are an error.
`;

/** The whole of docs/catalog-format.md. */
export function formatDocs(): string {
  return `${introduction}\n${sectionsOf(catalogSchema, '').join('\n')}`;
}

/** A table for a map, and those for the maps in it. The title of the file itself is empty. */
function sectionsOf(schema: z.core.$ZodType, title: string, seen = new Set<unknown>()): string[] {
  const { docs } = notesOf(schema);
  if (docs === undefined || seen.has(docs)) return [];
  seen.add(docs);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const shape = def.type === 'object' ? Object.entries(def.shape) : [];
  const rows = Object.entries(docs).map(([key, doc]) => {
    const value = shape.find(([name]) => name === key)?.[1];
    return rowOf(key, doc, value !== undefined && !isOptional(value), value);
  });
  const heading = title === '' ? 'The file' : title.replace(/^\S+/, '`$&`');
  const table = [`## ${heading}\n`, '| key | what it says | example |', '| --- | --- | --- |', ...rows].join(
    '\n',
  );
  const parts = def.type === 'record' ? [['*', def.valueType] as const] : shape;
  return [
    `${table}\n`,
    ...parts.flatMap(([key, value]) => partsOf(value, title === '' ? key : `${title}.${key}`, seen)),
  ];
}

/** What may stand below a key: one kind of map, or a second one that is written in another way. */
function partsOf(schema: z.core.$ZodType, title: string, seen: Set<unknown>): string[] {
  return mapsIn(schema).flatMap((map) => {
    const isGrid = notesOf(map).docs === gridDocs;
    return sectionsOf(map, isGrid ? `${title} as a grid` : title, seen);
  });
}

function rowOf(key: string, [says, example]: KeyDoc, isRequired: boolean, value?: z.core.$ZodType): string {
  const words = value === undefined ? [] : wordsOf(value);
  const choice = words.length > 0 ? ` One of: ${words.map((word) => `\`${word}\``).join(', ')}.` : '';
  return `| \`${key}\` | ${isRequired ? '*Required.* ' : ''}${says}${choice} | \`${example.replaceAll('|', '\\|')}\` |`;
}

/** The closed list that a value is of. */
function wordsOf(schema: z.core.$ZodType): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return wordsOf(def.innerType);
  if (def.type === 'array') return wordsOf(def.element);
  return def.type === 'enum' ? Object.values(def.entries).map(String) : [];
}

/** The maps that a value is, or contains. */
function mapsIn(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { docs, either, json, name } = notesOf(schema);
  if (docs !== undefined) return [schema];
  if (json !== undefined || name === 'gridRates') return [];
  if (either !== undefined) return [...new Set(either().flatMap(mapsIn))];
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return mapsIn(def.innerType);
  if (def.type === 'array') return mapsIn(def.element);
  return def.type === 'record' ? mapsIn(def.valueType) : [];
}
