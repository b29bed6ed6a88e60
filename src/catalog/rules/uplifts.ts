/** Rates that follow from others by a factor: of a region, or of whatever else a request can ask for. */
import type { AskedKey, When } from '#catalog/registry/conditions.ts';
import { keysOf, whenText } from '#catalog/registry/when.ts';
import type { ParsedUplift } from '#catalog/schema/price-schema.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import type { PlacedRate } from './flatten-rates.ts';

/**
 * The rates with those that the uplifts make of them: every rate that does not name the condition, multiplied exactly. A
 * rate that is listed for a case stands as it is, and a later uplift multiplies what an earlier one made.
 */
export function withUplifts(
  rates: readonly PlacedRate[],
  uplifts: readonly ParsedUplift[] = [],
): readonly PlacedRate[] {
  return uplifts.reduce((all, { factor, when }) => {
    const listed = new Set(all.map(nameOf));
    const raised = casesOf(when).flatMap((asked) =>
      all
        .filter((rate) => keysOf(asked).every((key) => rate.when[key] === undefined))
        .map((rate) => ({
          ...rate,
          amount: plain(decimal(rate.amount).times(decimal(factor))),
          when: { ...rate.when, ...asked },
        })),
    );
    return [...all, ...raised.filter((rate) => !listed.has(nameOf(rate)))];
  }, rates);
}

function nameOf({ meter, when, from, until }: PlacedRate): string {
  return [meter, whenText(when), from, until].join(' ');
}

/** One condition for each combination of the values that an uplift names. */
function casesOf(when: ParsedUplift['when']): When[] {
  const named = Object.entries(when) as [AskedKey, readonly unknown[]][];
  return named.reduce<When[]>(
    (cases, [key, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}
