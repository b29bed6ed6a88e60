/** What tools in the browser know of the catalog: today's offers of one modality, as `/data/<modality>.json` has them. */
import type { Modality } from '#catalog/modalities.ts';
import type { Gateway, Model, Rate } from '#catalog/types.ts';

/** A rate of today, with its traced key. */
export type OfferedRate = Pick<Rate, 'meter' | 'amount' | 'when' | 'mode'> & { readonly key: string };

/** A model as a tool shows it. */
export interface Offer extends Pick<Model, 'id' | 'context' | 'maxOutput' | 'capabilities' | 'status'> {
  /** The name under which a reader knows it here. */
  readonly name: string;
  readonly provider: string;
  /** Address of its page. */
  readonly path: string;
  /** The provider no longer serves it: it is never offered as an alternative. */
  readonly retired?: true;
  /** The rates that hold today; empty when it has no listed price. */
  readonly rates: readonly OfferedRate[];
}

/** All offers of a modality. */
export interface Offers {
  readonly modality: Modality;
  /** The UTC day the prices hold on. */
  readonly date: string;
  readonly gateway: Pick<Gateway, 'currency' | 'platformFee'> & {
    readonly topUpMinimum?: { readonly amount: string; readonly key: string };
  };
  readonly models: readonly Offer[];
}
