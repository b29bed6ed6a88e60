/**
 * Which of a model's prices a client's file can hold, and why it leaves the others out. A client prices a request by what
 * it counts, by the service it was asked of, and by the length of its input; of each of these cases the file has the price
 * that our own calculator takes, or none.
 */
import type { Service } from '#catalog/registry/conditions.ts';
import { isMonthly, meterNames, type Meter } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import { isTimed, keysOf } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { Decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { announcedRates, listedRates, pickRate, priceOfOne, ratesOn } from '#pricing/rates.ts';
import type { Site } from '#views/site.ts';

/** A case in which a client looks for the price of a meter. */
export interface Case {
  readonly meter: Meter;
  /** Undefined for the standard one. */
  readonly service: Service | undefined;
  /** The request has more input tokens than this; 0 for any request. */
  readonly over: number;
}

/** The price of a case. */
export interface ClientPrice extends Case {
  readonly rate: Rate;
  /** For as many counted things as the client's field is for, exact. */
  readonly amount: Decimal;
}

/** One of the ways in which a client comes to the cost of a request. */
export interface Way {
  readonly meters: readonly Meter[];
  /** Whether it counts in everything, or only what answers "how much" for a model; what else there is has a price in no file. */
  readonly needs: 'all' | 'headline';
}

/** What a client can price. */
export interface ClientShape {
  /** Of kinds of models; the first that holds what it needs is taken, and without one the model is left out. Or why all are. */
  readonly ways: Readonly<Partial<Record<Modality, readonly Way[] | Reason>>>;
  /** The same of every other kind, also of those to come. */
  readonly otherwise: readonly Way[] | Reason;
  /** Whether it looks for a price in this case. */
  readonly holds: (one: Case) => boolean;
  /** How many counted things its price of a meter is for: "1", "1/60". */
  readonly per: (meter: Meter) => Decimal;
  /** Whether it has prices that begin on a later day. */
  readonly hasDates?: true;
}

/** Why something is left out, and what the client then computes. */
export const reasons = {
  unpriced: {
    says: 'The list has no price of this model.',
    computes: 'No cost: the model is not in the file.',
  },
  retired: {
    says: 'The model is no longer served.',
    computes: 'No cost: the model is not in the file.',
  },
  incomplete: {
    says: 'The client has no field for something that a request to this model pays, so that it would compute too little.',
    computes: 'No cost: the model is not in the file.',
  },
  lookup: {
    says: 'The client looks for the price of such a model by the last part of its name too, and may find one in its own list.',
    computes: 'No cost, or that of another provider.',
  },
  uncalled: {
    says: 'The client has no call of this kind to a gateway.',
    computes: 'No cost: the model is not in the file.',
  },
  later: {
    says: 'The price begins on a later day. The file has the prices of the day on which it was made.',
    computes: 'The price of that day.',
  },
  hours: {
    says: 'The price holds at some hours of the day or on some days of the week.',
    computes: 'The price of all other hours.',
  },
  billing: {
    says: 'What is billed is not what is counted: there is a least amount, a step, or a part that is free.',
    computes: 'Nothing for these units.',
  },
  request: {
    says: 'The price depends on something a request asks for, such as a size, a quality or a region.',
    computes: 'The price without that condition, where there is one.',
  },
  volume: {
    says: 'The price depends on how many units a request has, or on the length of its answer.',
    computes: 'The price without that condition, where there is one.',
  },
  unit: {
    says: 'The client has no field for what is counted.',
    computes: 'Nothing for these units.',
  },
  case: {
    says: 'The client has no field for this unit at this service or length of input.',
    computes: 'Another price of the model, that without the condition if nothing else is said above.',
  },
  digits: {
    says: 'The price of one unit, in which the client counts, has no end as a decimal.',
    computes: 'No cost: the model is not in the file.',
  },
} as const satisfies Readonly<Record<string, { says: string; computes: string }>>;

export type Reason = keyof typeof reasons;

export interface LeftOutRate {
  readonly rate: Rate;
  readonly reason: Reason;
}

/** What a client's file says of a model: prices, that it is free, or nothing. */
export type ClientPlan =
  | { readonly kind: 'out'; readonly reason: Reason }
  | { readonly kind: 'free' }
  | {
      readonly kind: 'priced';
      readonly prices: readonly ClientPrice[];
      /** Those of later days, for clients that have dates: each holds from its day until the next one. */
      readonly later: readonly { readonly from: string; readonly prices: readonly ClientPrice[] }[];
      readonly leftOut: readonly LeftOutRate[];
    };

export function clientPlan(site: Site, model: Model, shape: ClientShape): ClientPlan {
  const { date } = site;
  if (!site.lifecycle(model).isServed) return { kind: 'out', reason: 'retired' };
  if (model.pricing.kind === 'free') return { kind: 'free' };
  if (model.pricing.kind !== 'priced') return { kind: 'out', reason: 'unpriced' };
  const ways = shape.ways[model.modality] ?? shape.otherwise;
  if (typeof ways === 'string') return { kind: 'out', reason: ways };
  const rates = ratesOn(model, date);
  if (rates.length === 0) return { kind: 'out', reason: 'later' };
  const today = pricesOn(shape, ways, model, date);
  if (today === undefined) {
    const isEndless = rates.some((rate) => reasonAgainst(shape, rate) === 'digits');
    return { kind: 'out', reason: isEndless ? 'digits' : 'incomplete' };
  }
  const later = shape.hasDates === true ? changesAfter(model, date) : [];
  const periods = later.flatMap((from) => {
    const period = pricesOn(shape, ways, model, from);
    return period === undefined ? [] : [{ from, ...period }];
  });
  const held = new Set(
    [today, ...periods].flatMap(({ prices }) => prices.filter(isOwn).map(({ rate }) => rate)),
  );
  const reasonOf = (rate: Rate) =>
    [...periods].find(({ from }) => from === rate.from)?.leftOut.find((one) => one.rate === rate)?.reason ??
    'later';
  return {
    kind: 'priced',
    prices: today.prices,
    later: periods,
    leftOut: [
      ...today.leftOut,
      ...announcedRates(model, date)
        .filter((rate) => !held.has(rate))
        .map((rate) => ({ rate, reason: reasonOf(rate) })),
    ],
  };
}

/** The days after one on which a price of the model begins or ends. */
function changesAfter(model: Model, date: string): string[] {
  const days = listedRates(model).flatMap(({ from, until }) => [from ?? '', until ?? '']);
  return [...new Set(days)].filter((day) => day > date).sort();
}

/** What is held of the rates of a day, and why the others are not; undefined where the client would compute too little. */
function pricesOn(
  shape: ClientShape,
  ways: readonly Way[],
  model: Model,
  date: string,
): { readonly prices: readonly ClientPrice[]; readonly leftOut: readonly LeftOutRate[] } | undefined {
  const way = ways.find((one) => holdsAll(shape, one, model, date));
  if (way === undefined) return undefined;
  const isCounted = ({ meter }: Rate) => way.meters.includes(meter);
  const rates = ratesOn(model, date);
  const usable = rates.filter((rate) => isCounted(rate) && reasonAgainst(shape, rate) === undefined);
  const prices = casesOf(usable).flatMap((one): ClientPrice[] => {
    const rate = shape.holds(one) ? rateIn(usable, one) : undefined;
    return rate === undefined ? [] : [{ ...one, rate, amount: amountOf(shape, rate) }];
  });
  const held = new Set(prices.filter(isOwn).map(({ rate }) => rate));
  const leftOut = rates
    .filter((rate) => !held.has(rate))
    .map((rate) => ({ rate, reason: reasonAgainst(shape, rate) ?? (isCounted(rate) ? 'case' : 'unit') }));
  return { prices, leftOut };
}

/** Whether a price stands in the case of its own rate, and not in one that takes it over. */
export function isOwn({ service, over, rate }: ClientPrice): boolean {
  return service === rate.when.service && over === (rate.when.inputTokensOver ?? 0);
}

/** The rate that a request of this case pays, as our calculator picks it. */
function rateIn(rates: readonly Rate[], { meter, service, over }: Case): Rate | undefined {
  return pickRate(rates, meter, { service, inputTokens: over === 0 ? 0 : over + 1 });
}

/** Whether all that a request to the model pays is held in its standard case. */
function holdsAll(shape: ClientShape, way: Way, model: Model, date: string): boolean {
  const rates = ratesOn(model, date);
  const { perCall } = modalities[model.modality];
  const answer = headline(model, date)?.rates.map(({ meter }) => meter) ?? [];
  const isNeeded = (meter: Meter) =>
    way.needs === 'all' ? !isMonthly(meter) : answer.includes(meter) || perCall.includes(meter);
  return meterNames
    .filter((meter) => isNeeded(meter) && rates.some((rate) => rate.meter === meter))
    .every((meter) => {
      const standard = { meter, service: undefined, over: 0 };
      const rate = way.meters.includes(meter) && shape.holds(standard) ? rateIn(rates, standard) : undefined;
      return rate !== undefined && reasonAgainst(shape, rate) === undefined;
    });
}

/** Why the file does not hold a rate, apart from which fields there are. */
function reasonAgainst(shape: ClientShape, rate: Rate): Reason | undefined {
  const keys = keysOf(rate.when);
  if (isTimed(rate.when)) return 'hours';
  if (rate.mode === 'marginal' || keys.some((key) => key === 'unitsOver' || key === 'outputTokensOver'))
    return 'volume';
  if (keys.some((key) => key !== 'service' && key !== 'inputTokensOver')) return 'request';
  if ((rate.rules ?? []).length > 0) return 'billing';
  return amountOf(shape, rate).over === 1n ? undefined : 'digits';
}

function amountOf(shape: ClientShape, rate: Rate): Decimal {
  return priceOfOne(rate).times(shape.per(rate.meter));
}

function casesOf(rates: readonly Rate[]): Case[] {
  const services = [undefined, ...new Set(rates.flatMap(({ when }) => when.service ?? []))];
  const overs = [...new Set([0, ...rates.flatMap(({ when }) => when.inputTokensOver ?? [])])].sort(
    (a, b) => a - b,
  );
  const counted = meterNames.filter((meter) => rates.some((rate) => rate.meter === meter));
  return services.flatMap((service) =>
    overs.flatMap((over) => counted.map((meter) => ({ meter, service, over }))),
  );
}
