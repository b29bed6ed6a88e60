/** How the models of a modality stand by the price they are ranked by. */
import { modalities, usualCall, type Modality } from '#catalog/registry/modalities.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import { askedOf, isTimed, keysOf, whenText } from '#catalog/registry/when.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { decimal, type Decimal } from './decimal.ts';
import { headline } from './headline.ts';
import { keptPer } from './kept.ts';
import { lifecycleOf } from './lifecycle.ts';
import { announcedRates, perUnitOfMeter, pickRate, priceOfOne, ratesOn } from './rates.ts';
import { keys } from './trace-key.ts';

export interface Ranked {
  readonly model: Model;
  /** The first rate of its headline. */
  readonly rate: Rate;
  /** What the unit of its meter comes to in a usual call, with all that every call pays besides; most pay nothing. */
  readonly price: Decimal;
  /** The traced key of that price. */
  readonly key: string;
}

/** By what a model is ranked on a day; undefined where no single figure says what it costs. */
export const rankedPrice = keptPer((model: Model, date: string): Ranked | undefined => {
  const [rate, ...others] = headline(model, date)?.rates ?? [];
  // What holds at some hours only is nothing to compare with what always holds.
  if (rate === undefined || isTimed(rate.when)) return undefined;
  // Nor is a price that is known to be a part of the bill only.
  if (metersToCome(model, date).length > 0) return undefined;
  const { perCall } = modalities[model.modality];
  const fees = feesOf(model, date);
  // Tokens beside a unit, or of the other direction, are few or told apart; whatever else is paid decides the price.
  const isOpen = others.some(
    ({ meter }) => !perCall.includes(meter) && (rate.meter === 'request' || meters[meter].kind !== 'tokens'),
  );
  if (isOpen) return undefined;
  const key = keys.rate(model, rate);
  const per = decimal(meters[rate.meter].per);
  const listed = perUnitOfMeter(rate);
  if (fees.length === 0) return { model, rate, price: listed, key };
  const call = usualCall(model.modality, rate.meter);
  if (call === undefined) return undefined;
  const spread = (fee: Rate) => priceOfOne(fee).times(per).div(decimal(call.count));
  const price = fees.reduce((sum, fee) => sum.plus(spread(fee)), listed);
  return { model, rate, price, key: keys.inclusive(key) };
});

/** Of four tokens, three are read and one is written: the mix by which lists of models blend their two prices. */
const [blendedIn, blendedOut] = [decimal('0.75'), decimal('0.25')];

/** The price of 1M tokens in that mix; undefined unless input and output, at all times, are all that answers "how much". */
export function blendedPrice(
  model: Model,
  date: string,
): { readonly rate: Rate; readonly price: Decimal } | undefined {
  const rates = headline(model, date)?.rates ?? [];
  const [input, output] = rates;
  const isAnswer = input?.meter === 'input' && output?.meter === 'output' && rates.length === 2;
  if (!isAnswer || rates.some(({ when }) => keysOf(when).length > 0)) return undefined;
  const price = perUnitOfMeter(input).times(blendedIn).plus(perUnitOfMeter(output).times(blendedOut));
  return { rate: input, price };
}

/** What every call pays besides the price that a model is ranked by. */
export function feesOf(model: Model, date: string): Rate[] {
  const { perCall } = modalities[model.modality];
  const [, ...others] = headline(model, date)?.rates ?? [];
  return others.filter(({ meter }) => perCall.includes(meter));
}

/** Meters that decide what the model costs, and have no price yet but an announced one. */
export function metersToCome(model: Model, date: string): Meter[] {
  const { headline: groups, perCall } = modalities[model.modality];
  const deciding = new Set<Meter>([...groups.map(([first]) => first), ...perCall]);
  const now = new Set(ratesOn(model, date).map(({ meter }) => meter));
  const announced = announcedRates(model, date).map(({ meter }) => meter);
  return [...new Set(announced)].filter((meter) => deciding.has(meter) && !now.has(meter));
}

/** All models of a modality that are still served and are ranked by the meter, cheapest first, then by id. */
export function rank(catalog: Catalog, date: string, modality: Modality, meter: Meter): readonly Ranked[] {
  return rankings(catalog, date).get(`${modality} ${meter}`) ?? [];
}

const rankings = keptPer((catalog: Catalog, date: string): ReadonlyMap<string, readonly Ranked[]> => {
  const ranked = catalog.models
    .filter((model) => lifecycleOf(catalog, date, model).isServed)
    .flatMap((model) => rankedPrice(model, date) ?? [])
    .sort(byPrice);
  return Map.groupBy(ranked, ({ model, rate }) => `${model.modality} ${rate.meter}`);
});

/**
 * A ranking by what is paid in a request of so many input tokens, the length of which may have a price of its own;
 * cheapest first. The keys are those of the rates.
 */
export function rankAt(ranked: readonly Ranked[], inputTokens: number, date: string): Ranked[] {
  return ranked
    .map((one): Ranked => {
      const { model, rate, price } = one;
      const long = pickRate(ratesOn(model, date), rate.meter, { ...askedOf(rate.when), inputTokens }) ?? rate;
      if (long === rate) return one;
      const own = price.minus(perUnitOfMeter(rate)).plus(perUnitOfMeter(long));
      return { model, rate: long, price: own, key: keys.rate(model, long) };
    })
    .sort(byPrice);
}

/** Cheapest first, then by id. */
function byPrice(a: Ranked, b: Ranked): number {
  return a.price.cmp(b.price) || (a.model.id < b.model.id ? -1 : 1);
}

/** How many of the ranked ones cost less than a price; they are the first of them. */
export function cheaperThan(ranked: readonly Ranked[], price: Decimal): number {
  // By halves: in a catalog of thousands, every model asks.
  let [low, high] = [0, ranked.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ranked[middle]?.price.lt(price)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A price that answers "how much": of which meter and condition it is, and what the unit of that meter costs. */
interface Answer {
  readonly rate: Rate;
  readonly what: string;
  readonly price: Decimal;
}

/** All of a model's; in a large catalog, each model is compared with thousands. */
export const answersOf = keptPer((model: Model, date: string): readonly Answer[] =>
  (headline(model, date)?.rates ?? []).map((rate) => ({
    rate,
    what: `${rate.meter} ${whenText(rate.when)}`,
    price: perUnitOfMeter(rate),
  })),
);

/**
 * Whether another model costs at most as much in all that answers "how much" for either of them: cheaper input with
 * dearer output, or with a price per request, is no cheaper model.
 */
export function isDearerInNothing(other: Model, model: Model, date: string): boolean {
  const [answers, own] = [answersOf(other, date), answersOf(model, date)];
  return (
    answers.length > 0 &&
    answers.every(({ what, price }) => own.some((same) => same.what === what && price.lte(same.price))) &&
    // What the other one does not bill at all is no dearer only where nothing takes its place.
    own.every(({ rate, what }) => rate.meter === 'request' || answers.some((same) => same.what === what)) &&
    isDearerAtNoLength(other, model, date)
  );
}

/** The same of every length of a request that has a price of its own with the other and fits into this model's window. */
function isDearerAtNoLength(other: Model, model: Model, date: string): boolean {
  return pricedLengths(other, date).every(({ over, answers }) => {
    if (over >= (model.context ?? Number.POSITIVE_INFINITY)) return true;
    const own = answersAt(model, date, String(over + 1));
    return answers.every(({ what, price }) =>
      own.every((same) => same.what !== what || price.lte(same.price)),
    );
  });
}

/** Input tokens over which requests have a price of their own, each with the answers there. */
const pricedLengths = keptPer((model: Model, date: string) => {
  const lengths = ratesOn(model, date).flatMap(({ when: { inputTokensOver } }) => inputTokensOver ?? []);
  return [...new Set(lengths)].map((over) => ({ over, answers: answersAt(model, date, String(over + 1)) }));
});

/** The same answers for a request of so many input tokens; what no rate prices there is left out. */
const answersAt = keptPer((model: Model, date: string, inputTokens: string): readonly Answer[] =>
  answersOf(model, date).flatMap((answer) => {
    const { meter, when } = answer.rate;
    const context = { ...askedOf(when), inputTokens: Number(inputTokens) };
    const rate = pickRate(ratesOn(model, date), meter, context);
    return rate === undefined ? [] : [{ ...answer, rate, price: perUnitOfMeter(rate) }];
  }),
);

/** Where a model stands among ranked ones. */
export interface Standing {
  /** Models with a lower price, and with a higher one; those with the same are in neither. */
  readonly cheaper: number;
  readonly dearer: number;
}

/** Where each model of a ranking, or of a part of one, stands; one walk for all of them. */
export function standings(ranked: readonly Ranked[]): ReadonlyMap<Model, Standing> {
  const groups: Ranked[][] = [];
  for (const one of ranked) {
    const last = groups.at(-1);
    if (last?.[0]?.price.eq(one.price)) last.push(one);
    else groups.push([one]);
  }
  let cheaper = 0;
  const standing = new Map<Model, Standing>();
  for (const group of groups) {
    const dearer = ranked.length - cheaper - group.length;
    for (const { model } of group) standing.set(model, { cheaper, dearer });
    cheaper += group.length;
  }
  return standing;
}

export const statistics = ['lowest', 'median', 'highest'] as const;
export type Statistic = (typeof statistics)[number];

/** The two prices in whose middle a statistic lies, which are one unless a median stands between two. Undefined of none. */
export function statisticOf(
  ranked: readonly Ranked[],
  statistic: Statistic,
): readonly [Ranked, Ranked] | undefined {
  const last = ranked.length - 1;
  const places = {
    lowest: [0, 0],
    median: [Math.floor(last / 2), Math.ceil(last / 2)],
    highest: [last, last],
  };
  const [low, high] = places[statistic].map((place) => ranked[place]);
  return low && high && [low, high];
}
