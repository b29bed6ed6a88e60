/** What is true of a model's price among the others; each sentence is said only where it says something. */
import { isMonthly, meterNames, meters, unitOf, type Meter } from '#catalog/registry/meters.ts';
import { modalities, usualCall } from '#catalog/registry/modalities.ts';
import { keysOf } from '#catalog/registry/when.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { keptPer } from '#pricing/kept.ts';
import { perUnitOfMeter, pickRate, ratesOn } from '#pricing/rates.ts';
import { enumerated } from '#pricing/words.ts';
import { byPrice, cheaperThan, type Ranked } from '#pricing/ranking.ts';
import { keys } from '#pricing/trace-key.ts';
import { freeModels, pricedThatWay } from '#views/words/free-models.ts';
import { listing, say, type Inlines } from '#views/page/inline.ts';
import { displayName } from '#views/words/phrases.ts';
import { factorText } from '#views/words/ratio-words.ts';
import type { Site } from '#views/site.ts';
import { subsetsOf, type Subset } from './standing-subsets.ts';

/** "2nd", "23rd", "11th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${String(n)}${suffix}`;
}

interface Place {
  readonly subset: Subset;
  readonly size: number;
  readonly cheaper: number;
  readonly dearer: number;
}

/** Places that are worth telling lie at least so much better (or worse) than the place among all, as a share. */
const notable = 0.15;

/** Where the model stands among those that readers would choose from, at most two sentences. */
export function subsetSentences(site: Site, { model, rate }: Ranked): Inlines[] {
  const whole = site.tracer.standings(model.modality, rate.meter).get(model);
  const { length } = site.tracer.ranking(model.modality, rate.meter);
  if (whole === undefined) return [];
  const places = subsetsOf(site, model.modality, rate.meter).flatMap((subset): Place[] => {
    const standing = subset.standings.get(model);
    return standing === undefined ? [] : [{ subset, size: subset.ranked.length, ...standing }];
  });
  // In the largest part first; of parts of one size the one with fewer words.
  places.sort((a, b) => b.size - a.size || a.subset.conditions - b.subset.conditions);
  const share = ({ cheaper, size }: Pick<Place, 'cheaper' | 'size'>) => cheaper / (size - 1);
  const own = share({ cheaper: whole.cheaper, size: length });
  const first = whole.cheaper === 0 ? undefined : places.find(({ cheaper }) => cheaper === 0);
  const last = whole.dearer === 0 ? undefined : places.find(({ dearer }) => dearer === 0);
  const byShare = places.toSorted((a, b) => share(a) - share(b));
  const [better, worse] = [byShare[0], byShare.at(-1)];
  const { plural } = modalities[model.modality];
  const free = freeModels(site, model.modality);
  const paid = (subset: Subset) => (free.some((other) => subset.holds(other)) ? 'paid ' : '');
  const of = ({ size, subset }: Place) => {
    const how = pricedThatWay(site, model.modality, rate.meter, (other) => subset.holds(other));
    return `the ${String(size)} ${paid(subset)}${plural}${how} here ${subset.words}`;
  };
  // Where there is a second price, the reader has to know which one this is about.
  const per = meters[rate.meter].noun.one;
  const several = (headline(model, site.date)?.rates.length ?? 1) > 1;
  const by = several ? `By the ${per}, it` : 'It';
  const suffix = several ? ` per ${per}` : '';
  return [
    first
      ? // A price that others share is no single one's.
        first.dearer < first.size - 1
        ? [`${several ? `By the ${per}, none` : 'None'} of ${of(first)} costs less.`]
        : [`${by} is the cheapest of ${of(first)}.`]
      : better && own - share(better) >= notable
        ? [`Among ${of(better)}, it has the ${ordinal(better.cheaper + 1)} lowest price${suffix}.`]
        : undefined,
    last && last !== first
      ? [`${by} is ${last.cheaper === 0 ? 'as dear as any' : 'the dearest'} of ${of(last)}.`]
      : !first && worse && worse !== better && share(worse) - own >= notable
        ? [
            `Of ${of(worse)}, ${String(worse.cheaper)} ${worse.cheaper === 1 ? 'costs' : 'cost'} less${suffix}.`,
          ]
        : undefined,
  ].filter((sentence) => sentence !== undefined);
}

/** The models of a ranking by another meter of their headlines, cheapest first; sorted once, since every model asks. */
const rankedBySecond = keptPer((ranking: readonly Ranked[], meter: Meter, date: string) =>
  ranking
    .flatMap(({ model }): Ranked[] => {
      const rate = headline(model, date)?.rates.find((shown) => shown.meter === meter);
      return rate === undefined
        ? []
        : [{ model, rate, price: perUnitOfMeter(rate), key: keys.rate(model, rate) }];
    })
    .sort(byPrice),
);

/** Ranks by the second price of the headline, such as output, where that is another story. */
export function secondRankSentence(site: Site, { model, rate, price }: Ranked): Inlines | undefined {
  const second = headline(model, site.date)?.rates[1];
  // What is paid besides a unit, or for every call, is no price of another direction.
  if (second === undefined || meters[second.meter].kind !== meters[rate.meter].kind) return undefined;
  if (modalities[model.modality].perCall.includes(second.meter)) return undefined;
  const ranked = rankedBySecond(site.tracer.ranking(model.modality, rate.meter), second.meter, site.date);
  const cheaper = cheaperThan(ranked, perUnitOfMeter(second));
  if (ranked.length < 3) return undefined;
  // Both places are among the models that have both prices: a place among others says nothing of this one.
  const both = new Set(ranked.map((one) => one.model));
  const byFirst = site.tracer.ranking(model.modality, rate.meter).filter((one) => both.has(one.model));
  const shift = (cheaper - cheaperThan(byFirst, price)) / ranked.length;
  if (Math.abs(shift) < notable / 2) return undefined;
  const amount = site.amount(keys.rate(model, second));
  return say`By the ${meters[second.meter].noun.one}, at ${amount} per ${unitOf(second).unit}, it comes ${shift > 0 ? 'further back' : 'further up'}: ${ordinal(cheaper + 1)} of ${String(ranked.length)}.`;
}

/** How the price lies against the median. */
export function medianSentence(site: Site, { model, rate, price, key: own }: Ranked): Inlines {
  const median = keys.standing(model.modality, rate.meter, 'median');
  // Statistics are in the unit of the meter, as prices of a ranking are.
  const middle = site.amount(median).exact;
  const compared = price.cmp(middle);
  const per = rate.per === undefined ? '' : ` per ${meters[rate.meter].unit}`;
  if (compared === 0) return say`That is the median, ${site.amount(median)}${per}.`;
  // From twice on, a factor is read faster than a percentage.
  const factor = factorText(price.toFraction(), middle.toFraction());
  if (price.gte(middle.times(decimal(2))))
    return say`That is ${factor === '2' ? 'twice' : `${factor} times`} the median of ${site.amount(median)}${per}.`;
  return compared < 0
    ? say`That is ${site.amount(keys.below(own, median))} below the median of ${site.amount(median)}${per}.`
    : say`Against the median of ${site.amount(median)}${per}, that is ${site.amount(keys.versus(own, median))}.`;
}

/** Counted from the nearer end: "lowest", "3rd lowest", "2nd highest". */
function placeWords(cheaper: number, dearer: number): string {
  const [before, end] = cheaper <= dearer ? [cheaper, 'lowest'] : [dearer, 'highest'];
  return before === 0 ? end : `${ordinal(before + 1)} ${end}`;
}

/** Whether a call may be billed by it besides what the model is ranked by: by searches, say, beside tokens. */
function isApart(site: Site, model: Model, meter: Meter): boolean {
  const isRanked = headline(model, site.date)?.rates.some((rate) => rate.meter === meter) === true;
  if (isRanked || meters[meter].kind === 'tokens' || isMonthly(meter)) return false;
  return pickRate(ratesOn(model, site.date), meter) !== undefined;
}

/** "at $1.25 per 1M input tokens", and what that comes to with what every call pays besides. */
function rankedWords(site: Site, { model, rate, key }: Ranked): Inlines {
  const from = keysOf(rate.when).length > 0 ? 'from' : 'at';
  const apart = meterNames
    .filter((meter) => isApart(site, model, meter))
    .map((meter) => meters[meter].noun.many);
  const besides = apart.length === 0 ? '' : `, ${enumerated(apart)} apart,`;
  const listed = say`${from} ${site.amount(keys.rate(model, rate))} per ${unitOf(rate).unit}${besides}`;
  if (key === keys.rate(model, rate)) return listed;
  const { perCall } = modalities[model.modality];
  const fees = (headline(model, site.date)?.rates ?? []).filter(
    (fee) => fee !== rate && perCall.includes(fee.meter),
  );
  const nouns = listing(fees.map(({ meter }) => [meters[meter].noun.one]));
  const calls = usualCall(model.modality, rate.meter)?.many ?? '';
  return say`${listed}, ${site.amount(key)} per ${meters[rate.meter].unit} with its price per ${nouns} in ${calls},`;
}

/** "the lowest price of the 166 chat models priced that way here" and what share costs more. */
export function rankSentence(site: Site, own: Ranked): Inlines {
  const { model, rate } = own;
  const { plural } = modalities[model.modality];
  const { length } = site.tracer.ranking(model.modality, rate.meter);
  const { cheaper = 0, dearer = 0 } = site.tracer.standings(model.modality, rate.meter).get(model) ?? {};
  const alike = length - cheaper - dearer - 1;
  const shared = alike === 0 ? '' : `, shared with ${alike === 1 ? 'one other' : `${String(alike)} others`}`;
  const place = placeWords(cheaper, dearer);
  const share = site.amount(keys.dearer(keys.rate(model, rate)));
  const rest =
    cheaper === 0 || dearer === 0 || share.text === '0%'
      ? ''
      : dearer >= cheaper
        ? say`, cheaper than ${share} of them`
        : `; ${String(dearer)} of them ${dearer === 1 ? 'costs' : 'cost'} more`;
  return say`${displayName(site, model)} ${rankedWords(site, own)} has the ${place} price of the ${String(length)} ${plural} priced that way here${shared}${rest}.`;
}
