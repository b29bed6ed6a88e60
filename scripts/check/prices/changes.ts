/** The price history, as the check asks it. */
import { changedRate, type PriceChange } from '#catalog/records/price-history.ts';
import { whenText } from '#catalog/registry/when.ts';
import type { Rate } from '#catalog/types.ts';
import { sameAmount } from './exact-amounts.ts';
import type { Figure } from './figure.ts';

export class ChangeLog {
  readonly #byRate: ReadonlyMap<string, readonly PriceChange[]>;

  constructor(changes: readonly PriceChange[]) {
    this.#byRate = Map.groupBy(changes, changedRate);
  }

  /** The changes of one rate, whatever its dates, in the order of the file. */
  of(modelId: string, rate: Pick<Rate, 'meter' | 'when'>): readonly PriceChange[] {
    return this.#byRate.get(changedRate({ id: modelId, meter: rate.meter, when: whenText(rate.when) })) ?? [];
  }

  /**
   * The change that explains why a source lists something else: it was taken before that day, and lists exactly
   * the price from before. Such a source is behind; it neither confirms nor contradicts.
   */
  explains(modelId: string, rate: Rate, figure: Figure): PriceChange | undefined {
    if (figure.agrees) return undefined;
    return this.of(modelId, rate).findLast(
      ({ date, from, to }) =>
        figure.asOf < date && sameAmount(from, figure.amount) && sameAmount(to, rate.amount),
    );
  }
}
