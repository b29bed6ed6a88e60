/** Which pages search engines may list: by what a page is for, never by how it compares with others. */
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { hasInstead } from '#views/model/alternatives.ts';
import type { Page } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';

/** True for a model that can be called today at a price that is known; free is a price. */
function isOnOffer(site: Site, model: Model): boolean {
  return site.lifecycle(model).isServed && (model.pricing.kind === 'priced' || model.pricing.kind === 'free');
}

/**
 * True for a model whose page answers a question that is asked: what it costs; what it cost until it was retired; or, where
 * no price of it is known, what can be had instead at a known one. Without even that there is nothing to find.
 */
function isWorthReading(site: Site, model: Model): boolean {
  return isOnOffer(site, model) || headline(model, site.date) !== undefined || hasInstead(site, model);
}

/**
 * What a page tells search engines. A model's page has to answer something, a list of a provider's models to hold one on
 * offer: else its only line leads to where no price is. Comparisons, lists, guides and tools are for search engines always.
 * So a new model takes no other page out; it may bring in that of its provider, and those that then have it to name.
 */
export function robotsOf(site: Site, page: Page): Page['robots'] {
  if (site.draft !== undefined) return 'noindex, nofollow';
  const { kind, path, canonical = path, continues, models = [] } = page;
  // A page that stands for another one says so by its canonical address; noindex would hide the other one too.
  if (canonical !== path || continues !== undefined || (kind !== 'model' && kind !== 'provider'))
    return undefined;
  const isFound = kind === 'model' ? isWorthReading : isOnOffer;
  return models.some((model) => isFound(site, model)) ? undefined : 'noindex, follow';
}

/** True for a page that search engines may list under its own address. */
export function isIndexable({
  path,
  robots,
  canonical = path,
}: Pick<Page, 'path' | 'robots' | 'canonical'>): boolean {
  return robots === undefined && canonical === path;
}
