/** The model that the API's page shows: chosen by its data, so that it never has to be kept up by hand. */
import { whenText } from '#catalog/registry/when.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { isRetired, ratesOn } from '#pricing/rates.ts';
import { apiModels } from './models-json.ts';
import type { ApiModel } from './api-schema.ts';
import type { Site } from '#views/site.ts';

/** A model with its entry in `/api/models.json`. */
export interface ApiSample {
  readonly model: Model;
  readonly entry: ApiModel;
  /** A rate in force today without any condition. */
  readonly rate: Rate;
}

/**
 * The shortest entry that shows the most: confirmed prices, one of them under a condition, per more than one thing.
 * Undefined when no model
 * has a price without condition.
 */
export function apiSample(site: Site): ApiSample | undefined {
  const samples = [...apiModels(site)].flatMap(([model, entry]): (ApiSample & { score: number })[] => {
    const rate = ratesOn(model, site.date).find(({ when }) => whenText(when) === '');
    // Reasons and published prices are the catalog's own sentences; they would need an explanation of their own.
    const isPlain =
      entry.published === undefined && entry.prices.every(({ verification }) => !verification.reason);
    if (rate === undefined || !isPlain || isRetired(model, site.date)) return [];
    const isConfirmed = entry.prices.every(({ verification }) => verification.status === 'match');
    const isConditional = entry.prices.some(({ when }) => when !== undefined);
    const isPerMany = meters[rate.meter].per > 1;
    const score = [isConfirmed, isConditional, isPerMany].filter(Boolean).length;
    return [{ model, entry, rate, score }];
  });
  const length = ({ entry }: ApiSample) => JSON.stringify(entry).length;
  const [best] = samples.sort((a, b) => b.score - a.score || length(a) - length(b));
  return best;
}
