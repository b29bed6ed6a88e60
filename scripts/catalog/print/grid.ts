/** Rates that differ in two or more values of the same conditions, written as a grid. */
import { conditionKeys, type ConditionKey } from '#catalog/registry/conditions.ts';
import type { DraftRate } from '../draft/draft.ts';
import { amountScalar, flowList, flowMap } from './scalar.ts';

/** Conditions that a grid may have as an axis, outermost first. */
const axisOrder = ['quality', 'size', 'resolution', 'audio'] as const satisfies readonly ConditionKey[];
type Axis = (typeof axisOrder)[number];

/** Fewer cells are shorter as a list. */
const fewestCells = 3;

interface Grid {
  /** The lines of the grid; the first one begins with `grid:`. */
  readonly grid: ((indent: string) => string[]) | undefined;
  readonly rest: readonly DraftRate[];
}

/** Takes the largest set of undated rates with the same axes out of the rates of one meter. */
export function gridOf(rates: readonly DraftRate[]): Grid {
  const groups = Map.groupBy(rates, axesOf);
  groups.delete('');
  const [largest] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  if (largest === undefined || largest[1].length < fewestCells) return { grid: undefined, rest: rates };
  const [name, cells] = largest;
  const axes = name.split(',') as Axis[];
  return {
    grid: (indent) => [`${indent}grid: ${flowList(axes)}`, ...cellLines('rates', cells, axes, indent)],
    rest: rates.filter((rate) => !cells.includes(rate)),
  };
}

/** `quality,size`; empty for a rate that does not belong in a grid. */
function axesOf({ when, from, until }: DraftRate): string {
  const keys = conditionKeys.filter((key) => when[key] !== undefined);
  const isCell =
    keys.every((key) => axisOrder.some((axis) => axis === key)) && from === undefined && until === undefined;
  return isCell ? axisOrder.filter((axis) => when[axis] !== undefined).join(',') : '';
}

function cellLines(
  key: string,
  cells: readonly DraftRate[],
  axes: readonly Axis[],
  indent: string,
): string[] {
  const [axis, ...inner] = axes;
  if (axis === undefined) return [];
  const rows = [...Map.groupBy(cells, ({ when }) => String(when[axis]))];
  if (inner.length > 0) {
    return [
      `${indent}${key}:`,
      ...rows.flatMap(([value, own]) => cellLines(value, own, inner, `${indent}  `)),
    ];
  }
  return [
    `${indent}${key}: ${flowMap(rows.map(([value, [cell]]) => [value, amountScalar(cell?.amount ?? '')]))}`,
  ];
}
