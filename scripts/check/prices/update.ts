/** New prices that the sources settle, and how they are written into the catalog. */
import type { Rate } from '#catalog/types.ts';
import { sameAmount } from './exact-amounts.ts';
import type { Figure } from './figure.ts';
import type { PriceCheck } from './check.ts';
import type { Verdict } from './judge.ts';
import { isSelected } from './selector.ts';

export interface Proposal {
  readonly verdict: Verdict;
  /** The new amount as it is to be written. */
  readonly to: string;
  /** Who lists it. */
  readonly figures: readonly Figure[];
}

/**
 * The rates whose new price is settled: two sources or more list it and none lists anything else, or it is the one of
 * the source that an exception prefers. Dated rates are left to people: a new price after a `from` is a new entry.
 */
export function proposals({ verdicts }: Pick<PriceCheck, 'verdicts'>): Proposal[] {
  return verdicts.flatMap((verdict) => {
    const { rate } = verdict;
    if (rate.from !== undefined || rate.until !== undefined) return [];
    const figures = preferred(verdict) ?? agreed(verdict);
    const [first] = figures;
    return first === undefined || first.agrees ? [] : [{ verdict, to: authored(first.amount), figures }];
  });
}

function preferred({ model, rate, figures }: Verdict): Figure[] | undefined {
  const prefer = model.exceptions.find(
    ({ prefer: source, rates }) =>
      source !== undefined && (rates === undefined || rates.some((selector) => isSelected(selector, rate))),
  )?.prefer;
  const figure = figures.find(({ source }) => source === prefer);
  return figure === undefined ? undefined : [figure];
}

function agreed({ figures }: Verdict): readonly Figure[] {
  const [first] = figures;
  const isOne = first !== undefined && figures.every(({ amount }) => sameAmount(amount, first.amount));
  return isOne && figures.length > 1 ? figures : [];
}

/** As the catalog writes amounts: whole dollars bare, else at least two decimals. */
function authored(amount: string): Rate['amount'] {
  const [whole = '', fraction] = amount.split('.');
  return fraction === undefined ? whole : `${whole}.${fraction.padEnd(2, '0')}`;
}
