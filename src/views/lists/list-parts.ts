/** Words and parts that the pages which list models share. */
import { address, providerAddress } from '#address.ts';
import { providersOf, rankingsOf, type MeterRanking } from '#views/words/catalog-groups.ts';
import { count, ratePhrase } from '#views/words/phrases.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { isOnlyTimed } from '#catalog/registry/when.ts';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { blendedPrice, feesOf, rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { keys, stepKey } from '#pricing/trace-key.ts';
import { ratesOn, thingsOf } from '#pricing/rates.ts';
import { freeModels } from '#views/words/free-models.ts';
import type { Block } from '#views/page/blocks.ts';
import { link, muted, say, sentences, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';

export const homeCrumb = { label: 'Home', href: address('') };

/** "1 model", "1,312 models". */
export function modelCount(models: number): string {
  return models === 1 ? '1 model' : `${count(models)} models`;
}

/** "1 provider", "24 providers". */
export function providerCount(providers: number): string {
  return providers === 1 ? '1 provider' : `${count(providers)} providers`;
}

/** How many of these can be called; those that are retired are told apart: "8 models", "8 models and 1 retired". */
export function servedCount(site: Site, listed: readonly Model[]): string {
  const served = servedOf(site, listed).length;
  const retired = listed.length - served;
  const gone = `${count(retired)} retired`;
  return `${modelCount(served)}${retired === 0 ? '' : ` and ${gone}`}`;
}

/** Those of a list that can still be called. */
export function servedOf(site: Site, listed: readonly Model[]): Model[] {
  return listed.filter((model) => site.lifecycle(model).isServed);
}

/** By which of its prices a model is listed that costs more or less at some hours; nothing where none of these does. */
function hoursBasis(site: Site, listed: readonly Model[]): Inlines | undefined {
  const isByHour = servedOf(site, listed).some((model) =>
    ratesOn(model, site.date).some(({ when }) => isOnlyTimed(when)),
  );
  return isByHour ? ['Where the hour decides, the price is that of most hours of a week.'] : undefined;
}

/** What is to be known of the figures of a list, below it. */
export function listNotes(site: Site, listed: readonly Model[]): Block[] {
  const isBlended = listed.some((model) => blendedPrice(model, site.date) !== undefined);
  const content = sentences(
    isBlended ? ['Blended 3:1 is the price of three input tokens to one output token.'] : undefined,
    hoursBasis(site, listed),
  );
  return content.length === 0 ? [] : [{ kind: 'note', content }];
}

/** The lowest price of a modality in the meter most of its models answer by. */
export function lowestPrice(site: Site, modality: Modality): Inlines {
  const [cheapest] = rankingsOf(site, modality)[0]?.ranked ?? [];
  if (cheapest === undefined) return [];
  const free = freeModels(site, modality).length > 0 ? 'free or ' : '';
  return say`, ${free}${fromPrice(site, cheapest)}`;
}

/** "from $0.10 per 1M input tokens": the lowest price among some models, in the unit that most of them answer by. */
export function lowestAmong(site: Site, listed: readonly Model[]): Inlines | undefined {
  const answers = servedOf(site, listed).flatMap((model) => rankedPrice(model, site.date) ?? []);
  const [most] = [...Map.groupBy(answers, ({ rate }) => rate.meter).values()].sort(
    (a, b) => b.length - a.length,
  );
  const [best] = (most ?? []).toSorted((a, b) => a.price.cmp(b.price));
  return best && fromPrice(site, best);
}

/** "from $0.015 per image plus $0.02 per request": the listed price in its own unit, and what every call pays besides. */
function fromPrice(site: Site, { model, rate }: Ranked): Inlines {
  const fees = feesOf(model, site.date).flatMap((fee) => say` plus ${ratePhrase(site, model, fee)}`);
  return say`from ${ratePhrase(site, model, rate)}${fees}`;
}

/** Lowest and median of a ranking, both in the unit that the cheapest is listed in, so that the two can be compared. */
export function lowestAndMedian(site: Site, modality: Modality, { meter, ranked }: MeterRanking) {
  const [cheapest] = ranked;
  const median = keys.standing(modality, meter, 'median');
  if (cheapest?.rate.unit === undefined || cheapest.key !== keys.rate(cheapest.model, cheapest.rate))
    return {
      unit: meters[meter].unit,
      lowest: site.amount(keys.standing(modality, meter, 'lowest')),
      median: site.amount(median),
    };
  return {
    unit: unitOf(cheapest.rate).unit,
    lowest: site.amount(cheapest.key),
    median: site.amount(stepKey(median, 'times', thingsOf(cheapest.rate).toFraction())),
  };
}

/** The list of each maker, with how many models it has that are served. */
export function providerLinks(site: Site): Block {
  const items = providersOf(site).map(({ provider, models: listed }) => [
    link(providerAddress(provider.id), provider.name),
    ' ',
    muted(String(servedOf(site, listed).length)),
  ]);
  return { kind: 'links', items };
}
