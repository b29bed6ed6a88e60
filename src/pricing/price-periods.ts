/**
 * From when until when each price of a model held. What is listed has its days in the catalog; what was listed before is
 * known from the recorded changes, of which each says what it changed. So today's answer is what is listed today, and
 * that of a past day is what undoing all later changes leaves of it.
 */
import type { When } from '#catalog/registry/conditions.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import { whenFromText } from '#catalog/registry/when.ts';
import type { PriceChange, Rate } from '#catalog/types.ts';

/** Some days on which a price was one and the same. */
export interface PricePeriod {
  /** First UTC day; undefined where nothing says since when it held. */
  readonly from: string | undefined;
  /** First UTC day on which it no longer held, or will not; undefined where nothing is known to end it. */
  readonly until: string | undefined;
  /** The listed rate whose days they are; undefined where only the changes around them tell the amount. */
  readonly rate: Rate | undefined;
  /** The recorded change by which it began. */
  readonly began: PriceChange | undefined;
  /** The recorded change by which it ended, or will. */
  readonly ended: PriceChange | undefined;
}

/** All that is known of one price: of a meter, under one condition. */
export interface RateHistory {
  /** Its key without days (see `rateKey`). */
  readonly key: string;
  readonly meter: Meter;
  readonly when: When;
  readonly mode: Rate['mode'];
  /** Oldest first; no two of them share a day. */
  readonly periods: readonly PricePeriod[];
}

/** What is asked of: a model that is listed, or one that was. */
export interface PricedModel {
  readonly id: string;
  readonly rates: readonly Rate[];
  /** The UTC day since which it is no longer listed. */
  readonly removed?: string | undefined;
}

/**
 * Every price of a model, those that are listed first. Of a price that is listed no longer, the days since its last
 * change are left out: nobody recorded when they ended. The last change of a condition that costs what every request does
 * is its end, as it has no price of its own since.
 * @param changes those of the model that readers are told, oldest first: what was listed wrongly for a while is none
 * @param today UTC day: later changes lead to a listed price only where that names its day
 */
export function rateHistories(
  { id, rates, removed }: PricedModel,
  changes: readonly PriceChange[],
  today: string,
): RateHistory[] {
  const listed = Map.groupBy(rates, ({ meter, when }) => rateKey(id, { meter, when }));
  const recorded = Map.groupBy(changes, ({ meter, when = '' }) =>
    rateKey(id, { meter, when: whenFromText(when) }),
  );
  return [...new Set([...listed.keys(), ...recorded.keys()])].flatMap((key): RateHistory[] => {
    const own = listed.get(key) ?? [];
    const told = recorded.get(key) ?? [];
    const periods = periodsOf(own, told, today, removed);
    const [rate] = own;
    if (rate !== undefined) return [{ key, meter: rate.meter, when: rate.when, mode: rate.mode, periods }];
    const [change] = told;
    if (change === undefined) return [];
    const { meter, when = '', mode = 'whole' } = change;
    return [{ key, meter, when: whenFromText(when), mode, periods }];
  });
}

function periodsOf(
  rates: readonly Rate[],
  changes: readonly PriceChange[],
  today: string,
  removed: string | undefined,
): PricePeriod[] {
  const on = (day: string | undefined) =>
    day === undefined ? undefined : changes.find(({ date }) => date === day);
  const listed = rates
    .map((rate): PricePeriod => {
      const { until } = rate;
      const from = rate.from ?? lastBefore(changes, until, today)?.date;
      return { from, until, rate, began: on(from), ended: on(until) };
    })
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const end = listed.length > 0 ? listed[0]?.from : removed;
  const earlier = listed.length > 0 ? changes.filter(({ date }) => date <= (end ?? '')) : changes;
  const past = earlier.map((change, index): PricePeriod => {
    const began = earlier[index - 1];
    return { from: began?.date, until: change.date, rate: undefined, began, ended: change };
  });
  const last = earlier.at(-1);
  // What the last change led to held until something else was listed, or nothing.
  const rest: PricePeriod[] =
    last === undefined || end === undefined || last.date >= end
      ? []
      : [{ from: last.date, until: end, rate: undefined, began: last, ended: undefined }];
  return [...past, ...rest, ...listed];
}

/** The change since which a price holds that the catalog lists without a first day. */
function lastBefore(
  changes: readonly PriceChange[],
  until: string | undefined,
  today: string,
): PriceChange | undefined {
  return changes.findLast(({ date }) => date <= today && (until === undefined || date < until));
}
