/** What the record of the last price check says of a rate, by the file beside the catalog. */
import { statementFor, type Evidence, type EvidenceSource } from '#catalog/records/price-evidence.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { keyOfRate } from './rates.ts';

export type RecordedStatus = Evidence['rates'][string]['status'] | 'unchecked';

export interface RecordOfRate {
  readonly status: RecordedStatus;
  readonly statement: ReturnType<typeof statementFor>;
  readonly sources: readonly {
    readonly id: string;
    readonly source: EvidenceSource | undefined;
    readonly ref: string;
    readonly amount: string;
    readonly agrees: boolean;
  }[];
}

const nothing: RecordOfRate = { status: 'unchecked', statement: undefined, sources: [] };

/** A record of another amount than the one listed says nothing of it. */
export function statusOf(model: Model, rate: Rate, evidence: Evidence | undefined): RecordOfRate {
  const found = evidence?.rates[keyOfRate(model.id, rate)];
  const amount = rate.providerAmount ?? rate.amount;
  if (evidence === undefined || found?.amount !== amount || found.per !== rate.per) return nothing;
  return {
    status: found.status,
    statement: statementFor(model, rate, found.status),
    sources: Object.entries(found.sources).map(([id, one]) => ({
      id,
      source: Object.entries(evidence.sources).find(([name]) => name === id)?.[1],
      ...one,
    })),
  };
}

/** How many sources list a rate alike. */
export function alikeIn({ sources }: RecordOfRate): number {
  return sources.filter(({ agrees }) => agrees).length;
}
