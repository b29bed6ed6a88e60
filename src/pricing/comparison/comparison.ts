/**
 * Models of one modality side by side. The curated pages and the tool in the browser both print what is worked out
 * here, so they say the same.
 */
import type { Words } from '../words.ts';
import { factsTable, pricesTable, usesTable, type Compared, type ComparedTable } from './tables.ts';
import { verdict } from './verdict.ts';

/** Fewest and most models that are compared. */
export const fewest = 2;
export const most = 4;

export interface Comparison {
  /** What follows from the prices and facts, one sentence each, the most important first. */
  readonly verdict: readonly Words[];
  readonly prices: ComparedTable;
  /** Undefined when the catalog has no use that any of them prices. */
  readonly uses: ComparedTable | undefined;
  readonly facts: ComparedTable;
}

/** Compares what is offered today. */
export function compare(compared: Compared): Comparison {
  return {
    verdict: verdict(compared),
    prices: pricesTable(compared),
    uses: usesTable(compared),
    facts: factsTable(compared),
  };
}
