/** Which of a model's rates holds, applies and counts, and what the fee makes of it: on exact fractions. */
import Fraction from 'fraction.js';
import type { ConditionKey } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Catalog, Gateway, Model, Rate } from '#catalog/types.ts';
import { isGone } from './life.ts';
import { rounded } from './print.ts';
import { subjectFor, type QuotedUse } from './trace-key.ts';
import {
  beyondFree,
  billedOf,
  conditionKeys,
  meterNames,
  meterWords,
  paidPerCall,
  paidTogether,
  rankedBy,
  wordsOfCondition,
  wordsOfRate,
  type Request,
} from './words.ts';

/** Every listed rate of a model; none of one that is free, part of a plan or of unknown price. */
export function ratesOf({ pricing }: Model): readonly Rate[] {
  return pricing.kind === 'priced' ? pricing.rates : [];
}

/** `from` is the first day, `until` the first day after. */
export function isInForce({ from = '', until = '9999' }: Rate, date: string): boolean {
  return from <= date && date < until;
}

export function ratesInForce(model: Model, date: string): readonly Rate[] {
  return ratesOf(model).filter((rate) => isInForce(rate, date));
}

/** The condition of a rate as keys and data files spell it: "service=batch,inputTokensOver=200000". */
export function conditionText(when: Rate['when']): string {
  return heldBy(when)
    .map((key) => `${key}=${[when[key]].flat().join('+')}`)
    .join(',');
}

/** The key of a listed rate: "acme/one#input?service=batch,from=2027-01-01". */
export function keyOfRate(id: string, { meter, when, from }: Rate): string {
  const parts = [conditionText(when), from && `from=${from}`].filter(Boolean);
  return `${subjectFor(id)}#${meter}${parts.length > 0 ? '?' : ''}${parts.join(',')}`;
}

function heldBy(when: Rate['when']): ConditionKey[] {
  return conditionKeys.filter((key) => when[key] !== undefined);
}

function isMet({ when }: Rate, request: Request): boolean {
  return heldBy(when).every((key) => {
    const rule = wordsOfCondition(key).isMet as ((value: unknown, request: Request) => boolean) | undefined;
    return rule?.(when[key], request) ?? request.asked[key] === String(when[key]);
  });
}

/** The rate for the unit that has so many before it: of all that fit, the one with most conditions, then the higher limits. */
export function rateFor(
  rates: readonly Rate[],
  meter: Meter,
  request: Request,
  before: number,
): Rate | undefined {
  const rank = ({ when }: Rate) => [
    heldBy(when).length,
    when.inputTokensOver ?? 0,
    when.outputTokensOver ?? 0,
    when.unitsOver ?? 0,
  ];
  let best: Rate | undefined;
  for (const rate of rates) {
    if (rate.meter !== meter || !isMet(rate, request)) continue;
    if (rate.mode === 'marginal' && (rate.when.unitsOver ?? 0) > before) continue;
    if (best === undefined || isAbove(rank(rate), rank(best))) best = rate;
  }
  return best;
}

function isAbove(one: readonly number[], other: readonly number[]): boolean {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place >= 0 && (one[place] ?? 0) > (other[place] ?? 0);
}

/**
 * What each meter of a use costs over all its requests, before the fee.
 * @param isMonth whether these are all of a month, so that what is free in one comes off
 * @throws when something in it has no price
 */
export function costs(
  rates: readonly Rate[],
  { counts, requests, asked }: QuotedUse,
  isMonth: boolean,
): Map<Meter, Fraction> {
  const tokens = (isInput: boolean) =>
    [...counts].reduce((sum, [meter, count]) => {
      const { counts: things, isInput: is } = meterWords[meter];
      return things === 'tokens' && is === isInput ? sum + count : sum;
    }, 0);
  const [inputTokens, outputTokens] = [tokens(true), tokens(false)];
  return new Map(
    [...counts].map(([meter, units]) => {
      const limits = rates
        .filter(({ meter: of, mode }) => of === meter && mode === 'marginal')
        .map(({ when }) => when.unitsOver ?? 0);
      const edges = [...new Set([0, ...limits, units])].filter((edge) => edge <= units).sort((a, b) => a - b);
      let cost = new Fraction(0);
      for (const [index, end] of edges.entries()) {
        const begin = edges[index - 1];
        if (begin === undefined) continue;
        const rate = rateFor(rates, meter, { asked, inputTokens, outputTokens, units }, begin);
        if (rate === undefined) throw new Error(`nothing prices ${meterWords[meter].many} in it`);
        // No rate with a free part stands beside marginal ones, so none of them comes twice.
        const used = billedOf(rate, end - begin).mul(requests);
        cost = cost.add(priceOfOne(rate).mul(isMonth ? beyondFree(rate, used) : used));
      }
      return [meter, cost];
    }),
  );
}

/** The rate a model is ranked by on a day: without conditions where there is one, else the lowest. */
export function rankingRate(model: Model, date: string): Rate | undefined {
  const rates = ratesInForce(model, date);
  // A price per request comes last: it stands beside whatever else there is.
  const others = meterNames.filter((name) => name !== 'request');
  const order: readonly Meter[] = [
    ...(Object.keys(rankedBy[model.modality]) as Meter[]),
    ...others,
    'request',
  ];
  const meter = order.find((name) => rates.some((rate) => rate.meter === name));
  return meter && plainOrLowest(rates, meter);
}

function plainOrLowest(rates: readonly Rate[], meter: Meter): Rate | undefined {
  const own = rates.filter((rate) => rate.meter === meter);
  return own.find(({ when }) => heldBy(when).length === 0) ?? own.reduce<Rate | undefined>(lower, undefined);
}

/**
 * What the unit of a model's ranking rate comes to in a usual call, with what every call pays besides; undefined where
 * that is not known, or the rate holds at some hours only.
 */
export function rankingPrice(model: Model, date: string): Fraction | undefined {
  const rate = rankingRate(model, date);
  if (rate === undefined || rate.when.utc !== undefined || rate.when.days !== undefined) return undefined;
  const { modality } = model;
  const rates = ratesInForce(model, date);
  // What is billed only later, and then decides, leaves today's price a part of the bill.
  const decides = (meter: Meter) =>
    meter in rankedBy[modality] || (paidPerCall[modality] ?? ['request']).includes(meter);
  const isLater = ({ from = '', meter }: Rate) => from > date && !rates.some((own) => own.meter === meter);
  if (ratesOf(model).some((later) => decides(later.meter) && isLater(later))) return undefined;
  // Two units that are both paid have no common price.
  const alsoPaid = rate.meter === 'request' ? meterNames : (paidTogether[rate.meter] ?? []);
  if (rates.some(({ meter }) => meter !== rate.meter && alsoPaid.includes(meter))) return undefined;
  const besides = (paidPerCall[modality] ?? ['request']).filter((meter) => meter !== rate.meter);
  const fees = besides.flatMap((meter) => plainOrLowest(rates, meter) ?? []);
  const price = perUnitOfMeter(rate);
  if (fees.length === 0) return price;
  const count = rankedBy[modality][rate.meter];
  if (count === undefined) return undefined;
  return fees.reduce(
    (sum, fee) => sum.add(priceOfOne(fee).div(count).mul(meterWords[rate.meter].per)),
    price,
  );
}

/** What a model is ranked by where a request has so many input tokens, whose length may have a price of its own. */
export function priceAtLength(
  model: Model,
  { rate, price }: Ranked,
  inputTokens: number,
  date: string,
): Fraction {
  const request: Request = { asked: {}, inputTokens, outputTokens: 0, units: 0 };
  const long = rateFor(ratesInForce(model, date), rate.meter, request, 0) ?? rate;
  return price.sub(perUnitOfMeter(rate)).add(perUnitOfMeter(long));
}

function lower(sofar: Rate | undefined, rate: Rate): Rate {
  return sofar === undefined || priceOfOne(rate).lt(priceOfOne(sofar)) ? rate : sofar;
}

/** What one counted thing costs, whatever the price is listed per. */
function priceOfOne(rate: Pick<Rate, 'meter' | 'amount' | 'per'>): Fraction {
  return new Fraction(rate.amount).div(wordsOfRate(rate).things);
}

/** A price per the unit of its meter, whatever it is listed per. */
export function perUnitOfMeter(rate: Rate): Fraction {
  return priceOfOne(rate).mul(meterWords[rate.meter].per);
}

/** A price among those of its kind, per the unit of their meter. */
export interface Ranked {
  readonly id: string;
  readonly rate: Rate;
  readonly price: Fraction;
}

const rankings = new WeakMap<Catalog, Map<string, readonly Ranked[]>>();

/** What is still served of a kind and answers by this meter, cheapest first, then by id. */
export function ranking(catalog: Catalog, date: string, modality: Modality, meter: Meter): readonly Ranked[] {
  const known = rankings.get(catalog) ?? new Map<string, readonly Ranked[]>();
  const name = `${date} ${modality} ${meter}`;
  const ranked = known.get(name) ?? rankedModels(catalog, date, modality, meter);
  rankings.set(catalog, known.set(name, ranked));
  return ranked;
}

function rankedModels(catalog: Catalog, date: string, modality: Modality, meter: Meter): readonly Ranked[] {
  return catalog.models
    .filter((model) => model.modality === modality && !isGone(model, date))
    .flatMap((model) => {
      const rate = rankingRate(model, date);
      const price = rankingPrice(model, date);
      return rate?.meter === meter && price !== undefined ? [{ id: model.id, rate, price }] : [];
    })
    .sort((a, b) => a.price.compare(b.price) || (a.id < b.id ? -1 : 1));
}

/** How many of a ranking cost less than a price, and how many more. */
export function around(
  ranked: readonly Ranked[],
  price: Fraction,
): { readonly cheaper: number; readonly dearer: number } {
  const countOf = (isBelow: (other: Fraction) => boolean) => {
    let [low, high] = [0, ranked.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBelow(ranked[middle]?.price ?? price)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    cheaper: countOf((other) => other.lt(price)),
    dearer: ranked.length - countOf((other) => other.lte(price)),
  };
}

/** What a gateway's fee makes of sums. */
export interface FeeArithmetic {
  /** What has to be paid for a use; `isRate` of one unit, as a share of the smallest payment where the fee has steps. */
  readonly paid: (use: Fraction, isRate: boolean) => Fraction;
  /** What a payment leaves for use. */
  readonly left: (payment: Fraction) => Fraction;
}

/**
 * A fee at top-up takes its share, and its fixed part, out of what is paid; one on credits comes on top of what is bought.
 * It is never less than its minimum.
 */
export function feeOf({ platformFee, topUp }: Pick<Gateway, 'platformFee' | 'topUp'>): FeeArithmetic {
  if (platformFee === undefined) return { paid: (use) => use, left: (payment) => payment };
  const { percent, fixed = '0', minimum = '0', chargedOn } = platformFee;
  const share = new Fraction(percent).div(100);
  const taken = (base: Fraction) => {
    const sum = base.mul(share).add(fixed);
    return sum.lt(minimum) ? new Fraction(minimum) : sum;
  };
  /** The payment or the purchase from which on the share is what counts, and not the minimum. */
  const inOnePayment = (use: Fraction) => {
    if (chargedOn === 'credits') return use.add(taken(use));
    const byShare = use.add(fixed).div(new Fraction(1).sub(share));
    return byShare.sub(taken(byShare)).lt(use) ? use.add(minimum) : byShare;
  };
  const left = (payment: Fraction) => {
    let rest = payment.sub(taken(payment));
    if (chargedOn === 'credits') {
      rest = payment.sub(fixed).div(share.add(1));
      if (rest.add(taken(rest)).gt(payment)) rest = payment.sub(minimum);
    }
    return rest.lt(0) ? new Fraction(0) : rest;
  };
  const hasSteps = platformFee.fixed !== undefined || platformFee.minimum !== undefined;
  return {
    left,
    paid: (use, isRate) => {
      if (use.equals(0)) return use;
      const inOne = inOnePayment(use);
      if (!hasSteps || (topUp === undefined && !isRate)) return inOne;
      if (topUp === undefined)
        throw new Error('what is paid depends on the payment, and there is no smallest one');
      const least = new Fraction(topUp.minimum);
      return !isRate && inOne.gte(least) ? inOne : use.mul(least).div(left(least));
    },
  };
}

/** Whether a price with the fee is one figure: the fee is a share of any payment, or the smallest payment is known. */
export function tellsFee({ platformFee, topUp }: Pick<Gateway, 'platformFee' | 'topUp'>): boolean {
  return topUp !== undefined || (platformFee?.fixed ?? platformFee?.minimum) === undefined;
}

/** A fee in per cent alone as a share of the usage it is paid for, with two decimals at most: 5% of a payment is 5.26%. */
export function feeShare({ percent, chargedOn }: NonNullable<Gateway['platformFee']>): string {
  const paid = feeOf({ platformFee: { percent, chargedOn } }).paid(new Fraction(100), false);
  return rounded(paid.sub(100), 2);
}
