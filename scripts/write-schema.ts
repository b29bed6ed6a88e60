/** Writes what is generated from the catalog's schema: the JSON Schema for editors, and the list of keys for people. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedFiles } from './lib/generated-files.ts';

for (const [file, content] of Object.entries(await generatedFiles())) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`Wrote ${file}`);
}
