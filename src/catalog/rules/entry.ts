import { withUplifts } from './uplifts.ts';
import { flattenRates, type PlacedRate } from './flatten-rates.ts';
import type { CatalogFinding } from '#catalog/read/problem.ts';
import { modelSchema, type ParsedModel } from '#catalog/schema/catalog-schema.ts';
import type { Path, Source } from '#catalog/read/source.ts';

/** A model's entry as far as it can be understood: a mistake in one key does not hide those in others. */
export interface Entry {
  /** Empty when there is none. */
  readonly id: string;
  readonly path: Path;
  readonly line: number;
  /** The keys that are written, well or not. */
  readonly keys: readonly string[];
  /** What could be read of them. */
  readonly facts: Readonly<Partial<ParsedModel>>;
  readonly rates: readonly PlacedRate[];
  readonly estimates: readonly PlacedRate[];
  readonly published: readonly PlacedRate[];
  /** What is wrong with the grids. */
  readonly findings: readonly CatalogFinding[];
}

/** A model's entry without its rates. */
export type Listing = Pick<Entry, 'id' | 'path' | 'line' | 'keys' | 'facts'>;

/** @param parsed the entry when all of it could be read */
export function readEntry(source: Source, value: unknown, index: number, parsed?: ParsedModel): Entry {
  const path = ['models', index];
  const authored = asMap(value);
  const facts = parsed ?? readableFacts(authored);
  const prices = flattenRates(facts.prices ?? {}, [...path, 'prices']);
  const estimates = flattenRates(facts.estimates ?? {}, [...path, 'estimates']);
  const published = flattenRates(facts.published?.prices ?? {}, [...path, 'published', 'prices']);
  return {
    id: typeof authored.id === 'string' ? authored.id : '',
    path,
    line: source.lineOf(path),
    keys: Object.keys(authored),
    facts,
    rates: withUplifts(prices.rates, facts.uplifts),
    estimates: estimates.rates,
    published: published.rates,
    findings: [...prices.findings, ...estimates.findings, ...published.findings],
  };
}

function readableFacts(authored: Record<string, unknown>): Partial<ParsedModel> {
  const pairs = Object.entries(modelSchema.shape).flatMap(([key, schema]) => {
    const result = schema.safeParse(authored[key]);
    return result.success && result.data !== undefined ? [[key, result.data] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** The map itself, or an empty one in the place of anything else. */
export function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
