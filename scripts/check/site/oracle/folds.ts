/** Rates that need no row of their own, because a sentence says by how much they differ from all the others. */
import Fraction from 'fraction.js';
import type { Rate } from '#catalog/types.ts';
import { conditionText } from './rates.ts';

export interface Fold {
  readonly rates: readonly Rate[];
  /** What the page has to say of them, in small letters: each name, and the difference. */
  readonly name: string;
  readonly says: string;
}

/** By region and by hardware: each name whose rates are those without a name, multiplied alike. */
export function foldsOf(rates: readonly Rate[]): Fold[] {
  return (['region', 'hardware'] as const).flatMap((key) => {
    const amounts = new Map(
      rates.filter(({ when }) => when[key] === undefined).map((rate) => [caseOf(rate), rate.amount]),
    );
    const names = new Set(rates.flatMap(({ when }) => when[key] ?? []));
    return [...names].flatMap((name): Fold[] => {
      const own = rates.filter(({ when }) => when[key] === name);
      const factors = own.map((rate) => {
        const amount = amounts.get(caseOf({ ...rate, when: { ...rate.when, [key]: undefined } }));
        return amount === undefined ? undefined : new Fraction(rate.amount).div(amount);
      });
      const [factor] = factors;
      if (factor === undefined || own.length !== amounts.size || own.length < 2) return [];
      if (!factors.every((other) => other?.equals(factor))) return [];
      const change = factor.sub(1).mul(100);
      const amount = `${change.abs().toString()}% ${change.gt(0) ? 'higher' : 'lower'}`;
      return [
        {
          rates: own,
          name: name.toLowerCase(),
          says: `every price is ${change.equals(0) ? 'the same' : amount}`,
        },
      ];
    });
  });
}

function caseOf(rate: Rate): string {
  return [rate.meter, conditionText(rate.when), rate.from, rate.until].join('|');
}
