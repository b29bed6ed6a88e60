/**
 * What follows from this very model's prices and limits: each sentence is said only where it is true, and nothing in
 * it is typed. A new one is a function in this folder and a line here.
 */
import type { Model } from '#catalog/types.ts';
import { isRetired, ratesOn } from '#pricing/rates.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { cachingPays } from './caching.ts';
import { priceStep } from './long-context.ts';
import { offPeak } from './hours.ts';
import { outputAgainstInput } from './output-ratio.ts';
import { newerForLess } from './newer.ts';
import { dearestVariant } from './variants.ts';
import { replacementPrice, sameMaker } from './family.ts';
import { samePrice } from './same-price.ts';
import { servicePrices } from './services.ts';
import { vectorSize } from './vectors.ts';
import { unbeaten } from './unbeaten.ts';

type Sentence = (site: Site, model: Model) => Inlines | undefined;

function told(site: Site, model: Model, sentences: readonly Sentence[]): Inlines[] {
  return sentences.map((sentence) => sentence(site, model)).filter((words) => words !== undefined);
}

/** What follows from its own prices; empty where there is nothing particular. */
export function particulars(site: Site, model: Model): Inlines[] {
  if (ratesOn(model, site.date).length === 0) return [];
  return told(site, model, [
    outputAgainstInput,
    cachingPays,
    priceStep,
    servicePrices,
    offPeak,
    dearestVariant,
    vectorSize,
    replacementPrice,
  ]);
}

/** How it stands to models like it; of one that is no longer served, nothing. */
export function relations(site: Site, model: Model): Inlines[] {
  return isRetired(model, site.date) ? [] : told(site, model, [unbeaten, newerForLess, sameMaker, samePrice]);
}
