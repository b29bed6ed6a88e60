import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const schemaPath = 'schema/models.schema.json';
const ownSchema = fileURLToPath(new URL(`../../public/${schemaPath}`, import.meta.url));

/**
 * Keeps the JSON Schema of the catalog among the public files of a site folder that is not the project's own: editors
 * find it beside the catalog, readers on the site.
 */
export function keepSchema(publicFolder: string): void {
  const file = join(publicFolder, schemaPath);
  const schema = readFileSync(ownSchema, 'utf8');
  if (existsSync(file) && readFileSync(file, 'utf8') === schema) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, schema);
}
