import { productKeys } from '#catalog/registry/conditions.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { ratesOn } from '#pricing/rates.ts';
import type { Inlines } from '#views/page/inline.ts';
import { uncapital, whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** Between which sizes, qualities or resolutions a price lies, and how far they are apart. */
export function dearestVariant(site: Site, model: Model): Inlines | undefined {
  const first = headline(model, site.date)?.rates[0];
  if (first === undefined) return undefined;
  const graded = ratesOn(model, site.date)
    .filter(({ meter, when }) => meter === first.meter && productKeys.some((key) => when[key] !== undefined))
    .sort((a, b) => decimal(a.amount).cmp(decimal(b.amount)));
  const [low, high] = [graded[0], graded.at(-1)];
  if (low === undefined || high === undefined || decimal(low.amount).eq(decimal(high.amount)))
    return undefined;
  const unit = meters[first.meter].noun.one;
  return [
    `The dearest ${unit} (${uncapital(whenWords(high.when))}) costs ${against(high.amount, low.amount, `the cheapest (${uncapital(whenWords(low.when))})`)}.`,
  ];
}
