/** How the things of a graph are called, so that its nodes can point to one another across pages. */
import { address } from '#address.ts';
import { absolute, type Site } from '#views/site.ts';

/** Ids of what the whole site is about. */
export function siteIds(site: Site) {
  return {
    organization: new URL('/#organization', site.gateway.url).href,
    website: absolute(site, address('#website')),
    dataset: absolute(site, address('api/models.json#dataset')),
  };
}

/** Ids of what one page is about. */
export function pageIds(site: Site, path: string) {
  const url = absolute(site, path);
  return {
    page: url,
    breadcrumb: `${url}#breadcrumb`,
    model: `${url}#model`,
    list: `${url}#list`,
    article: `${url}#article`,
    faq: `${url}#faq`,
  };
}
