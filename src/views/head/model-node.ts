/**
 * A model as it is sold through the gateway. It is a WebAPI, a kind of Service, and not a Product: search engines
 * print a product's price without its unit, and "$1.25" is not what a model costs that is billed per million tokens.
 */
import { meterKinds, meters, isTime, thingsText, timeCodes, unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { foldedRates } from '#pricing/folded-rates.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Page, SchemaNode } from '#views/page/blocks.ts';
import { absolute, type Site } from '#views/site.ts';
import { dayBefore, displayName, whenWords } from '#views/words/phrases.ts';
import { pageIds, siteIds } from './node-ids.ts';

/** The model with its offer; a free one, one without a known price and one that is retired have none. */
export function modelNode(site: Site, model: Model, { path }: Page): SchemaNode {
  // What is no longer served is not on offer.
  const rates = site.lifecycle(model).isServed ? foldedRates(ratesOn(model, site.date)).rates : [];
  return {
    '@type': 'WebAPI',
    '@id': pageIds(site, path).model,
    name: displayName(site, model),
    identifier: model.id,
    serviceType: modalities[model.modality].noun,
    url: absolute(site, path),
    provider: { '@id': siteIds(site).organization },
    brand: { '@type': 'Brand', name: model.provider.name },
    ...(rates.length > 0 && { offers: offerNode(site, model, rates) }),
  };
}

function offerNode(site: Site, model: Model, rates: readonly Rate[]): SchemaNode {
  const { retires } = site.lifecycle(model);
  return {
    '@type': 'Offer',
    // A price of its own would be one without a unit.
    priceSpecification: rates.map((rate) => priceNode(site, model, rate)),
    priceCurrency: site.gateway.currency,
    ...(retires !== undefined && { availabilityEnds: dayBefore(retires) }),
    seller: { '@id': siteIds(site).organization },
  };
}

function priceNode(site: Site, model: Model, rate: Rate): SchemaNode {
  const amount = site.amount(keys.rate(model, rate));
  const { label, kind, noun } = meters[rate.meter];
  const { unit } = unitOf(rate);
  // An hour of what is counted in minutes is one hour.
  const time = rate.per !== undefined && isTime(rate.per) ? rate.per : undefined;
  const value = time === undefined ? Number(thingsText(rate)) : 1;
  const condition = whenWords(rate.when, rate.mode);
  return {
    '@type': 'UnitPriceSpecification',
    // The traced key: the site check recomputes the price from it.
    identifier: amount.key,
    name: condition === 'Standard' ? label : `${label}, ${condition}`,
    price: amount.value,
    priceCurrency: site.gateway.currency,
    ...(rate.from !== undefined && { validFrom: rate.from }),
    ...(rate.until !== undefined && { validThrough: dayBefore(rate.until) }),
    referenceQuantity: {
      '@type': 'QuantitativeValue',
      value,
      unitCode: time === undefined ? meterKinds[kind].unitCode : timeCodes[time],
      unitText: time === undefined ? (value === 1 ? noun.one : noun.many) : unit,
    },
  };
}
