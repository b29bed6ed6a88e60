/** Which of the rates of an entry a catalog can list beside one another: import takes these, and no check asks for others. */
import { keysOf } from '#catalog/registry/when.ts';
import { clash } from '#catalog/rules/rate-clash.ts';
import type { Rate } from '#catalog/types.ts';

/** What tells which of two rates is charged. */
type Decidable = Pick<Rate, 'meter' | 'amount' | 'when'> & Partial<Pick<Rate, 'from' | 'until'>>;

interface DecidedRates<R> {
  readonly rates: readonly R[];
  /** Would apply beside another rate, and no source says which of the two is charged. */
  readonly undecided: readonly R[];
}

/** Drops rates that could both be the most specific one for a request, and says which. */
export function decidedRates<R extends Decidable>(all: readonly R[]): DecidedRates<R> {
  let rates = all;
  const undecided: R[] = [];
  for (let lost = loser(rates); lost !== undefined; lost = loser(rates)) {
    const out = lost;
    undecided.push(out);
    rates = rates.filter((rate) => rate !== out);
  }
  return { rates, undecided };
}

/** Of two rates that tie, the one with a service goes: the length of a request is not the reader's choice. */
function loser<R extends Decidable>(rates: readonly R[]): R | undefined {
  const placed = rates.map((rate, index) => ({ ...rate, mode: 'whole' as const, path: [index], index }));
  for (const first of placed) {
    if (keysOf(first.when).length === 0) continue;
    for (const second of placed.slice(first.index + 1)) {
      if (first.meter !== second.meter || clash(first, second, placed).length === 0) continue;
      return rates[first.when.service === undefined ? second.index : first.index];
    }
  }
  return undefined;
}
