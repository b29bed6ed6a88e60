/** Which pages search engines may list: by what a page is for, never by how it compares with others. */
import type { Model } from '#catalog/types.ts';
import type { Page } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';

/** True for a model that can be called today at a price that is known; free is a price. */
function isOnOffer(site: Site, model: Model): boolean {
  return site.lifecycle(model).isServed && (model.pricing.kind === 'priced' || model.pricing.kind === 'free');
}

/**
 * What a page tells search engines. A model has to be on offer, a list of a provider's models to hold one that is:
 * nobody looks for a price that is not there. Comparisons, lists, guides and tools are for search engines always. So a
 * new model changes what is said of no other page, but that of its own provider, which it may bring in.
 */
export function robotsOf(site: Site, page: Page): Page['robots'] {
  if (site.draft !== undefined) return 'noindex, nofollow';
  const { kind, path, canonical = path, continues, models = [] } = page;
  // A page that stands for another one says so by its canonical address; noindex would hide the other one too.
  if (canonical !== path || continues !== undefined || (kind !== 'model' && kind !== 'provider'))
    return undefined;
  return models.some((model) => isOnOffer(site, model)) ? undefined : 'noindex, follow';
}

/** True for a page that search engines may list under its own address. */
export function isIndexable({ path, robots, canonical = path }: Page): boolean {
  return robots === undefined && canonical === path;
}
