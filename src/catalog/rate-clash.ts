/** Whether two rates of one meter could both be the most specific one for a request. */
import { conditionKeys, whenText, type ConditionKey, type When } from './conditions.ts';
import type { PlacedRate } from './flatten-rates.ts';
import { meters } from './meters.ts';
import type { Finding } from './problem.ts';
import { minutesOf } from './utc-windows.ts';

/** @param all the rates of the model; one of them may decide between the two */
export function clash(first: PlacedRate, second: PlacedRate, all: readonly PlacedRate[]): Finding[] {
  if (first.meter !== second.meter || !datesOverlap(first, second)) return [];
  const [a, b] = [whenText(first.when), whenText(second.when)];
  const meter = meters[first.meter].label.toLowerCase();
  if (a === b) {
    const dates = first.from === second.from && first.until === second.until ? '' : ' and overlapping dates';
    const values = { meter, condition: a === '' ? 'none' : a, dates };
    return [{ code: 'rate-duplicate', path: second.path, values }];
  }
  if (!tied(first.when, second.when)) return [];
  if (all.some((rate) => rate.meter === first.meter && decides(rate, first, second))) return [];
  return [{ code: 'rate-tie', path: second.path, values: { meter, first: a, second: b } }];
}

/** True when one request can meet both and neither is more specific. */
function tied(a: When, b: When): boolean {
  const keys = keysOf(a);
  if (keys.length !== keysOf(b).length || !compatible(a, b)) return false;
  // Thresholds of the same kind nest: the higher one that is passed wins.
  const nested =
    keys.every((key) => b[key] !== undefined) && keys.some((key) => isThreshold(key) && a[key] !== b[key]);
  return !nested;
}

/** True when `rate` is more specific than both and holds wherever both hold. */
function decides(rate: PlacedRate, first: PlacedRate, second: PlacedRate): boolean {
  const union = conditionKeys.filter(
    (key) => first.when[key] !== undefined || second.when[key] !== undefined,
  );
  if (union.length === keysOf(first.when).length || keysOf(rate.when).join() !== union.join()) return false;
  const begins = [first.from, second.from]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  const ends = [first.until, second.until].filter((date) => date !== undefined).sort()[0];
  const inTime =
    (rate.from === undefined || (begins !== undefined && rate.from <= begins)) &&
    (rate.until === undefined || (ends !== undefined && ends <= rate.until));
  return inTime && union.every((key) => covers(key, rate.when, [first.when, second.when]));
}

/** True when a request that meets `key` of every `narrow` condition meets that of `wide`. */
function covers(key: ConditionKey, wide: When, narrow: readonly When[]): boolean {
  const wanted = wide[key];
  const given = narrow.map((when) => when[key]).filter((value) => value !== undefined);
  if (isThreshold(key)) return Number(wanted) <= Math.max(...given.map(Number));
  if (!Array.isArray(wanted)) return given.includes(wanted as never);
  const both = given.map((value) => membersOf(key, value)).reduce(intersection);
  return intersection(both, membersOf(key, wanted)).size === both.size;
}

function datesOverlap(a: PlacedRate, b: PlacedRate): boolean {
  const startsBefore = (x: PlacedRate, y: PlacedRate) =>
    x.from === undefined || y.until === undefined || x.from < y.until;
  return startsBefore(a, b) && startsBefore(b, a);
}

/** True when one request can meet both conditions. */
function compatible(a: When, b: When): boolean {
  return conditionKeys.every((key) => {
    const [x, y] = [a[key], b[key]];
    if (x === undefined || y === undefined || isThreshold(key)) return true;
    return intersection(membersOf(key, x), membersOf(key, y)).size > 0;
  });
}

/** Everything that a condition lets through: the minutes of windows, weekdays, or the one value. */
function membersOf(key: ConditionKey, value: When[ConditionKey]): Set<unknown> {
  if (key === 'utc') return minutesOf(value as readonly string[]);
  return new Set(Array.isArray(value) ? (value as unknown[]) : [value]);
}

function intersection(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): Set<unknown> {
  return new Set([...a].filter((member) => b.has(member)));
}

function keysOf(when: When): ConditionKey[] {
  return conditionKeys.filter((key) => when[key] !== undefined);
}

function isThreshold(key: ConditionKey): boolean {
  return key === 'inputTokensOver' || key === 'unitsOver';
}
