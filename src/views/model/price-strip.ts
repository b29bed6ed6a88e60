/** Lays out where a price stands among others. Floats are fine here: they place ink, no price is computed. */
import { keptPer } from '#pricing/kept.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { plain } from '#pricing/decimal.ts';
import type { Ranked } from '#pricing/ranking.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Strip } from '#views/page/blocks.ts';
import { say } from '#views/page/inline.ts';
import { displayName } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

const width = 320;
const height = 28;
/** Room for half of a mark at either end. */
const margin = 3;
/** Prices that differ by less look alike on any scale. */
const leastSpread = 1.5;

/** The strip of a model's ranking; undefined where the prices lie too close for a picture. */
export function priceStrip(site: Site, { model, rate, price }: Ranked): Strip | undefined {
  const { modality } = model;
  const scale = scaleOf(site, modality, rate.meter);
  if (scale === undefined) return undefined;
  const amount = (step: 'lowest' | 'median' | 'highest') =>
    site.amount(keys.standing(modality, rate.meter, step));
  const { plural } = modalities[modality];
  const x = String(scale.place(Number(plain(price))));
  const median = scale.place(Number(amount('median').value));
  return {
    kind: 'strip',
    width,
    height,
    ticks: scale.ticks,
    median: `M${String(median)} 4v20`,
    own: `M${x} 0v28`,
    content: say`From ${amount('lowest')} to ${amount('highest')}: each tick is the price of one of these ${plural}, on a logarithmic scale; the longer one is the median, the longest ${displayName(site, model)}.`,
  };
}

interface Scale {
  readonly ticks: string;
  readonly place: (price: number) => number;
}

/** Alike for every model of a ranking, so made once. */
const scaleOf = keptPer((site: Site, modality: Modality, meter: Meter): Scale | undefined => {
  const prices = site.tracer.ranking(modality, meter).map(({ price }) => Number(plain(price)));
  const [low, high] = [prices[0] ?? 0, prices.at(-1) ?? 0];
  if (high < low * leastSpread) return undefined;
  const place = (price: number) =>
    Math.round(margin + (Math.log(price / low) / Math.log(high / low)) * (width - 2 * margin));
  const places = [...new Set(prices.map(place))].sort((a, b) => a - b);
  const ticks = places.map((at, index) =>
    index === 0 ? `M${String(at)} 9v10` : `m${String(at - (places[index - 1] ?? 0))}-10v10`,
  );
  return { ticks: ticks.join(''), place };
});
