/** Code that reads the API: the price of one model, counted exactly. A test runs each text against the built site. */
import { address, modelFileAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { apiPrograms, type Example } from '#examples/index.ts';
import { highlight } from '#highlight/index.ts';
import { keptPer } from '#pricing/kept.ts';
import { ratesOn } from '#pricing/rates.ts';
import type { CodeTask } from '#views/page/blocks.ts';
import { absolute, type Site } from '#views/site.ts';
import type { ApiModel } from './api-schema.ts';
import { apiModels } from './models-json.ts';

/** The programs, with their addresses; none when no model has a price that they could count with. */
export function apiExamples(site: Site): CodeTask[] {
  const examples = programs(site).map(({ grammar, ...program }) => ({
    ...program,
    fetch: [],
    href: address(`api/examples/${program.file}`),
    html: highlight(program.code, grammar),
  }));
  return examples.length === 0 ? [] : [{ title: 'What a usage costs', examples }];
}

/** The programs as plain files below `/api/examples/`. */
export function apiExampleFiles(site: Site): { file: string; text: string }[] {
  return programs(site).map(({ file, code }) => ({ file, text: code }));
}

function programs(site: Site): Example[] {
  const sample = apiSample(site);
  if (sample === undefined) return [];
  const { model, rate } = sample;
  return apiPrograms(site.gateway, {
    id: model.id,
    meter: rate.meter,
    count: String(countOf(sample)).replaceAll(/\B(?=(\d{3})+$)/g, '_'),
    modelUrl: absolute(site, modelFileAddress(model)),
    tableUrl: absolute(site, address('api/models.csv')),
  });
}

/** A count that does not come out even, so that rounding would show. */
function countOf({ rate }: ApiSample): number {
  const { per } = meters[rate.meter];
  return per === 1 ? 1234 : Math.floor(per * 1.234567);
}

/** A model with its entry in `/api/models.json`. */
export interface ApiSample {
  readonly model: Model;
  readonly entry: ApiModel;
  /** A rate in force today without any condition. */
  readonly rate: Rate;
}

/** Rates that a sample shows. */
const mostRates = 40;

/**
 * The shortest entry that shows the most: confirmed prices, one of them under a condition, per more than one thing.
 * Undefined when no model
 * has a price without condition.
 */
export const apiSample = keptPer((site: Site): ApiSample | undefined => {
  const samples = [...apiModels(site)].flatMap(([model, entry]): (ApiSample & { score: number })[] => {
    const rate = ratesOn(model, site.date).find(({ when }) => whenText(when) === '');
    // Reasons and published prices are the catalog's own sentences; they would need an explanation of their own.
    const isPlain =
      entry.prices.every(({ times, billing }) => times === undefined && billing === undefined) &&
      entry.prices.every(({ per }) => /^10*$/.test(String(per))) &&
      entry.published === undefined &&
      entry.prices.every(({ verification }) => !verification.reason);
    if (rate === undefined || !isPlain || !site.lifecycle(model).isServed) return [];
    const isConfirmed = entry.prices.every(({ verification }) => verification.status === 'match');
    const isConditional = entry.prices.some(({ when }) => when !== undefined);
    const isPerMany = meters[rate.meter].per > 1;
    const score = [isConfirmed, isConditional, isPerMany].filter(Boolean).length;
    return [{ model, entry, rate, score }];
  });
  const highest = Math.max(...samples.map(({ score }) => score));
  const [best] = samples
    .filter(({ score }) => score === highest)
    .map((sample) => ({ sample, length: JSON.stringify(sample.entry).length }))
    .sort((a, b) => a.length - b.length)
    .map(({ sample }) => sample);
  // A page of documentation shows what an entry is like, not hundreds of its rates.
  return best && { ...best, entry: { ...best.entry, prices: best.entry.prices.slice(0, mostRates) } };
});
