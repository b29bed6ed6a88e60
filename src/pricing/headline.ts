/** What answers "how much" for a model. */
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headlineAmong, type Headline } from './headline-among.ts';
import { keptPer } from './kept.ts';
import { ratesOn, type RateTerms } from './rates.ts';

/** The headline of a model; undefined when it has no listed price. */
export const headline = keptPer((model: Model, date: string): Headline | undefined =>
  headlineOf(model.modality, ratesOn(model, date)),
);

/** The headline among rates that hold at one time; undefined when there is none. */
function headlineOf<R extends RateTerms>(modality: Modality, rates: readonly R[]): Headline<R> | undefined {
  return headlineAmong(modalities[modality].headline, rates);
}
