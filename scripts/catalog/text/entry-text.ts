/** A draft as the lines of its entry in the catalog, keys in their documented order. */
import { productKeys, type AskedKey, type When } from '#catalog/registry/conditions.ts';
import { keysOf } from '#catalog/registry/when.ts';
import { meterNames } from '#catalog/registry/meters.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import type { Draft, DraftRate } from '../draft/draft.ts';
import { inOrder, modelKeys } from './key-order.ts';
import { amountScalar, flowList, flowMap, keyScalar, textScalar } from './scalar.ts';

const inner = '    ';

/** The lines of one entry of `models`, the dash included. */
export function entryLines(draft: Draft): string[] {
  const { facts } = draft;
  const blocks: readonly (readonly [key: string, lines: readonly string[]])[] = [
    ['id', line('id', textScalar(draft.id))],
    ['provider', line('provider', draft.provider)],
    ['name', line('name', textScalar(draft.name))],
    ['modality', line('modality', textScalar(draft.modality))],
    draft.rates.length === 0
      ? ['priceStatus', line('priceStatus', 'unknown')]
      : ['prices', [`${inner}prices:`, ...ratesLines(draft.rates, `${inner}  `)]],
    [
      'estimates',
      draft.estimates.length === 0
        ? []
        : [`${inner}estimates:`, ...ratesLines(draft.estimates, `${inner}  `)],
    ],
    ['snapshotOf', line('snapshotOf', draft.snapshotOf)],
    ['host', line('host', draft.host)],
    ...(['context', 'maxOutput', 'released', 'knowledge', 'openWeights', 'status', 'retires'] as const).map(
      (key) => [key, line(key, facts[key] === undefined ? undefined : String(facts[key]))] as const,
    ),
    [
      'capabilities',
      line('capabilities', facts.capabilities?.length ? flowList(facts.capabilities) : undefined),
    ],
    ['verify', verifyLines(draft.verify)],
  ];
  const [first = '', ...rest] = inOrder(blocks, modelKeys, ([key]) => key).flatMap(([, lines]) => lines);
  return [first.replace(inner, '  - '), ...rest];
}

function line(key: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${inner}${key}: ${value}`];
}

function verifyLines(verify: Draft['verify']): string[] {
  const pairs = priceSources.flatMap((source) => {
    const ref = verify[source];
    return ref === undefined ? [] : [[source, textScalar(ref)] as const];
  });
  if (pairs.length === 0) return [];
  const flow = `${inner}verify: ${flowMap(pairs)}`;
  if (flow.length <= lineWidth) return [flow];
  return [`${inner}verify:`, ...pairs.map(([source, ref]) => `${inner}  ${source}: ${ref}`)];
}

// The prices of one meter as lines of the catalog.

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

function isBare({ when, from, until, per }: Pick<DraftRate, 'per' | 'when' | 'from' | 'until'>): boolean {
  return keysOf(when).length === 0 && per === undefined && from === undefined && until === undefined;
}

/** The standard rate first, then by number of conditions and by date; otherwise as the source has them. */
function byCondition(a: DraftRate, b: DraftRate): number {
  return (
    keysOf(a.when).length - keysOf(b.when).length ||
    Number(a.from !== undefined) - Number(b.from !== undefined)
  );
}

/** One price of a list. */
export function itemText(rate: Pick<DraftRate, 'amount' | 'per' | 'when' | 'from' | 'until'>): string {
  const { amount, per, when, from, until } = rate;
  if (isBare(rate)) return amountScalar(amount);
  const conditions = whenPairs(when);
  return flowMap([
    ['amount', amountScalar(amount)],
    ...(per === undefined ? [] : [['per', textScalar(per)] as const]),
    ...(conditions.length === 0 ? [] : [['when', flowMap(conditions)] as const]),
    ...(from === undefined ? [] : [['from', from] as const]),
    ...(until === undefined ? [] : [['until', until] as const]),
  ]);
}

function whenPairs(when: When): [string, string][] {
  return keysOf(when).map((key): [string, string] => {
    const value = when[key];
    if (typeof value === 'object') return [key, flowList(value.map(textScalar))];
    return [key, typeof value === 'string' ? textScalar(value) : String(value)];
  });
}

// Rates that differ in two or more values of the same conditions, written as a grid.

/** Fewer cells are shorter as a list. */
const fewestCells = 3;

interface Grid {
  /** The lines of the grid; the first one begins with `grid:`. */
  readonly grid: ((indent: string) => string[]) | undefined;
  readonly rest: readonly DraftRate[];
}

/** Takes the largest set of undated rates with the same axes out of the rates of one meter. */
function gridOf(rates: readonly DraftRate[]): Grid {
  const groups = Map.groupBy(rates, axesOf);
  groups.delete('');
  const [largest] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  if (largest === undefined || largest[1].length < fewestCells) return { grid: undefined, rest: rates };
  const [name, cells] = largest;
  const axes = name.split(',') as AskedKey[];
  return {
    grid: (indent) => [`${indent}grid: ${flowList(axes)}`, ...cellLines('rates', cells, axes, indent)],
    rest: rates.filter((rate) => !cells.includes(rate)),
  };
}

/** `quality,size`; empty for a rate that does not belong in a grid. */
function axesOf({ when, from, until, per }: DraftRate): string {
  const keys = keysOf(when);
  const isCell =
    keys.every((key) => productKeys.some((axis) => axis === key)) &&
    from === undefined &&
    until === undefined &&
    per === undefined;
  return isCell ? keys.join(',') : '';
}

function cellLines(
  key: string,
  cells: readonly DraftRate[],
  axes: readonly AskedKey[],
  indent: string,
): string[] {
  const [axis, ...inner] = axes;
  if (axis === undefined) return [];
  const rows = [...Map.groupBy(cells, ({ when }) => String(when[axis]))];
  if (inner.length > 0) {
    return [
      `${indent}${keyScalar(key)}:`,
      ...rows.flatMap(([value, own]) => cellLines(value, own, inner, `${indent}  `)),
    ];
  }
  return [
    `${indent}${keyScalar(key)}: ${flowMap(rows.map(([value, [cell]]) => [keyScalar(value), amountScalar(cell?.amount ?? '')]))}`,
  ];
}
