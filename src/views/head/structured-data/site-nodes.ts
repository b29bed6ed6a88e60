/** Who publishes the site, and the site itself. */
import { address } from '#address.ts';
import type { Organization, WebSite } from 'schema-dts';
import { absolute, type Site } from '#views/site.ts';
import { siteIds } from './ids.ts';

/** The gateway. */
export function organizationNode(site: Site): Organization {
  const { name, url } = site.gateway;
  return { '@type': 'Organization', '@id': siteIds(site).organization, name, url };
}

/** The site; without a SearchAction, since search engines no longer show a site's own search box. */
export function webSiteNode(site: Site): WebSite {
  const { organization, website } = siteIds(site);
  return {
    '@type': 'WebSite',
    '@id': website,
    name: `${site.gateway.name} pricing`,
    url: absolute(site, address('')),
    publisher: { '@id': organization },
  };
}
