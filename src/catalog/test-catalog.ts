/** What tests ask of a small catalog. */
import { historyProblems } from './check-history.ts';
import { loadCatalog } from './load.ts';
import { CatalogError, type Problem } from '#catalog/read/problem.ts';
import type { Catalog, Rate } from './types.ts';

export function load(text: string): Catalog {
  return loadCatalog({ file: 'models.yaml', text });
}

/** The rates of a catalog's first model. */
export function ratesOf(text: string): readonly Rate[] {
  const pricing = load(text).models[0]?.pricing;
  return pricing?.kind === 'priced' ? pricing.rates : [];
}

/** What is wrong with a catalog, and with the history beside it; nothing when both are well. Any other error is thrown. */
export function problemsOf(
  text: string,
  history?: string,
  known?: Parameters<typeof historyProblems>[1],
): readonly Problem[] {
  try {
    const catalog = load(text);
    return history === undefined ? [] : historyProblems(catalog, known, { history, catalog: text });
  } catch (error) {
    if (error instanceof CatalogError) return error.problems;
    throw error;
  }
}

/** "line:column code" of every mistake. */
export function placesOf(text: string): string[] {
  return problemsOf(text).map(({ line, column, code }) => `${line}:${column} ${code}`);
}

export { gateway, providers, unmark, withModel, withPrices } from '#catalog/errors/error-examples.ts';
