/** The prices of one meter as lines of the catalog. */
import { conditionKeys, type When } from '#catalog/registry/conditions.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import type { DraftRate } from '../draft/draft.ts';
import { gridOf } from './grid.ts';
import { amountScalar, flowList, flowMap, textScalar } from './scalar.ts';

/** Lists that fit on one line are easier to compare between models. */
export const lineWidth = 110;

/** The lines of a `prices:` or `estimates:` map, without its key; meters in the registry's order. */
export function ratesLines(rates: readonly DraftRate[], indent: string): string[] {
  return meterNames.flatMap((meter) => {
    const own = rates.filter((rate) => rate.meter === meter);
    return own.length === 0 ? [] : meterLines(meter, own, indent);
  });
}

function meterLines(meter: string, rates: readonly DraftRate[], indent: string): string[] {
  const { grid, rest } = gridOf(rates);
  const items = rest.toSorted(byCondition).map(itemText);
  const [only] = items;
  if (grid === undefined) {
    if (only !== undefined && items.length === 1) {
      return [`${indent}${meter}: ${rest[0]?.when && isBare(rest[0]) ? only : flowList([only])}`];
    }
    const line = `${indent}${meter}: ${flowList(items)}`;
    if (items.length === 2 && line.length <= lineWidth) return [line];
    return [`${indent}${meter}:`, ...items.map((item) => `${indent}  - ${item}`)];
  }
  if (items.length === 0) return [`${indent}${meter}:`, ...grid(`${indent}  `)];
  const [head = '', ...others] = grid(`${indent}    `);
  return [
    `${indent}${meter}:`,
    ...items.map((item) => `${indent}  - ${item}`),
    `${indent}  - ${head.trimStart()}`,
    ...others,
  ];
}

function isBare({ when, from, until }: DraftRate): boolean {
  return conditionKeys.every((key) => when[key] === undefined) && from === undefined && until === undefined;
}

/** The standard rate first, then by number of conditions and by date; otherwise as the source has them. */
function byCondition(a: DraftRate, b: DraftRate): number {
  const count = ({ when }: DraftRate) => conditionKeys.filter((key) => when[key] !== undefined).length;
  return count(a) - count(b) || Number(a.from !== undefined) - Number(b.from !== undefined);
}

function itemText(rate: DraftRate): string {
  const { amount, when, from, until } = rate;
  if (isBare(rate)) return amountScalar(amount);
  const conditions = whenPairs(when);
  return flowMap([
    ['amount', amountScalar(amount)],
    ...(conditions.length === 0 ? [] : [['when', flowMap(conditions)] as const]),
    ...(from === undefined ? [] : [['from', from] as const]),
    ...(until === undefined ? [] : [['until', until] as const]),
  ]);
}

function whenPairs(when: When): [string, string][] {
  return conditionKeys.flatMap((key): [string, string][] => {
    const value = when[key];
    if (value === undefined) return [];
    if (typeof value === 'object') return [[key, flowList(value.map(textScalar))]];
    return [[key, typeof value === 'string' ? textScalar(value) : String(value)]];
  });
}
