import { readFileSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import type { z } from 'zod';
import { flattenRates } from './flatten-rates.ts';
import { CatalogError, problemAt, toProblem, type Finding, type Problem } from './problem.ts';
import { checkRules, slugOf, type Entry } from './rules.ts';
import { catalogSchema, gatewaySchema, modelSchema, providerSchema, type ParsedModel, type ParsedProvider } from './schema.ts';
import { parseSource, type Path, type Source } from './source.ts';
import type { Catalog, Gateway, Model, Pricing, Provider, Rate } from './types.ts';
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
  const syntax = source.syntaxErrors.map((error) => syntaxProblem(source, error));
  if (source.data === undefined) return fail(syntax);

  const findings: Finding[] = [];
  const parse = <T extends z.ZodType>(schema: T, value: unknown, path: Path): z.output<T> | undefined => {
    const result = schema.safeParse(value, { reportInput: true });
    if (result.success) return result.data;
    findings.push(...zodFindings(result.error, path));
    return undefined;
  };

  const root = asMap(source.data);
  if (!isComplete(root)) {
    // The shape itself is wrong: let the whole schema say what is missing or misspelt at the top.
    parse(catalogSchema, source.data, []);
    return fail([...syntax, ...findings.map((finding) => toProblem(source, finding))]);
  }
  const gateway = parse(gatewaySchema, root.gateway, ['gateway']);
  const providers = Object.entries(root.providers).map(([id, value]) => ({
    id,
    parsed: parse(providerSchema, value, ['providers', id]),
  }));
  const entries = root.models.map((value, index): Entry => {
    const path = ['models', index];
    const parsed = parse(modelSchema, value, path);
    const flat = parsed?.prices && flattenRates(parsed.prices, [...path, 'prices']);
    findings.push(...(flat?.findings ?? []));
    const line = source.valueAt(path).line;
    return { id: idOf(value), path, line, ...(parsed && { parsed }), rates: flat?.rates ?? [] };
  });
  findings.push(
    ...checkRules({
      entries: entries.filter((entry) => entry.id !== ''),
      providers: providers.map(({ id }) => id),
      named: gateway?.freeTier ? [{ id: gateway.freeTier.model, path: ['gateway', 'freeTier', 'model'] }] : [],
    }),
  );
  const problems = [...syntax, ...findings.map((finding) => toProblem(source, finding))];
  if (problems.length > 0 || gateway === undefined) return fail(problems);
  return resolveCatalog(source, gateway, providers, entries);
}

/** The catalog file of this run: RATECARD_CATALOG, else `models.yaml` in the working directory. */
export function catalogFile(): string {
  return process.env['RATECARD_CATALOG'] ?? 'models.yaml';
}

function readCatalog(file: string): string {
  try {
    return readFileSync(resolvePath(file), 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail([problemAt(parseSource(file, ''), { line: 1, column: 1 }, 'file-unreadable', { detail })]);
  }
}

function fail(problems: readonly Problem[]): never {
  const [first, ...rest] = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  if (first === undefined) throw new Error('The catalog is empty.');
  throw new CatalogError([first, ...rest]);
}

function syntaxProblem(source: Source, error: Source['syntaxErrors'][number]): Problem {
  if (error.code === 'DUPLICATE_KEY') {
    const line = source.text.split('\n')[error.position.line - 1] ?? '';
    const key = /^["']?([^\s:"']+)/.exec(line.slice(error.position.column - 1))?.[1] ?? '';
    return problemAt(source, error.position, 'key-duplicate', { key });
  }
  return problemAt(source, error.position, 'yaml-syntax', { detail: error.message });
}

function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

interface Root extends Record<string, unknown> {
  gateway: unknown;
  providers: Record<string, unknown>;
  models: unknown[];
}

function isComplete(root: Record<string, unknown>): root is Root {
  const known = ['gateway', 'providers', 'models'];
  return (
    Object.keys(root).every((key) => known.includes(key)) &&
    root['gateway'] !== undefined &&
    Object.keys(asMap(root['providers'])).length > 0 &&
    Array.isArray(root['models']) &&
    root['models'].length > 0
  );
}

function idOf(value: unknown): string {
  const id = asMap(value)['id'];
  return typeof id === 'string' ? id : '';
}

function resolveCatalog(
  source: Source,
  gateway: Gateway,
  providers: readonly { id: string; parsed: ParsedProvider | undefined }[],
  entries: readonly Entry[],
): Catalog {
  const byId = new Map(providers.map(({ id, parsed }): [string, Provider] => [id, { id, name: id, ...parsed }]));
  const models = entries.flatMap((entry) => {
    const provider = byId.get(entry.id.split('/')[0] ?? '');
    return entry.parsed && provider ? [resolveModel(source, entry, entry.parsed, provider)] : [];
  });
  return deepFreeze({ file: source.file, gateway, providers: [...byId.values()], models });
}

function resolveModel(source: Source, entry: Entry, parsed: ParsedModel, provider: Provider): Model {
  const place = ({ path, ...rate }: Entry['rates'][number]): Rate => ({ ...rate, line: source.valueAt(path).line });
  const { prices, free, priceStatus, priceNote, aliases, capabilities, estimates, unverified, exceptions, magnitude, ...carried } =
    parsed;
  void prices;
  void magnitude;
  const pricing: Pricing = free
    ? { kind: 'free', ...free }
    : priceStatus
      ? { kind: priceStatus, note: priceNote }
      : { kind: 'priced', rates: entry.rates.map(place) };
  return {
    ...carried,
    slug: slugOf(parsed.id),
    provider,
    pricing,
    aliases: aliases ?? [],
    capabilities: capabilities ?? [],
    estimates: estimates ? flattenRates(estimates, [...entry.path, 'estimates']).rates.map(place) : [],
    unverified: unverified ?? [],
    exceptions: exceptions ?? [],
    line: entry.line,
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
