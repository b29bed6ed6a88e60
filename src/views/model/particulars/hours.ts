import { hoursOf, isTimed } from '#catalog/registry/when.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import type { Inlines } from '#views/page/inline.ts';
import { whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { against } from '#views/words/ratio-words.ts';

/** What the hour of the day changes. */
export function offPeak(site: Site, model: Model): Inlines | undefined {
  const first = headline(model, site.date)?.rates[0];
  if (first === undefined) return undefined;
  const rates = ratesOn(model, site.date);
  const plain = pickRate(rates, first.meter);
  const timed = rates.filter(({ meter, when }) => meter === first.meter && isTimed(when));
  const [window] = timed;
  if (plain === undefined || window === undefined) return undefined;
  const cheaper = decimal(window.amount).lt(decimal(plain.amount));
  const hours = timed.map(({ when }) => whenWords(hoursOf(when))).join('; ');
  return [
    `${cheaper ? 'Work that can wait' : 'Work in the busy hours'} costs ${against(window.amount, plain.amount)}: ${hours}.`,
  ];
}
