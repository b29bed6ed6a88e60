/** Words and parts that the pages which list models share. */
import { address } from '#address.ts';
import { rankingsOf, type MeterRanking } from '#views/words/catalog-groups.ts';
import { unitOf } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { keys } from '#pricing/trace-key.ts';
import { freeModels } from '#views/words/free-models.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

export const homeCrumb = { label: 'Home', href: address('') };

/** "1 model", "312 models". */
export function modelCount(count: number): string {
  return count === 1 ? '1 model' : `${String(count)} models`;
}

/** "1 provider", "24 providers". */
export function providerCount(count: number): string {
  return count === 1 ? '1 provider' : `${String(count)} providers`;
}

/** The lowest price of a modality in the meter most of its models answer by. */
export function lowestPrice(site: Site, modality: Modality): Inlines {
  const [best] = rankingsOf(site, modality);
  if (best === undefined) return [];
  const free = freeModels(site, modality).length > 0 ? 'free or ' : '';
  const { amount, unit } = lowestOf(site, modality, best);
  return say`, ${free}from ${amount} per ${unit}`;
}

/** The lowest price of a ranking, per the unit of its meter unless the cheapest model lists it per another one. */
export function lowestOf(site: Site, modality: Modality, { meter, ranked }: MeterRanking) {
  const [cheapest] = ranked;
  const isOwn = cheapest?.rate.per === undefined;
  const key = isOwn ? keys.standing(modality, meter, 'lowest') : cheapest.key;
  return { amount: site.amount(key), unit: isOwn ? unitOf({ meter }).unit : rankedUnit(cheapest), isOwn };
}

/** What the price that a model is ranked by is for: a listed one has its own unit, one that is made up that of its meter. */
function rankedUnit({ model, rate, key }: Ranked): string {
  return unitOf(key === keys.rate(model, rate) ? rate : { meter: rate.meter }).unit;
}

/** "from $0.10 per 1M input tokens": the lowest price among some models, in the unit that most of them answer by. */
export function lowestAmong(site: Site, listed: readonly Model[]): Inlines | undefined {
  const answers = listed
    .filter((model) => site.lifecycle(model).isServed)
    .flatMap((model) => rankedPrice(model, site.date) ?? []);
  const [most] = [...Map.groupBy(answers, ({ rate }) => rate.meter).values()].sort(
    (a, b) => b.length - a.length,
  );
  const [best] = (most ?? []).toSorted((a, b) => a.price.cmp(b.price));
  if (best === undefined) return undefined;
  return say`from ${site.amount(best.key)} per ${rankedUnit(best)}`;
}
