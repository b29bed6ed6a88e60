import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseCatalog, unreadable } from './parse-catalog.ts';
import type { Catalog } from './types.ts';

export interface LoadOptions {
  /** @default the CATALOG environment variable, else `models.yaml` in the working directory */
  readonly file?: string;
  /** The catalog's text, when it is not to be read from `file`. */
  readonly text?: string;
}

/**
 * Reads a catalog, checks all of it and returns it resolved and frozen.
 * @throws CatalogError with every mistake of the file, each with line, column and code frame.
 */
export function loadCatalog(options: LoadOptions = {}): Catalog {
  const file = options.file ?? catalogFile();
  return parseCatalog(file, options.text ?? readCatalog(file));
}

/** The catalog file of this run: CATALOG, else `models.yaml` in the working directory. */
export function catalogFile(): string {
  return process.env.CATALOG ?? 'models.yaml';
}

function readCatalog(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
}
