/** What a model costs, to be seen before anything is read: a tile for each price that answers the question. */
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { keysOf } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { isProportional } from '#pricing/fee.ts';
import { headline } from '#pricing/headline.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Tile } from '#views/page/blocks.ts';
import { muted, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import { uncapital, whenWords } from '#views/words/phrases.ts';

/** More figures than these are no answer at a glance. */
const most = 3;

/** The prices of the headline, and of cached input where there is room; none where no price is known. */
export function priceTiles(site: Site, model: Model): Tile[] {
  const { isServed } = site.lifecycle(model);
  const shown = headline(model, site.date)?.rates;
  if (shown === undefined) {
    if (model.pricing.kind !== 'free') return [];
    return [{ term: 'Price', figure: [isServed ? 'Free' : 'Was free'], unit: 'calls are not billed' }];
  }
  // Who sends tokens sends the same ones again.
  const cached = shown.some(({ meter }) => meter === 'input')
    ? pickRate(ratesOn(model, site.date), 'cacheRead')
    : undefined;
  const rates = cached === undefined ? shown : [...shown, cached];
  return rates.slice(0, most).map((rate) => tileOf(site, model, rate, isServed));
}

function tileOf(site: Site, model: Model, rate: Rate, isServed: boolean): Tile {
  const key = keys.rate(model, rate);
  const condition = keysOf(rate.when).length === 0 ? '' : `, ${uncapital(whenWords(rate.when, rate.mode))}`;
  const before = [...(isServed ? [] : ['was']), ...(condition === '' ? [] : ['from'])].join(' ');
  const isPaid = isServed && feeOfPayment(site) !== undefined;
  return {
    term: meters[rate.meter].label,
    figure: [...(before === '' ? [] : [muted(before), ' ']), site.amount(key), ...mark(site, model, rate)],
    unit: `per ${unitOf(rate).shortUnit}${condition}`,
    pay: isPaid ? say`${muted('You pay')} ${site.amount(keys.fee(key))} ${muted(withFee(site))}` : undefined,
  };
}

/** What follows a price with the fee: where it is no share of every payment, by which payment it is told. */
export function withFee(site: Site): string {
  const { platformFee } = site.gateway;
  return platformFee && !isProportional(platformFee) ? `with ${feeOfPayment(site) ?? ''}` : 'with fee';
}

/** What stands behind a price in a draft that no check has seen. */
function mark(site: Site, model: Model, rate: Rate): Inlines {
  const isChecked = site.evidenceFor(model, rate) !== undefined;
  return site.draft === undefined || isChecked ? [] : [' ', muted('not checked')];
}
