/** The catalog as its providers have it: their prices, before the gateway's markup and in the currency they publish in. */
import type { Catalog, Rate } from './types.ts';

/**
 * For all that compares with what providers publish, or writes into the file: evidence, history and `add` are about these
 * prices. The same catalog where the gateway lists them as they are.
 */
export function atProvider(catalog: Catalog): Catalog {
  const { gateway, models } = catalog;
  return {
    ...catalog,
    gateway: { ...gateway, currency: gateway.exchange?.from ?? gateway.currency },
    models: models.map((model) => ({
      ...model,
      estimates: model.estimates.map(ofProvider),
      pricing:
        model.pricing.kind === 'priced'
          ? { ...model.pricing, rates: model.pricing.rates.map(ofProvider) }
          : model.pricing,
    })),
  };
}

function ofProvider(rate: Rate): Rate {
  return rate.providerAmount === undefined ? rate : { ...rate, amount: rate.providerAmount };
}
