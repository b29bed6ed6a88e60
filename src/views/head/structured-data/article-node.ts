/** A page of prose about a technical matter: guides, and what speaks for and against two models. */
import { modelAddress } from '#address.ts';
import type { TechArticle } from 'schema-dts';
import type { Page } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { pageIds, siteIds } from './ids.ts';

export function articleNode(site: Site, page: Page): TechArticle {
  const ids = pageIds(site, page.path);
  const gateway = { '@id': siteIds(site).organization };
  const { models = [] } = page;
  return {
    '@type': 'TechArticle',
    '@id': ids.article,
    headline: page.heading,
    description: plainText(page.description),
    ...(page.updated !== undefined && { dateModified: page.updated }),
    inLanguage: 'en',
    author: gateway,
    publisher: gateway,
    mainEntityOfPage: { '@id': ids.page },
    ...(page.image && { image: absolute(site, page.image.path) }),
    ...(models.length > 0 && {
      about: models.map((model) => ({ '@id': pageIds(site, modelAddress(model)).model })),
    }),
  };
}
