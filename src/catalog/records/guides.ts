/** The guides beside a catalog: prose in which no figure, name or claim is compared with anything. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog } from '#catalog/types.ts';
import { sha256 } from './sha256.ts';

const ending = '.mdx';

/** Path of a guide of that name. */
export function guideFile(catalogFile: string, name: string): string {
  return join(dirname(catalogFile), 'content/guides', `${name}${ending}`);
}

/** The same catalog with its guides among what is sealed: each by its words, wherever their lines break. */
export function withGuides(catalog: Catalog): Catalog {
  const folder = dirname(guideFile(catalog.file, ''));
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ending)) : [];
  const guides = names.sort().map((file) => {
    const words = readFileSync(join(folder, file), 'utf8').split(/\s+/).join(' ');
    const hash = sha256(words);
    return [file.slice(0, -ending.length), `sha256:${hash.slice(0, 12)}`] as const;
  });
  return { ...catalog, sealed: { ...catalog.sealed, guides: Object.fromEntries(guides) } };
}
