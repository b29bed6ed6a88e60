/** Where a price stands among all of its kind: in a sentence, and drawn. Floats are fine here: they place ink. */
import { address } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { isOnlyTimed, isTimed } from '#catalog/registry/when.ts';
import type { Model } from '#catalog/types.ts';
import { plain } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { metersToCome, rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { enumerated } from '#pricing/words.ts';
import type { Block, Strip } from '#views/page/blocks.ts';
import { say, sentences, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, rankingsOf } from '#views/words/catalog-groups.ts';
import { pricedThatWay } from '#views/words/free-models.ts';
import { count, displayName } from '#views/words/phrases.ts';

/** Among fewer models a place says nothing. */
export const fewestRanked = 3;

/** The sentence and the strip; nothing for a model without a price. */
export function standingBlocks(site: Site, model: Model): Block[] {
  if (headline(model, site.date) === undefined) return [];
  const sub = (content: Inlines): Block[] => [{ kind: 'sub', content }];
  if (!site.lifecycle(model).isServed) return [];
  const own = rankedPrice(model, site.date);
  if (own === undefined) return sub([unrankedWords(site, model)]);
  const { plural } = modalities[model.modality];
  const ranking = site.tracer.ranking(model.modality, own.rate.meter);
  if (ranking.length < fewestRanked)
    return sub([`Too few ${plural} here are priced per ${meters[own.rate.meter].unit} to rank them.`]);
  const strip = priceStrip(site, own);
  return [...sub(sentences(rankSentence(site, own), hoursSentence(site, model))), ...(strip ? [strip] : [])];
}

/** "By input price, 58 of 164 chat models cost more, 2 the same; the median is $0.75." */
export function rankSentence(site: Site, own: Ranked): Inlines {
  const { model, rate } = own;
  const { plural } = modalities[model.modality];
  const { length } = site.tracer.ranking(model.modality, rate.meter);
  const { cheaper = 0, dearer = 0 } = site.tracer.standings(model.modality, rate.meter).get(model) ?? {};
  const alike = length - cheaper - dearer - 1;
  const several = (headline(model, site.date)?.rates.length ?? 1) > 1;
  const who = dearer === 0 ? 'none' : count(dearer);
  const by = `by ${meters[rate.meter].label.toLowerCase()} price, `;
  const how = several ? '' : pricedThatWay(site, model.modality, rate.meter, () => true);
  const words = `${several ? by : ''}${who} of ${count(length)} ${plural}${how} ${dearer > 1 ? 'cost' : 'costs'} more`;
  const same = alike === 0 ? '' : `, ${count(alike)} the same`;
  const median = site.amount(keys.standing(model.modality, rate.meter, 'median'));
  const per = rate.unit === undefined ? '' : ` per ${meters[rate.meter].unit}`;
  return say`${words.charAt(0).toUpperCase()}${words.slice(1)}${same}; the median is ${median}${per}.`;
}

/** By which of its prices it is ranked, where the hour decides. */
function hoursSentence(site: Site, model: Model): Inlines | undefined {
  const isByHour = ratesOn(model, site.date).some(({ when }) => isOnlyTimed(when));
  return isByHour ? ['It is ranked by its price at most hours of the week.'] : undefined;
}

/** Why a model that has a price is not ranked by it. */
function unrankedWords(site: Site, model: Model): string {
  const [first] = headline(model, site.date)?.rates ?? [];
  const toCome = metersToCome(model, site.date);
  if (toCome.length > 0) {
    const nouns = enumerated(toCome.map((meter) => meters[meter].noun.one));
    return `It will also be billed by the ${nouns}, so it is not ranked until then.`;
  }
  return first !== undefined && isTimed(first.when)
    ? 'Its price depends on the hour of the day, so it is not ranked.'
    : 'It is billed in more than one unit, so it is not ranked.';
}

// The drawing: as wide as the page lets it be, so that its letters keep their size.

const width = 500;
const height = 56;
/** Prices that differ by less look alike on any scale. */
const leastSpread = 1.5;
/** Room that the labels at the ends need, in per cent of the width of a phone. */
const endRoom = 24;

/** The strip of a model's ranking; undefined where the prices lie too close for a picture. */
export function priceStrip(site: Site, { model, rate, price }: Ranked): Strip | undefined {
  const { modality } = model;
  const scale = scaleOf(site, modality, rate.meter);
  if (scale === undefined) return undefined;
  const amount = (step: 'lowest' | 'median' | 'highest') =>
    site.amount(keys.standing(modality, rate.meter, step));
  const own = scale.place(Number(plain(price)));
  const median = scale.place(Number(amount('median').value)) / (width / 100);
  const key = rankedPrice(model, site.date)?.key ?? keys.rate(model, rate);
  const row = median > endRoom && median < 100 - endRoom ? 0 : 1;
  return {
    kind: 'strip',
    bars: barsAddress(modality, rate.meter),
    own: barAt(own, scale.heights.get(own) ?? height),
    labels: [
      { x: 0, amount: amount('lowest'), word: 'cheapest', row: 0 },
      { x: median, amount: amount('median'), word: 'median', row },
      { x: own / (width / 100), amount: site.amount(key), word: displayName(site, model), row: 'own' },
      { x: 100, amount: amount('highest'), word: 'dearest', row: 0 },
    ],
  };
}

function barAt(x: number, tall: number): string {
  return `M${String(x)} ${String(height)}v-${String(tall)}`;
}

/** Bars from left to right, each told from where the one before ends: in a page, that is half as long. */
function barsPath(heights: ReadonlyMap<number, number>): string {
  let [before, up] = [0, 0];
  return [...heights]
    .map(([x, tall], index) => {
      const start = index === 0 ? `M${String(x)} ${String(height)}` : `m${String(x - before)} ${String(up)}`;
      [before, up] = [x, tall];
      return `${start}v-${String(tall)}`;
    })
    .join('');
}

function barsAddress(modality: Modality, meter: Meter): string {
  return address(`strips/${modality}-${meter}.svg`);
}

/**
 * The bars of every ranking that pages draw, as files: a price that moves its bar does not change the pages of all models
 * that are ranked with it.
 */
export function barFiles(site: Site): { readonly address: string; readonly text: string }[] {
  return modalitiesOf(site).flatMap(({ modality }) =>
    rankingsOf(site, modality).flatMap(({ meter, ranked }) => {
      const scale = ranked.length < fewestRanked ? undefined : scaleOf(site, modality, meter);
      return scale === undefined
        ? []
        : { address: barsAddress(modality, meter), text: barsDrawing(scale.bars) };
    }),
  );
}

/** What a page lays down for strokes comes in with it, but not that they stay as wide when it is stretched. */
function barsDrawing(bars: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}"><path id="bars" vector-effect="non-scaling-stroke" d="${bars}"/></svg>`;
}

interface Scale {
  readonly bars: string;
  /** By place: more models at one, a higher bar. */
  readonly heights: ReadonlyMap<number, number>;
  readonly place: (price: number) => number;
}

/** Alike for every model of a ranking, so made once. */
const scaleOf = keptPer((site: Site, modality: Modality, meter: Meter): Scale | undefined => {
  const prices = site.tracer.ranking(modality, meter).map(({ price }) => Number(plain(price)));
  const [low, high] = [prices[0] ?? 0, prices.at(-1) ?? 0];
  if (high < low * leastSpread) return undefined;
  const place = (price: number) => Math.round((Math.log(price / low) / Math.log(high / low)) * width);
  const places = Map.groupBy(prices.map(place), (x) => x);
  const most = Math.max(...[...places.values()].map(({ length }) => length));
  const heights = new Map(
    [...places]
      .sort(([one], [other]) => one - other)
      .map(([x, { length }]) => [x, Math.max(4, Math.round((length / most) * (height - 4)))]),
  );
  return { bars: barsPath(heights), heights, place };
});
