/** From a catalog's file to the catalog, or to everything that is wrong with it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CatalogError, faultProblems, problemAt, toProblem, type Problem } from '#catalog/read/problem.ts';
import { encodingFault } from '#catalog/read/encoding.ts';
import { readSource } from '#catalog/read/source.ts';
import { checkCatalog } from '#catalog/rules/check-catalog.ts';
import { siteFolder } from './site-folder.ts';
import type { Catalog } from './types.ts';

export interface LoadOptions {
  /** @default the CATALOG environment variable, else `models.yaml` in the site folder */
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
  const text = options.text ?? readText(file);
  if (memory.latest?.file !== file || memory.latest.text !== text)
    memory.latest = { file, text, catalog: parseCatalog(file, text) };
  return memory.latest.catalog;
}

/**
 * The catalog that was read last, so that a build parses it once for its settings, its checks and its pages. It belongs to
 * the process: Astro bundles this module a second time.
 */
const memory = ((globalThis as { ratecardCatalog?: CatalogMemory }).ratecardCatalog ??= {});

interface CatalogMemory {
  latest?: { readonly file: string; readonly text: string; readonly catalog: Catalog };
}

/** The catalog file of this run: CATALOG, else `models.yaml` in the site folder. */
export function catalogFile(): string {
  return siteFolder().catalog;
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(file));
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
  const fault = encodingFault(bytes);
  if (fault === undefined) return bytes.toString('utf8');
  const { line, column, detail } = fault;
  const lines = bytes.toString('utf8').split(/\r?\n/);
  throw new CatalogError([problemAt({ file, lines }, { line, column }, 'file-encoding', { detail })]);
}

/** What is wrong with a file that could not even be read. */
function unreadable(file: string, detail: string): CatalogError {
  const start = { line: 1, column: 1 };
  return new CatalogError([problemAt({ file, lines: [''] }, start, 'file-unreadable', { detail })]);
}

function parseCatalog(file: string, text: string): Catalog {
  const source = readSource(file, text);
  const faults = faultProblems(source);
  // An empty file lacks every key; only broken YAML has nothing to look at.
  if (source.faults.some(({ code }) => code === 'yaml-syntax' || code === 'file-too-large'))
    return refuse(faults);
  const { catalog, findings } = checkCatalog(source);
  const mistakes = findings.map((finding) => toProblem(source, finding));
  // Of a value that the YAML does not give in plain text, nothing else can be said.
  const told = new Set(
    faults.flatMap(({ code, line, column }) =>
      ['yaml-feature', 'text-character'].includes(code) ? [`${String(line)}:${String(column)}`] : [],
    ),
  );
  const isApart = ({ line, column }: Problem) => !told.has(`${String(line)}:${String(column)}`);
  const problems = [...faults, ...mistakes.filter(isApart)];
  return catalog && problems.length === 0 ? catalog : refuse(problems);
}

/** Throws the problems in the order of the file. */
function refuse(problems: readonly Problem[]): never {
  const [first, ...rest] = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  if (first === undefined) throw new Error('A catalog was refused without a reason.');
  throw new CatalogError([first, ...rest]);
}
