/** Whether two rates of one meter could both be the most specific one for a request. */

import type { CatalogFinding } from '#catalog/read/problem.ts';
import { type ConditionKey, type When, conditionKeys } from '#catalog/registry/conditions.ts';
import { meters } from '#catalog/registry/meters.ts';
import { isThreshold, keysOf, membersOf, whenText } from '#catalog/registry/when.ts';
import type { PlacedRate } from './flatten-rates.ts';

/** A rate with what every rule about rates asks of it. */
export interface RateCase {
  readonly rate: PlacedRate;
  /** The keys of its condition, and the whole condition as text. */
  readonly keys: readonly ConditionKey[];
  readonly text: string;
}

/** Works out once what every pair of rates is asked. */
export function caseOf(rate: PlacedRate): RateCase {
  const keys = keysOf(rate.when);
  return { rate, keys, text: keys.length === 0 ? '' : whenText(rate.when, keys) };
}

/** True when there is a day on which both rates hold. */
export function datesOverlap(a: PlacedRate, b: PlacedRate): boolean {
  const startsBefore = (x: PlacedRate, y: PlacedRate) =>
    x.from === undefined || y.until === undefined || x.from < y.until;
  return startsBefore(a, b) && startsBefore(b, a);
}

/** What is wrong between any two of a model's rates. */
export function clashes(cases: readonly RateCase[]): CatalogFinding[] {
  const findings: CatalogFinding[] = [];
  for (const ofMeter of Map.groupBy(cases, ({ rate }) => rate.meter).values()) {
    for (const [index, second] of ofMeter.entries()) {
      for (const first of ofMeter.slice(0, index)) findings.push(...caseClash(first, second, ofMeter));
    }
  }
  return findings;
}

/** @param all the rates of the model; one of them may decide between the two */
export function clash(first: PlacedRate, second: PlacedRate, all: readonly PlacedRate[]): CatalogFinding[] {
  if (first.meter !== second.meter) return [];
  return caseClash(
    caseOf(first),
    caseOf(second),
    all.filter(({ meter }) => meter === first.meter).map(caseOf),
  );
}

/** @param all the rates of the meter */
function caseClash(a: RateCase, b: RateCase, all: readonly RateCase[]): CatalogFinding[] {
  const [first, second] = [a.rate, b.rate];
  // One of the two is more specific: by far the usual case.
  if (a.text !== b.text && a.keys.length !== b.keys.length) return [];
  if (!datesOverlap(first, second)) return [];
  if (a.text === b.text) {
    const meter = meters[first.meter].label.toLowerCase();
    const dates = first.from === second.from && first.until === second.until ? '' : ' and overlapping dates';
    const values = { meter, condition: a.text === '' ? 'none' : a.text, dates };
    return [{ code: 'rate-duplicate', path: second.path, values }];
  }
  if (!tied(a, b)) return [];
  if (all.some((other) => decides(other, a, b))) return [];
  const meter = meters[first.meter].label.toLowerCase();
  return [{ code: 'rate-tie', path: second.path, values: { meter, first: a.text, second: b.text } }];
}

/** True when one request can meet both of two conditions with as many keys. */
function tied({ rate: { when: a }, keys }: RateCase, { rate: { when: b } }: RateCase): boolean {
  if (!compatible(a, b)) return false;
  // Thresholds of the same kind nest: the higher one that is passed wins.
  const nested =
    keys.every((key) => b[key] !== undefined) && keys.some((key) => isThreshold(key) && a[key] !== b[key]);
  return !nested;
}

/** True when a rate is more specific than two others and holds wherever both hold. */
function decides({ rate, keys }: RateCase, a: RateCase, b: RateCase): boolean {
  // Together the two have more keys than either, since neither is more specific.
  if (keys.length <= a.keys.length) return false;
  const [first, second] = [a.rate, b.rate];
  const union = conditionKeys.filter((key) => a.keys.includes(key) || b.keys.includes(key));
  if (keys.join() !== union.join()) return false;
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

/** True when one request can meet both conditions. */
function compatible(a: When, b: When): boolean {
  return conditionKeys.every((key) => {
    const [x, y] = [a[key], b[key]];
    if (x === undefined || y === undefined || isThreshold(key)) return true;
    if (!Array.isArray(x) || !Array.isArray(y)) return x === y;
    return intersection(membersOf(key, x), membersOf(key, y)).size > 0;
  });
}

function intersection(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): Set<unknown> {
  return new Set([...a].filter((member) => b.has(member)));
}
