import { format } from 'prettier';
import { errorDocsText } from '#catalog/error-docs.ts';
import { formatDocs } from '#catalog/schema/format-docs.ts';
import { catalogJsonSchema } from '#catalog/schema/json-schema.ts';

/** The files that follow from the catalog's schema, by path, as they should stand. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  return {
    'public/schema/models.schema.json': await format(JSON.stringify(catalogJsonSchema()), {
      parser: 'json',
      printWidth: 110,
    }),
    'docs/catalog-errors.md': errorDocsText(),
    'docs/catalog-format.md': await format(formatDocs(), { parser: 'markdown', printWidth: 110 }),
  };
}
