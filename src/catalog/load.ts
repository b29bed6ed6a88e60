import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { asMap, readEntry } from './entry.ts';
import { CatalogError, problemAt, toProblem, type Problem } from './problem.ts';
import { resolveCatalog } from './resolve.ts';
import { checkRules } from './rules.ts';
import { catalogSchema } from './schema.ts';
import { parseSource, type Source } from './source.ts';
import type { Catalog } from './types.ts';
import { zodFindings } from './zod-findings.ts';

export interface LoadOptions {
  /** @default the RATECARD_CATALOG environment variable, else `models.yaml` in the working directory */
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
  const source = parseSource(file, options.text ?? readCatalog(file));
  const faults = source.faults.map(({ code, position, values }) => problemAt(source, position, code, values));
  // An empty file lacks every key; only broken YAML has nothing to look at.
  if (source.data === undefined) return fail(faults);
  const data = source.data ?? {};
  const parsed = catalogSchema.safeParse(data, { reportInput: true });
  const { gateway, providers, models } = asMap(data);
  const entries = (Array.isArray(models) ? (models as unknown[]) : []).map((value, index) =>
    readEntry(source, value, index, parsed.data?.models[index]),
  );
  const findings = [
    ...(parsed.success ? [] : zodFindings(parsed.error, [])),
    ...entries.flatMap((entry) => entry.findings),
    ...checkRules({
      entries,
      providers: Object.keys(asMap(providers)),
      freeModel: asMap(asMap(gateway).freeTier).model,
    }),
  ];
  const problems = [...faults, ...findings.map((finding) => toProblem(source, finding))];
  if (problems.length > 0 || !parsed.success) return fail(problems);
  return resolveCatalog(source, parsed.data, entries);
}

/** The catalog file of this run: RATECARD_CATALOG, else `models.yaml` in the working directory. */
export function catalogFile(): string {
  return process.env.RATECARD_CATALOG ?? 'models.yaml';
}

function readCatalog(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const nothing: Source = parseSource(file, '');
    return fail([problemAt(nothing, { line: 1, column: 1 }, 'file-unreadable', { detail })]);
  }
}

/** Throws the problems in the order of the file. */
function fail(problems: readonly Problem[]): never {
  const [first, ...rest] = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  if (first === undefined) throw new Error('A catalog was refused without a reason.');
  throw new CatalogError([first, ...rest]);
}
