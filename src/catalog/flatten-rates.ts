/** From what an author may write under a meter (amount, list, grid) to a flat list of rates. */
import type { When } from './conditions.ts';
import { meterNames, type Meter } from './meters.ts';
import type { Finding } from './problem.ts';
import type { ParsedRates } from './schema.ts';
import type { Path } from './source.ts';
import type { Rate } from './types.ts';

type Authored = NonNullable<ParsedRates[Meter]>[number];
type Grid = Extract<Authored, { grid: unknown }>;
type Placed = Omit<Rate, 'line'> & { path: Path };

/** All rates of one `prices:` map in the registry's order, each with its place; grid faults as findings. */
export function flattenRates(prices: ParsedRates, path: Path): { rates: Placed[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const rates = meterNames.flatMap((meter) => {
    const authored = prices[meter] ?? [];
    const alone = authored.length === 1;
    return authored.flatMap((item, index) => {
      const itemPath = [...path, meter, ...(alone ? [] : [index])];
      if (typeof item === 'string') return [rate(meter, item, {}, itemPath)];
      if ('grid' in item) return fromGrid(meter, item, itemPath, findings);
      const { amount, when = {}, mode = 'whole', from, until } = item;
      return [{ meter, amount, when, mode, from, until, path: itemPath }];
    });
  });
  return { rates, findings };
}

function rate(meter: Meter, amount: string, when: When, path: Path): Placed {
  return { meter, amount, when, mode: 'whole', path };
}

function fromGrid(meter: Meter, { grid, rates }: Grid, path: Path, findings: Finding[]): Placed[] {
  const walk = (cell: Grid['rates'][string], depth: number, when: When, at: Path): Placed[] => {
    if (typeof cell === 'string') {
      if (depth === grid.length) return [rate(meter, cell, when, at)];
      findings.push(shapeFinding(at, grid.length, depth));
      return [];
    }
    const axis = grid[depth];
    if (axis === undefined) {
      findings.push(shapeFinding(at, grid.length, depth + 1));
      return [];
    }
    return Object.entries(cell).flatMap(([value, next]) =>
      walk(next, depth + 1, { ...when, [axis]: axis === 'audio' ? value === 'true' : value }, [...at, value]),
    );
  };
  return walk(rates, 0, {}, [...path, 'rates']);
}

function shapeFinding(path: Path, axes: number, depth: number): Finding {
  return {
    code: 'grid-shape',
    path,
    values: { axes: String(axes), depth: String(depth), path: String(path.at(-1)) },
  };
}
