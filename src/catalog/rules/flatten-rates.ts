/** From what an author may write under a meter (amount, list, grid) to a flat list of rates. */
import type { When } from '#catalog/registry/conditions.ts';
import { meterNames, type Meter } from '#catalog/registry/meters.ts';
import type { CatalogFinding } from '#catalog/read/problem.ts';
import { whenSchema, type GridCell, type ParsedRates } from '#catalog/schema/price-schema.ts';
import type { Path } from '#catalog/read/source.ts';
import type { Rate } from '#catalog/types.ts';
import { zodFindings } from './zod-findings.ts';

type Authored = NonNullable<ParsedRates[Meter]>[number];
type Grid = Extract<Authored, { grid: unknown }>;

/** A rate with its place in the data. */
export type PlacedRate = Omit<Rate, 'line'> & { readonly path: Path };

/** One for all the rates without a condition, of which a large catalog has many. */
const noCondition: When = Object.freeze({});

/** All rates of one `prices:` map in the registry's order, each with its place; grid faults as findings. */
export function flattenRates(
  prices: ParsedRates,
  path: Path,
): { rates: PlacedRate[]; findings: CatalogFinding[] } {
  const findings: CatalogFinding[] = [];
  const metersHere = meterNames.filter((meter) => prices[meter] !== undefined);
  const rates = metersHere.flatMap((meter) =>
    (prices[meter] ?? []).flatMap((item, index) => {
      const at = [...path, meter, index];
      if (typeof item === 'string') return [standardRate(meter, item, noCondition, at)];
      if ('grid' in item) return fromGrid(meter, item, at, findings);
      const { amount, when = noCondition, mode = 'whole', from, until } = item;
      return [{ meter, amount, when, mode, from, until, path: at }];
    }),
  );
  return { rates, findings };
}

function standardRate(meter: Meter, amount: string, when: When, path: Path): PlacedRate {
  return { meter, amount, when, mode: 'whole', from: undefined, until: undefined, path };
}

function fromGrid(meter: Meter, { grid, rates }: Grid, path: Path, findings: CatalogFinding[]): PlacedRate[] {
  const walk = (cell: GridCell, depth: number, when: When, at: Path): PlacedRate[] => {
    const axis = grid[depth];
    if (typeof cell === 'string') {
      if (axis === undefined) return [standardRate(meter, cell, when, at)];
      findings.push(shapeFinding(at, grid.length, depth));
      return [];
    }
    if (axis === undefined) {
      findings.push(shapeFinding(at, grid.length, depth + 1));
      return [];
    }
    return Object.entries(cell).flatMap(([value, next]) => {
      const condition = whenSchema.shape[axis].safeParse(value, { reportInput: true });
      if (condition.success)
        return walk(next, depth + 1, { ...when, [axis]: condition.data }, [...at, value]);
      for (const finding of zodFindings(condition.error, [...at, value]))
        findings.push({ ...finding, at: 'key' });
      return [];
    });
  };
  return walk(rates, 0, {}, [...path, 'rates']);
}

function shapeFinding(path: Path, axes: number, depth: number): CatalogFinding {
  return {
    code: 'grid-shape',
    path,
    values: { axes: String(axes), depth: String(depth), path: String(path.at(-1)) },
  };
}
