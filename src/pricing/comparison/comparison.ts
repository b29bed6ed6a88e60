/**
 * Models of one modality side by side. The curated pages and the tool in the browser both print what is worked out
 * here, so they say the same.
 */
import type { Workload } from '#catalog/registry/workloads.ts';
import type { Offer, Offers } from '../offer.ts';
import type { Words } from '../words.ts';
import { factsTable } from './facts.ts';
import { pricesTable } from './prices.ts';
import { usesTable } from './uses.ts';
import { verdict } from './verdict.ts';

/** Fewest and most models that are compared. */
export const fewest = 2;
export const most = 4;

export interface Compared {
  /** The meters that answer "how much" of such models. */
  readonly headline: Offers['headline'];
  readonly gateway: Offers['gateway'];
  /** Worked uses to price; those that none of the models prices are left out. */
  readonly uses: readonly Workload[];
  /** Two to four; differences are counted from the first. */
  readonly offers: readonly Offer[];
}

/** A table whose columns are models; the first cell of a row says what is compared. */
export interface ComparedTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Words[])[];
  /** Cells are figures, which stand right. */
  readonly figures: boolean;
}

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
