/** A model's entry before it is text: what `add` and `import` make out of the sources. */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter, Per } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import type { SourceAdapter, SourceFacts, SourceModel } from '../../check/prices/sources/source.ts';

/** A rate as it will be listed. */
export interface DraftRate {
  readonly meter: Meter;
  /** Decimal above zero, in US dollars for `per`. */
  readonly amount: string;
  /** @default the unit of the meter */
  readonly per?: Per | undefined;
  readonly when: When;
  /** UTC days, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What a catalog lists of a model besides its prices. */
export type DraftFacts = Omit<SourceFacts, 'modality' | 'baseModel'>;

/** All that an entry says. */
export interface Draft {
  /** As requests send it. */
  readonly id: string;
  /** The provider, where the id does not begin with it. */
  readonly provider?: string | undefined;
  readonly name: string;
  /** The dated id's model, when this one is a snapshot of it. */
  readonly snapshotOf?: string | undefined;
  /** The provider that serves it, when that is not its maker. */
  readonly host?: string | undefined;
  readonly modality: Modality;
  /** Where there are none, its price is unknown. */
  readonly rates: readonly DraftRate[];
  /** What one image of a token-priced model comes to; shown, never charged. */
  readonly estimates: readonly DraftRate[];
  readonly facts: DraftFacts;
  readonly verify: Readonly<Partial<Record<PriceSource, string>>>;
}

/** One model as one source offers it. */
export interface SourceOffer {
  readonly adapter: SourceAdapter;
  readonly model: SourceModel;
}
