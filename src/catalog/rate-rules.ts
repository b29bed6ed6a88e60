/** What must hold between the rates of one model. */
import { conditionKeys, whenText, type ConditionKey, type When } from './conditions.ts';
import { compareDecimals } from './decimal.ts';
import { magnitudes } from './magnitudes.ts';
import { meters } from './meters.ts';
import type { Finding } from './problem.ts';
import type { Entry } from './rules.ts';
import { selectRates } from './rate-selector.ts';

type PlacedRate = Entry['rates'][number];

/** Findings about one model's rates: magnitudes, dates, duplicates, ties, selectors. */
export function rateRules(entry: Entry): Finding[] {
  return [
    ...(entry.parsed?.magnitude === undefined ? entry.rates.flatMap(magnitude) : []),
    ...entry.rates.flatMap(dates),
    ...pairs(entry.rates).flatMap(([first, second]) => clash(first, second, entry.rates)),
    ...selectors(entry),
  ];
}

function magnitude({ meter, amount, path }: PlacedRate): Finding[] {
  const [low, high] = magnitudes[meter];
  if (compareDecimals(amount, low) >= 0 && compareDecimals(amount, high) <= 0) return [];
  return [{ code: 'price-magnitude', path, values: { value: amount, unit: meters[meter].unit, low, high } }];
}

function dates({ from, until, path }: PlacedRate): Finding[] {
  if (from === undefined || until === undefined || from < until) return [];
  return [{ code: 'rate-dates', path, values: { from, until } }];
}

function clash(first: PlacedRate, second: PlacedRate, all: readonly PlacedRate[]): Finding[] {
  if (!datesOverlap(first, second)) return [];
  const [a, b] = [whenText(first.when), whenText(second.when)];
  const condition = a === '' ? '' : ` (${a})`;
  const meter = meters[first.meter].label.toLowerCase();
  if (a === b) {
    const dates = first.from === second.from ? '' : ' and overlapping dates';
    return [{ code: 'rate-duplicate', path: second.path, values: { meter, condition: condition || ' (none)', dates } }];
  }
  const [firstKeys, secondKeys] = [keysOf(first.when), keysOf(second.when)];
  if (firstKeys.length !== secondKeys.length || !compatible(first.when, second.when)) return [];
  // Thresholds of the same kind nest: the higher one that is passed wins.
  if (firstKeys.join() === secondKeys.join() && firstKeys.some(isThreshold)) return [];
  const union = new Set([...firstKeys, ...secondKeys]);
  const decided = all.some(
    ({ when }) =>
      keysOf(when).length === union.size && compatible(when, first.when) && compatible(when, second.when),
  );
  if (decided) return [];
  return [{ code: 'rate-tie', path: second.path, values: { meter, first: a, second: b } }];
}

function datesOverlap(a: PlacedRate, b: PlacedRate): boolean {
  const startsBefore = (x: PlacedRate, y: PlacedRate) => x.from === undefined || y.until === undefined || x.from < y.until;
  return startsBefore(a, b) && startsBefore(b, a);
}

/** True when one request can meet both conditions. */
function compatible(a: When, b: When): boolean {
  return conditionKeys.every((key) => {
    const [x, y] = [a[key], b[key]];
    if (x === undefined || y === undefined || isThreshold(key)) return true;
    return Array.isArray(x) && Array.isArray(y) ? x.some((item) => y.includes(item as never)) : x === y;
  });
}

function keysOf(when: When): ConditionKey[] {
  return conditionKeys.filter((key) => when[key] !== undefined);
}

function isThreshold(key: ConditionKey): boolean {
  return key === 'inputTokensOver' || key === 'unitsOver';
}

function pairs<T extends PlacedRate>(rates: readonly T[]): [T, T][] {
  return rates.flatMap((first, index) =>
    rates.slice(index + 1).flatMap((second): [T, T][] => (second.meter === first.meter ? [[first, second]] : [])),
  );
}

function selectors({ parsed, rates, path }: Entry): Finding[] {
  if (parsed === undefined) return [];
  return (['unverified', 'exceptions'] as const).flatMap((key) =>
    (parsed[key] ?? []).flatMap((statement, index) =>
      (statement.rates ?? []).flatMap((selector, position): Finding[] =>
        selectRates(rates, selector).length > 0
          ? []
          : [{ code: 'verify-unknown-rate', path: [...path, key, index, 'rates', position], values: { selector } }],
      ),
    ),
  );
}
