/** How the models of a modality stand by the price they are ranked by. */
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { decimal } from './decimal.ts';
import { headline } from './headline.ts';
import { lifecycleOf } from './lifecycle.ts';

export interface Ranked {
  readonly model: Model;
  readonly rate: Rate;
}

/** All models of a modality that are still served and whose headline is the meter, cheapest first, then by id. */
export function rank(catalog: Catalog, date: string, modality: Modality, meter: Meter): readonly Ranked[] {
  return catalog.models
    .filter((model) => model.modality === modality && lifecycleOf(catalog, date, model).isServed)
    .flatMap((model): Ranked[] => {
      const rate = headline(model, date)?.rates[0];
      return rate?.meter === meter ? [{ model, rate }] : [];
    })
    .sort(byPrice);
}

/** Cheapest first, then by id. */
export function byPrice(a: Ranked, b: Ranked): number {
  return decimal(a.rate.amount).cmp(decimal(b.rate.amount)) || (a.model.id < b.model.id ? -1 : 1);
}

/** How many of the ranked ones cost less than an amount; they are the first of them. */
export function cheaperThan(ranked: readonly Ranked[], amount: string): number {
  const price = decimal(amount);
  // By halves: in a catalog of thousands, every model asks.
  let [low, high] = [0, ranked.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (decimal(ranked[middle]?.rate.amount ?? '0').lt(price)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a model stands among ranked ones. */
export interface Standing {
  /** Models with a lower price, and with a higher one; those with the same are in neither. */
  readonly cheaper: number;
  readonly dearer: number;
}

/** Where each model of a ranking, or of a part of one, stands; one walk for all of them. */
export function standings(ranked: readonly Ranked[]): ReadonlyMap<Model, Standing> {
  const groups: Ranked[][] = [];
  for (const one of ranked) {
    const last = groups.at(-1);
    const isSame = last?.[0] && decimal(last[0].rate.amount).eq(decimal(one.rate.amount));
    if (isSame) last.push(one);
    else groups.push([one]);
  }
  let cheaper = 0;
  const standing = new Map<Model, Standing>();
  for (const group of groups) {
    const dearer = ranked.length - cheaper - group.length;
    for (const { model } of group) standing.set(model, { cheaper, dearer });
    cheaper += group.length;
  }
  return standing;
}

export const statistics = ['lowest', 'median', 'highest'] as const;
export type Statistic = (typeof statistics)[number];

/** The two prices in whose middle a statistic lies, which are one unless a median stands between two. Undefined of none. */
export function statisticOf(
  ranked: readonly Ranked[],
  statistic: Statistic,
): readonly [Rate, Rate] | undefined {
  const last = ranked.length - 1;
  const places = {
    lowest: [0, 0],
    median: [Math.floor(last / 2), Math.ceil(last / 2)],
    highest: [last, last],
  };
  const [low, high] = places[statistic].map((place) => ranked[place]?.rate);
  return low && high && [low, high];
}
