import { askedKeys } from '#catalog/registry/conditions.ts';
import { cacheReads, isMeasured, meterNames, type Meter } from '#catalog/registry/meters.ts';
import type { Fee } from '#pricing/fee.ts';
import type { Offer } from '#pricing/offer.ts';
import type { MonthlyUse } from '#pricing/monthly-bill.ts';

/** A use of a model, and the terms it is paid under. */
export interface Job extends Required<Omit<MonthlyUse, 'cachedShares' | 'batchShare' | 'context'>> {
  readonly model: string;
  readonly cachedShares: Readonly<Partial<Record<Meter, string>>>;
  readonly batchShare: string;
  readonly context: NonNullable<MonthlyUse['context']>;
  readonly fee: Fee | null;
  readonly minimum: string;
  /** Whether the cheapest others are asked for, too. */
  readonly others: boolean;
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Random uses over every kind of model: counts from none to enormous, some on a threshold, cached and batch shares with
 * decimals, conditions that the model has and some that it has not, every kind of fee.
 * @param kinds the priced offers of each modality
 */
export function randomJobs(kinds: readonly (readonly Offer[])[], count: number, seed: number): Job[] {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const whole = (digits: number) => below(10 ** (1 + below(digits)));
  const share = () =>
    one(['0', '0', String(below(101)), `${String(below(100))}.${String(below(10_000))}`, '100']);

  return Array.from({ length: count }, (_, index): Job => {
    const offer = one(one(kinds));
    const priced = meterNames.filter(
      (meter) => meter !== 'request' && offer.rates.some((rate) => rate.meter === meter),
    );
    const edges = offer.rates.flatMap(({ when }) => when.inputTokensOver ?? []);
    const amount = (meter: Meter): number => {
      if (edges.length > 0 && random() < 0.2) return one(edges) + below(3) - 1;
      return isMeasured(meter) ? whole(7) / 10 ** below(4) : whole(8);
    };
    const asked = random() < 0.1 ? one([priced, [...priced, 'cacheWrite', 'reasoning'] as const]) : priced;
    const counts = Object.fromEntries(
      asked
        .filter(() => random() < 0.85)
        .map((meter) => [meter, amount(meter)] as const)
        .filter(([, n]) => n > 0),
    );
    const context = Object.fromEntries(
      askedKeys.flatMap((key) => {
        const values = offer.rates
          .flatMap(({ when }) => when[key] ?? [])
          .filter((value) => value !== 'batch');
        return values.length > 0 && random() < 0.7 ? [[key, one(values)] as const] : [];
      }),
    );
    return {
      model: offer.id,
      counts,
      requests: 1 + whole(9),
      cachedShares: Object.fromEntries(cacheReads.map((meter) => [meter, share()])),
      batchShare: share(),
      context,
      fee: one([
        { percent: '5', chargedOn: 'top-up' },
        { percent: '5.5', chargedOn: 'credits' },
        { percent: one(['0.25', '7', '12.5', '33']), chargedOn: one(['top-up', 'credits']) },
        { percent: '5.5', minimum: '0.80', chargedOn: one(['top-up', 'credits']) },
        { percent: one(['0', '8']), fixed: '0.35', chargedOn: one(['top-up', 'credits']) },
        { percent: '2.5', fixed: '0.30', minimum: '1', chargedOn: one(['top-up', 'credits']) },
        null,
      ]),
      minimum: one(['0', '5', '20']),
      others: index % 40 === 0,
    };
  });
}
