/**
 * A model as it is sold through the gateway. It is a WebAPI, a kind of Service, and not a Product: search engines
 * print a product's price without its unit, and "$1.25" is not what a model costs that is billed per million tokens.
 */
import { meterKinds, meters, isTime, thingsText, timeCodes, unitOf } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { foldedRates } from '#pricing/folded-rates.ts';
import { announcedRates, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Page, SchemaNode } from '#views/page/blocks.ts';
import { absolute, type Site } from '#views/site.ts';
import { dayBefore, displayName, whenWords } from '#views/words/phrases.ts';
import { pageIds, siteIds } from './node-ids.ts';

/** The model with its offer; one that is served and has no known price has none. */
export function modelNode(site: Site, model: Model, { path }: Page): SchemaNode {
  const offers = offerNode(site, model);
  return {
    '@type': 'WebAPI',
    '@id': pageIds(site, path).model,
    name: displayName(site, model),
    identifier: model.id,
    serviceType: modalities[model.modality].noun,
    url: absolute(site, path),
    provider: { '@id': siteIds(site).organization },
    brand: { '@type': 'Brand', name: model.provider.name },
    ...(offers && { offers }),
  };
}

/**
 * What can be bought, and until when: the rates of today and those announced, each with its days. Free is a price of nothing;
 * any other price of the offer itself would be one without a unit. What is retired is offered no more, which is said.
 */
function offerNode(site: Site, model: Model): SchemaNode | undefined {
  const { isServed, retires } = site.lifecycle(model);
  const current = ratesOn(model, site.date);
  const rates = isServed
    ? [current, announcedRates(model, site.date)].flatMap((some) => foldedRates(some).rates)
    : [];
  const isFree = isServed && model.pricing.kind === 'free';
  if (isServed && !isFree && rates.length === 0) return undefined;
  const ends = [...current.map(({ until }) => until), retires].filter((day) => day !== undefined).sort();
  const [end] = ends;
  return {
    '@type': 'Offer',
    availability: `https://schema.org/${isServed ? 'InStock' : 'Discontinued'}`,
    ...(retires !== undefined && { availabilityEnds: dayBefore(retires) }),
    ...(isFree && { price: '0' }),
    ...(rates.length > 0 && { priceSpecification: rates.map((rate) => priceNode(site, model, rate)) }),
    ...(isServed && { priceCurrency: site.gateway.currency }),
    ...(isServed && end !== undefined && { priceValidUntil: dayBefore(end) }),
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
