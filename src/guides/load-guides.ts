/** All guides of a site: those of its folder, and the engine's own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGuide, type Guide } from './guide.ts';

const standardFolder = fileURLToPath(new URL('standard/', import.meta.url));

/** Files of the engine's own guides, whole paths. */
export function standardGuides(): string[] {
  return readdirSync(standardFolder).map((name) => join(standardFolder, name));
}

/** How messages name the file of a guide, and the module that prints it. */
export function guideName(file: string): string {
  return relative('', file);
}

/**
 * Reads guides, as data.
 * @param own files of the site folder, whole paths; they come first
 * @throws GuideError for the first that cannot be read, or does what a guide may not do
 */
export function loadGuides(own: readonly string[]): Guide[] {
  const read = (file: string) => readGuide(guideName(file), readFileSync(file, 'utf8'));
  return [
    ...own.map(read),
    ...standardGuides().map((file) => ({ ...read(file), isStandard: true as const })),
  ];
}
