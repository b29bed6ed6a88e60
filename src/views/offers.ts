/** The offers of a modality, for the tools in the browser. */
import type { Modality } from '#catalog/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { Offer, OfferedRate, Offers } from '#pricing/offers.ts';
import { isRetired, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { displayName } from './phrases.ts';
import { modelPath, type Site } from './site.ts';

/** Address of the file that {@link offersOf} fills. */
export function offersPath(modality: Modality): string {
  return `/data/${modality}.json`;
}

/** Today's offers of a modality, in the catalog's order. */
export function offersOf(site: Site, modality: Modality): Offers {
  const { currency, platformFee, topUp } = site.gateway;
  return {
    modality,
    date: site.date,
    gateway: {
      currency,
      platformFee,
      ...(topUp && { topUpMinimum: { amount: topUp.minimum, key: keys.minimumTopUp } }),
    },
    models: site.catalog.models
      .filter((model) => model.modality === modality)
      .map((model) => offerOf(site, model)),
  };
}

function offerOf(site: Site, model: Model): Offer {
  const { id, context, maxOutput, capabilities, status } = model;
  return {
    id,
    name: displayName(site, model),
    provider: model.provider.name,
    path: modelPath(model),
    context,
    maxOutput,
    capabilities,
    status,
    ...(isRetired(model, site.date) && { retired: true }),
    rates: ratesOn(model, site.date).map((rate) => offeredRate(model, rate)),
  };
}

function offeredRate(model: Model, rate: Rate): OfferedRate {
  const { meter, amount, when, mode } = rate;
  return { key: keys.rate(model, rate), meter, amount, when, mode };
}
