/** Words and parts that the pages which list models share. */
import { address } from '#address.ts';
import { rankingsOf } from '#views/words/catalog-groups.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { rankedPrice } from '#pricing/ranking.ts';
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
  return say`, ${free}from ${site.amount(keys.standing(modality, best.meter, 'lowest'))} per ${meters[best.meter].unit}`;
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
  return say`from ${site.amount(best.key)} per ${meters[best.rate.meter].unit}`;
}
