/** What tools in the browser know of the catalog: today's offers of one modality, as `/data/<modality>.json` has them. */
import type { CurrencyForm } from '#catalog/registry/currencies.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality, Workload } from '#catalog/registry/modalities.ts';
import type { Gateway, Model, Rate } from '#catalog/types.ts';
import type { Stage } from './lifecycle.ts';
import type { MonthlyUse } from './monthly-bill.ts';

/** A rate of today, with its traced key. */
export type OfferedRate = Pick<Rate, 'meter' | 'amount' | 'when' | 'mode' | 'unit' | 'rules'> & {
  readonly key: string;
};

/** A model as a tool shows it. */
export interface Offer extends Pick<Model, 'id' | 'context' | 'maxOutput' | 'capabilities' | 'openWeights'> {
  /** The name under which a reader knows it here. */
  readonly name: string;
  readonly provider: string;
  /** Address of its page. */
  readonly path: string;
  /** Day or month of its release in words: "23 April 2026". */
  readonly released?: string;
  /** Its context bounds a part of a request, such as one of many passages, and not the whole. */
  readonly contextOf?: 'part' | undefined;
  /** Lengths of the clips that it makes, in seconds; undefined where any can be asked for. */
  readonly seconds?: readonly number[] | undefined;
  /** Where it stands in its life; left out of one that is current. What is retired is never offered as an alternative. */
  readonly stage?: Exclude<Stage, 'current'>;
  /** Which of {@link Offers.starts} a calculation with it begins with; undefined when none has a price. */
  readonly start?: number | undefined;
  /** The conditions of that use, where there is no price without any. */
  readonly startsWith?: MonthlyUse['context'];
  /** The rates that hold today; empty when it has no listed price. */
  readonly rates: readonly OfferedRate[];
}

/** A use without conditions. */
export type StartingUse = Pick<MonthlyUse, 'counts' | 'requests'>;

/** All offers of a modality. */
export interface Offers {
  readonly modality: Modality;
  readonly gateway: Pick<Gateway, 'currency' | 'platformFee' | 'chargesNoFee'> & {
    readonly topUpMinimum?: { readonly amount: string; readonly key: string };
  };
  /** How the build prints sums, so that a browser prints them alike. */
  readonly currencyForm: CurrencyForm;
  /** Uses that a calculation may begin with. */
  readonly starts: readonly StartingUse[];
  /** The meters that answer "how much", as the modality has them. */
  readonly headline: readonly (readonly Meter[])[];
  /** Of these, every call counts one. */
  readonly perCall: readonly Meter[];
  /** Uses by which models are compared. */
  readonly uses: readonly Workload[];
  readonly models: readonly Offer[];
}
