import { services, type Service } from '#catalog/registry/conditions.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Inlines } from '#views/page/inline.ts';
import { whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** What batch, flex, priority and fast cost against the standard rates. */
export function servicePrices(site: Site, model: Model): Inlines | undefined {
  const told = services.flatMap((service) => toldOf(site, model, service));
  return told.length === 0 ? undefined : [`Against the standard rates, ${told.join('; ')}.`];
}

function toldOf(site: Site, model: Model, service: Service): string[] {
  const rates = ratesOn(model, site.date);
  const compared = (headline(model, site.date)?.rates ?? []).flatMap(({ meter }) => {
    const [plain, served] = [pickRate(rates, meter), pickRate(rates, meter, { service })];
    return plain === undefined || served?.when.service === undefined
      ? []
      : [{ noun: meters[meter].noun.many, difference: against(served.amount, plain.amount) }];
  });
  const [first] = compared;
  if (first === undefined) return [];
  const name = whenWords({ service }).toLowerCase();
  const alike = compared.every(({ difference }) => difference === first.difference);
  return [
    alike
      ? `${name} costs ${first.difference}`
      : `${name} costs ${compared.map(({ noun, difference }) => `${difference} for ${noun}`).join(' and ')}`,
  ];
}
