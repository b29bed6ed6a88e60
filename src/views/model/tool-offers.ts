/** The offers of a modality, for the tools in the browser. */
import { modelAddress } from '#address.ts';
import { modalities, type Modality, type Workload } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { Offer, OfferedRate, Offers } from '#pricing/offer.ts';
import { ratesOn } from '#pricing/rates.ts';
import { startingContext, startingIndex } from '#pricing/starting-use.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Site } from '#views/site.ts';
import { displayName, longDate } from '#views/words/phrases.ts';
import { currencyForm } from '#catalog/registry/currencies.ts';
import { termsOf } from '#views/words/fee.ts';

/** Today's offers of a modality, in the catalog's order. */
export function offersOf(site: Site, modality: Modality): Offers {
  return {
    modality,
    gateway: termsOf(site),
    currencyForm: currencyForm(site.gateway.currency),
    starts: startingUses(modality),
    headline: modalities[modality].headline,
    perCall: modalities[modality].perCall,
    uses: usesToCompare(modality),
    models: site.catalog.models
      .filter((model) => model.modality === modality)
      .map((model) => offerOf(site, model)),
  };
}

/** Worked uses that fit every model of a modality, those of many requests first: what a calculation may begin with. */
export function startingUses(modality: Modality): Offers['starts'] {
  const { workloads, perCall } = modalities[modality];
  return workloads
    .filter((workload) => workload.for === undefined && workload.service === undefined)
    .flatMap(({ usage, requests = 1 }) => {
      // Each request counts one by itself; of what else every call pays, one where the model has a price for it.
      const { request: _, ...counts } = usage;
      const besides = perCall.filter((meter) => meter !== 'request' && counts[meter] === undefined);
      const whole = { ...counts, ...Object.fromEntries(besides.map((meter) => [meter, 1])) };
      return besides.length === 0
        ? [{ counts, requests }]
        : [whole, counts].map((own) => ({ counts: own, requests }));
    })
    .sort((a, b) => Number(b.requests > 1) - Number(a.requests > 1));
}

/** What a tool knows of one model. */
export function offerOf(site: Site, model: Model): Offer {
  const { id, context, maxOutput, capabilities, openWeights } = model;
  const { stage, released } = site.lifecycle(model);
  return {
    id,
    name: displayName(site, model),
    provider: model.provider.name,
    path: modelAddress(model),
    context,
    maxOutput,
    contextOf: modalities[model.modality].contextBounds === 'part' ? 'part' : undefined,
    capabilities,
    openWeights,
    ...(released !== undefined && { released: longDate(released) }),
    ...(stage !== 'current' && { stage }),
    ...(model.request?.seconds && { seconds: model.request.seconds }),
    ...startOf(ratesOn(model, site.date), startingUses(model.modality)),
    rates: ratesOn(model, site.date).map((rate) => offeredRate(model, rate)),
  };
}

function offeredRate(model: Model, rate: Rate): OfferedRate {
  const { meter, amount, when, mode, unit, rules } = rate;
  return { key: keys.rate(model, rate), meter, amount, when, mode, unit, rules };
}

function startOf(rates: readonly Rate[], starts: Offers['starts']): Pick<Offer, 'start' | 'startsWith'> {
  const start = startingIndex(rates, starts);
  const context = startingContext(rates);
  return {
    ...(start >= 0 && { start }),
    ...(Object.keys(context).length > 0 && { startsWith: context }),
  };
}

/**
 * Those that fit every model, and of the others the one with most input and the one with most output for its size:
 * which of two models is cheaper often turns on that.
 */
export function usesToCompare(modality: Modality): readonly Workload[] {
  const all = modalities[modality].workloads;
  const general = all.filter((workload) => workload.for === undefined);
  const special = all
    .filter((workload) => workload.for !== undefined && workload.insteadOf === undefined)
    .filter(({ usage }) => usage.input !== undefined && usage.output !== undefined)
    .sort((a, b) => outputShare(a) - outputShare(b));
  const extremes = new Set([special[0], special.at(-1)]);
  return [...general, ...[...extremes].filter((workload) => workload !== undefined)];
}

function outputShare({ usage: { input = 0, output = 0 } }: Workload): number {
  return output / (input + output);
}
