/** From what an author may write under a meter (amount, list, grid) to a flat list of rates. */
import type { When } from '#catalog/registry/conditions.ts';
import {
  billingKeys,
  billingRules,
  type AppliedRule,
  type BillingKey,
  type BillingQuantity,
} from '#catalog/registry/billing-rules.ts';
import { decimal } from '#pricing/decimal.ts';
import {
  isOwnUnit,
  meterNames,
  meters,
  perNamed,
  unitNamed,
  unitsOf,
  type Meter,
  type Per,
} from '#catalog/registry/meters.ts';
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
      const terms = termsOf(meter, item, at, findings);
      if ('grid' in item) return fromGrid(meter, item, at, findings).map((rate) => ({ ...rate, ...terms }));
      const { amount, when = noCondition, mode = 'whole', from, until } = item;
      return [{ meter, amount, when, mode, from, until, ...terms, path: at }];
    }),
  );
  return { rates, findings };
}

/** In which unit an amount is, and how what is counted becomes what is billed. */
function termsOf(
  meter: Meter,
  item: Exclude<Authored, string>,
  path: Path,
  findings: CatalogFinding[],
): Pick<Rate, 'per' | 'unit' | 'billing' | 'rules'> {
  const known = (text: string, key: string): Per | undefined => {
    const per = perNamed(meter, text);
    const values = {
      value: text,
      things: meters[meter].noun.many,
      known: Object.keys(unitsOf(meter)).join(', '),
    };
    if (per === undefined) findings.push({ code: 'unit-unknown', path: [...path, key], values });
    return per === undefined || isOwnUnit(meter, per) ? undefined : per;
  };
  const per = item.per === undefined ? undefined : known(item.per, 'per');
  const billing = billingKeys.flatMap((key) => {
    const quantity = item[key];
    if (quantity?.per !== undefined) known(quantity.per, key);
    else if (quantity !== undefined && meters[meter].kind === 'minutes' && /^\d+$/.test(quantity.units))
      findings.push({
        code: 'quantity-bare',
        path: [...path, key],
        values: { value: quantity.units, things: key },
      });
    return quantity === undefined ? [] : [[key, quantity, meter] as const];
  });
  return {
    ...(per !== undefined && { per, unit: unitNamed(meter, per) }),
    ...(billing.length > 0 && {
      billing: Object.fromEntries(billing.map(([key, quantity]) => [key, quantity])),
      rules: billing.map(applied),
    }),
  };
}

/** A rule as bills apply it: its limit in the things that the meter counts, so that 10 seconds are 1/6 of a minute. */
function applied([key, { units, per }, meter]: readonly [BillingKey, BillingQuantity, Meter]): AppliedRule {
  const { kind, of } = billingRules[key];
  const [top, bottom] = (per && unitsOf(meter)[per]) ?? [1, 1];
  return { kind, of, limit: decimal(units).times(decimal(top)).div(decimal(bottom)).toFraction() };
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
