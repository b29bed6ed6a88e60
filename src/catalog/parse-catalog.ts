/** From a catalog's text to the catalog. Nothing is read from anywhere else. */
import { checkCatalog } from '#catalog/rules/check-catalog.ts';
import { CatalogError, problemAt, toProblem, type Problem } from '#catalog/read/problem.ts';
import { parseSource, readSource } from '#catalog/read/source.ts';
import type { Catalog } from './types.ts';

/**
 * Checks all of a catalog and returns it resolved and frozen.
 * @param file how the text is called in reports
 * @throws CatalogError with every mistake of the text, each with line, column and code frame.
 */
export function parseCatalog(file: string, text: string): Catalog {
  return parsePlain(file, text) ?? parseStrictly(file, text);
}

/** Most catalogs are plain YAML without a mistake; for any other the strict parser has the last word. */
function parsePlain(file: string, text: string): Catalog | undefined {
  const source = readSource(file, text);
  if (source === undefined) return undefined;
  const { catalog, findings } = checkCatalog(source);
  return findings.length === 0 ? catalog : undefined;
}

function parseStrictly(file: string, text: string): Catalog {
  const source = parseSource(file, text);
  const faults = source.faults.map(({ code, position, values }) => problemAt(source, position, code, values));
  // An empty file lacks every key; only broken YAML has nothing to look at.
  if (source.data === undefined) return refuse(faults);
  const { catalog, findings } = checkCatalog(source);
  const problems = [...faults, ...findings.map((finding) => toProblem(source, finding))];
  return catalog && problems.length === 0 ? catalog : refuse(problems);
}

/** What is wrong with a file that could not even be read. */
export function unreadable(file: string, detail: string): CatalogError {
  const nothing = parseSource(file, '');
  return new CatalogError([problemAt(nothing, { line: 1, column: 1 }, 'file-unreadable', { detail })]);
}

/** Throws the problems in the order of the file. */
function refuse(problems: readonly Problem[]): never {
  const [first, ...rest] = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  if (first === undefined) throw new Error('A catalog was refused without a reason.');
  throw new CatalogError([first, ...rest]);
}
