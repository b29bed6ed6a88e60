/** What sources say about single rates, hour by hour where a price depends on it. */
import { weekdays, type Weekday } from '#catalog/registry/conditions.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import type { Rate } from '#catalog/types.ts';
import { caseText } from './condition.ts';
import { amountIn, sameAmount } from './exact-amounts.ts';
import type { SourceAdapter, SourceEntry, SourceRate } from './sources/source.ts';

/** More than half of a week. */
const mostDays = 4;

/** What one source says against one rate. */
export interface Figure {
  readonly source: PriceSource;
  readonly ref: string;
  /** The source's amount; where it has several within the rate's hours, the first that differs. */
  readonly amount: string;
  readonly agrees: boolean;
  /** The UTC day the source's prices were taken. */
  readonly asOf: string;
}

/**
 * What a source says about a rate on a day; undefined when it does not have it.
 * A rate that begins after that day, or after a source's data were taken, is only known to a source that
 * announces a change for the very same day: older prices neither confirm nor contradict it.
 * @param siblings the catalog's rates that hold beside it, itself included
 */
export function figureFrom(
  adapter: SourceAdapter,
  ref: string,
  rate: Rate,
  siblings: readonly Rate[],
  date: string,
): Figure | undefined {
  const from = rate.from ?? '';
  const entry = adapter.lookup(ref, from > date ? from : date);
  const isAhead = from > date || from > adapter.asOf;
  if (entry === undefined || (isAhead && entry.since !== from)) return undefined;
  // Sources are read in the unit of the meter.
  const amounts = amountsFor(rate, siblings, entry).map((amount) =>
    amountIn(rate.meter, amount, undefined, rate.per),
  );
  const differing = amounts.find((amount) => !sameAmount(amount, rate.amount));
  const amount = differing ?? amounts[0];
  if (amount === undefined) return undefined;
  return { source: adapter.id, ref: entry.ref, amount, agrees: differing === undefined, asOf: adapter.asOf };
}

/**
 * The distinct amounts the source charges where the catalog charges `rate`: none when the source has no such
 * rate, several when it changes its price within the rate's hours.
 * @param siblings the catalog's rates that hold beside it, itself included
 */
export function amountsFor(rate: Rate, siblings: readonly Rate[], entry: SourceEntry): string[] {
  const condition = caseText(rate.when);
  const isAlike = (other: Rate | SourceRate) =>
    other.meter === rate.meter && caseText(other.when) === condition;
  const charged = entry.rates.filter(isAlike);
  const timed = charged.filter(isTimed);
  const flat = charged.find((other) => !isTimed(other));
  const listed = siblings.filter(isAlike);

  if (timed.length === 0) return flat === undefined || isTimed(rate) ? [] : [flat.amount];
  // A catalog that leaves the hours out is compared with the source's ordinary price; `left-out.ts` warns of the rest.
  if (!listed.some(isTimed)) return flat === undefined ? [] : [flat.amount];

  const knowsDays = timed.some(({ when }) => when.days !== undefined);
  const days: readonly (Weekday | undefined)[] = knowsDays ? weekdays : [undefined];
  const amounts = days.flatMap((day) =>
    chargedMinutes(rate, listed, day).flatMap((minute) => {
      const inForce = timed.find((other) => holds(other, day, minute)) ?? flat;
      return inForce === undefined ? [] : [inForce.amount];
    }),
  );
  return [...new Set(amounts)];
}

function isTimed({ when }: Rate | SourceRate): boolean {
  return when.utc !== undefined || when.days !== undefined;
}

/**
 * The minutes of the UTC day at which `rate` is charged: on one weekday, or on most of them for a source that knows hours
 * but no weekdays. What that one says of an hour is what is charged then on most days.
 * @param siblings the rates of the same meter and condition that differ in their hours, `rate` itself included
 */
function chargedMinutes(rate: Rate, siblings: readonly Rate[], one: Weekday | undefined): number[] {
  const stronger = siblings.filter((other) => specificity(other) > specificity(rate));
  return minutesWhere((minute) => {
    const days = (one === undefined ? weekdays : [one]).filter(
      (day) => holds(rate, day, minute) && !stronger.some((other) => holds(other, day, minute)),
    );
    return days.length >= (one === undefined ? mostDays : 1);
  });
}

function specificity({ when }: Rate): number {
  return Number(when.utc !== undefined) + Number(when.days !== undefined);
}

/** @param day undefined for whichever: only a rate that names no days holds then */
function holds(
  { when: { utc, days } }: Rate | SourceRate,
  day: Weekday | undefined,
  minute: number,
): boolean {
  const isDay = days === undefined || (day !== undefined && days.includes(day));
  return isDay && (utc === undefined || isInWindows(minute, utc));
}

const minutesPerDay = 24 * 60;

function minuteOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** True when the minute lies in a window `HH:MM-HH:MM`; its end is exclusive and may lie past midnight. */
function isInWindow(minute: number, window: string): boolean {
  const [start = '', end = ''] = window.split('-');
  const from = minuteOf(start);
  const until = minuteOf(end);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** Whether a minute of the UTC day, counted from midnight, lies in one of the windows `HH:MM-HH:MM`. */
export function isInWindows(minute: number, windows: readonly string[]): boolean {
  return windows.some((window) => isInWindow(minute, window));
}

/** The minutes of the day, 0 to 1439, for which `wanted` holds. */
export function minutesWhere(wanted: (minute: number) => boolean): number[] {
  return Array.from({ length: minutesPerDay }, (_, minute) => minute).filter(wanted);
}
