/** The format of `models.yaml` in Markdown: every key in one line, from the schema itself. */
import { z } from 'zod';
import { catalogSchema } from './catalog-schema.ts';
import { Either, notes } from './schema-tools.ts';

const introduction = `<!-- Written by npm run schema; edit the schema in src/catalog/schema instead. -->

# The format of models.yaml

One file holds the gateway, its providers and its models. Keys that are not listed here are errors. An editor with
a YAML language server completes and explains them, through the file's first line:

\`\`\`yaml
# yaml-language-server: $schema=./public/schema/models.schema.json
\`\`\`

Amounts are plain digits with one point and are kept as they are written: \`0.040\` stays \`0.040\`. Days are
\`YYYY-MM-DD\` in UTC; \`from\` is the first day on which something holds, \`until\` the first on which it no longer does.

## Ids and what is named after them

An \`id\` is what requests send, letter by letter. Its model's files are named in lower case, without what an address
cannot hold: the page \`/q/<slug>-pricing/\`, its twin and its examples by the slug, which has dashes for slashes; the
file of the API and the share image stand in folders, one for each part of the id. Where two ids would share a slug,
that is an error; \`slug\` gives one of them another. An id that does not begin with its provider names it: \`provider\`.

| id                                 | slug                             | file of the API                                   |
| ---------------------------------- | -------------------------------- | ------------------------------------------------- |
| \`acme/chat-2\`                    | \`acme-chat-2\`                  | \`/api/models/acme/chat-2.json\`                  |
| \`acme/Chat-2:free\`               | \`acme-chat-2-free\`             | \`/api/models/acme/chat-2-free.json\`             |
| \`@cf/meta/llama-3.1-8b-instruct\` | \`cf-meta-llama-3.1-8b-instruct\` | \`/api/models/cf/meta/llama-3.1-8b-instruct.json\` |
| \`command-r+\`                     | \`command-rplus\`                | \`/api/models/command-rplus.json\`                |
| \`~acme/chat-latest\`              | \`acme-chat-latest\`             | \`/api/models/acme/chat-latest.json\`             |

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

type Schema = z.core.$ZodTypes;
type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** A table for a map, and those for the maps in it. The title of the file itself is empty. */
function sectionsOf(map: z.core.$ZodObject, title: string, seen = new Set<Shape>()): string[] {
  const { shape } = map._zod.def;
  if (seen.has(shape)) return [];
  seen.add(shape);
  const heading = title === '' ? 'The file' : title.replace(/^\S+/, '`$&`');
  const rows = Object.entries(shape).map(([key, value]) => rowOf(key, value));
  const table = [`## ${heading}\n`, '| key | what it says | example |', '| --- | --- | --- |', ...rows];
  const below = title === '' ? '' : `${title}.`;
  const isOpen = notes.get(map)?.minProperties !== undefined;
  return [
    `${table.join('\n')}\n`,
    ...Object.entries(shape).flatMap(([key, value]) =>
      // The values of such a map are all of one kind.
      mapsIn(value, `${below}${isOpen ? '*' : key}`).flatMap(([inner, name]) =>
        sectionsOf(inner, name, seen),
      ),
    ),
  ];
}

function rowOf(key: string, value: z.core.$ZodType): string {
  const { description, example } = notes.get(value) as { description: string; example: string };
  const words = wordsOf(value as Schema).map((word) => `\`${word}\``);
  const choice = words.length > 0 ? ` One of: ${words.join(', ')}.` : '';
  const isRequired = value._zod.optin !== 'optional';
  return `| \`${key}\` | ${isRequired ? '*Required.* ' : ''}${description}${choice} | \`${example.replaceAll('|', '\\|')}\` |`;
}

/** The closed list that a value is of. */
function wordsOf({ _zod: { def } }: Schema): string[] {
  if (def.type === 'optional') return wordsOf(def.innerType as Schema);
  if (def.type === 'array') return wordsOf(def.element as Schema);
  return def.type === 'enum' ? Object.values(def.entries).map(String) : [];
}

/** The maps that a value is, or contains: one kind, or a second one that is written in another way. */
function mapsIn(schema: z.core.$ZodType, title: string): [z.core.$ZodObject, string][] {
  if (schema instanceof Either) return schema._zod.def.all().flatMap((one) => mapsIn(one, title));
  const { def } = (schema as Schema)._zod;
  if (def.type === 'optional') return mapsIn(def.innerType, title);
  if (def.type === 'array') return mapsIn(def.element, title);
  // What a grid contains is a grid again.
  if (def.type === 'record' && notes.get(schema)?.id === undefined) return mapsIn(def.valueType, title);
  if (def.type !== 'object') return [];
  return [[schema as z.core.$ZodObject, 'grid' in def.shape ? `${title} as a grid` : title]];
}
