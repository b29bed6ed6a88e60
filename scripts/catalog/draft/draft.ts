/** A model's entry before it is text: what `add` and `import` make out of the sources. */
import type { When } from '#catalog/registry/conditions.ts';
import { hoursOf, whenText } from '#catalog/registry/when.ts';
import type { Meter, Per } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { caseText } from '../../check/prices/condition.ts';
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

/** A decision between sources that disagree; see `exceptions` in the catalog's format. */
export interface DraftException {
  readonly prefer: PriceSource;
  readonly reason: string;
  readonly source: string;
  /** UTC days, `YYYY-MM-DD`. */
  readonly checked: string;
  readonly expires: string;
  /** By selectors such as `input@batch`. */
  readonly amounts: Readonly<Record<string, string>>;
}

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
  readonly rates: readonly DraftRate[];
  /** What one image of a token-priced model comes to; shown, never charged. */
  readonly estimates: readonly DraftRate[];
  readonly facts: DraftFacts;
  readonly verify: Readonly<Partial<Record<PriceSource, string>>>;
  readonly exceptions: readonly DraftException[];
}

/** One model as one source offers it. */
export interface SourceOffer {
  readonly adapter: SourceAdapter;
  readonly model: SourceModel;
}

// What a rate is for: two rates of one case are prices of the same thing.

/** Meter, condition and hours as one text; the price check holds the same conditions for alike. */
export function rateCase({ meter, when }: { readonly meter: Meter; readonly when: When }): string {
  return `${meter}?${caseText(when)}?${whenText(hoursOf(when))}`;
}
