/** The page itself and the way to it. */
import type { BreadcrumbList, CollectionPage, WebPage } from 'schema-dts';
import type { Page, PageKind } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { pageIds, siteIds } from './ids.ts';

const collections: readonly PageKind[] = ['questions', 'models', 'modality', 'provider', 'guides'];

/** @param subject id of what the page is mainly about */
export function webPageNode(site: Site, page: Page, subject: string | undefined): WebPage | CollectionPage {
  const ids = pageIds(site, page.path);
  return {
    '@type': collections.includes(page.kind) ? 'CollectionPage' : 'WebPage',
    '@id': ids.page,
    url: absolute(site, page.path),
    name: page.heading,
    description: plainText(page.description),
    ...(page.updated !== undefined && { dateModified: page.updated }),
    inLanguage: 'en',
    isPartOf: { '@id': siteIds(site).website },
    breadcrumb: { '@id': ids.breadcrumb },
    ...(subject !== undefined && { mainEntity: { '@id': subject } }),
  };
}

/** The breadcrumb as it is shown, with the page at its end. */
export function breadcrumbNode(site: Site, { path, crumbs, heading }: Page): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    '@id': pageIds(site, path).breadcrumb,
    itemListElement: [...crumbs, { label: heading, href: path }].map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: absolute(site, href),
    })),
  };
}
