import type { PriceSource } from '#catalog/registry/vocabulary.ts';

/** How one source spells a provider and its models. */
export interface Spelling {
  /** The source's id of the provider. */
  readonly provider: string;
  /** What its model ids begin with and ours do not. */
  readonly strip?: RegExp;
  /** Models to take; all when absent. */
  readonly only?: RegExp;
  /** Models to leave out: regional copies, commitments, price classes. */
  readonly skip?: RegExp;
}

/** A maker or a direct host of models. Resellers, aggregators and plans have no place in the table. */
export interface MarketProvider {
  /** First segment of its models' ids in the market's catalog. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Its own price list. */
  readonly pricing?: string;
  /** True when it serves the models of others: pages then name it beside the model. */
  readonly isHost?: boolean;
  /** Sources that still list what the provider no longer serves: what one of them lists alone is not taken. */
  readonly notAlone?: readonly PriceSource[];
  readonly sources: Readonly<Partial<Record<PriceSource, readonly Spelling[]>>>;
}
