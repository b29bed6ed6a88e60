/** What surrounds every page: names, navigation, footer, and whole addresses for its head. */
import { address, isOfSite } from '#address.ts';
import type { SitePlace } from '#catalog/types.ts';
import type { Page } from '#views/page/blocks.ts';
import { shareSize } from '#views/page/card.ts';
import { markdownPath } from '#views/page/markdown.ts';
import { absolute, type Site } from '#views/site.ts';
import { draftSentence } from '#views/words/draft.ts';
import { longDate } from '#views/words/phrases.ts';
import type { PageBook } from './page-book.ts';
import { platformFeeName } from '#pricing/fee.ts';
import { taxSentence } from '#views/words/gateway-sentences.ts';

/** The rooms of the site, for the header; a catalog without one has no link to it. */
const rooms: readonly SitePlace[] = [
  { label: 'Models', href: address('models/') },
  { label: 'Calculator', href: address('calculator/') },
  { label: 'Compare', href: address('compare/') },
  { label: 'Changes', href: address('changes/') },
  { label: 'Guides', href: address('guides/') },
];

/** What stands below every page. Addresses that are pages of their own are named only where they exist. */
const groups: readonly { readonly title: string; readonly places: readonly SitePlace[] }[] = [
  {
    title: 'Prices as data',
    places: [
      { label: 'JSON', href: address('api/models.json') },
      { label: 'CSV', href: address('api/models-spreadsheet.csv') },
      { label: 'API', href: address('api/') },
    ],
  },
  {
    title: 'What changes',
    places: [
      { label: 'Deprecations', href: address('deprecations/') },
      { label: 'RSS feed', href: address('changes.xml') },
      { label: 'JSON feed', href: address('changes.json') },
    ],
  },
  {
    title: 'About',
    places: [
      { label: 'How prices are checked', href: address('verification/') },
      { label: 'llms.txt', href: address('llms.txt') },
    ],
  },
];

/** Where the reader is: on the page itself, or below it. */
function currentAt({ href }: SitePlace, path: string): 'page' | 'true' | undefined {
  return path === href ? 'page' : path.startsWith(href) ? 'true' : undefined;
}

/** The frame of a page. @param pages addresses of all pages of the site: what is not among them is not linked to */
export function frameOf(site: Site, pages: Pick<PageBook<Page>, 'has'>, page: Page) {
  const { name, url, platformFee } = site.gateway;
  const { path, canonical = path, image, robots, updated } = page;
  // From the site at the gateway's own address, nothing leads there that does not lead to itself.
  const gateway = new URL(url).href === site.catalog.siteUrl ? [] : [{ label: name, href: url }];
  // An error stands at any address, and has no other format.
  const isError = robots === 'noindex';
  const markdown = isError ? undefined : markdownPath(path);
  const fee = platformFee ? `, before the ${platformFeeName(platformFee)}` : '';
  const tax = taxSentence(site);
  // Only pages end in a slash; files are always written, and what is elsewhere is the gateway's own affair.
  const exists = ({ href }: SitePlace) => !isOfSite(href) || !href.endsWith('/') || pages.has(href);
  const twin = markdown === undefined ? [] : [{ label: 'This page as Markdown', href: markdown }];
  return {
    siteName: site.catalog.siteName ?? name,
    /** What every page of this gateway loads or says besides. */
    head: site.catalog.head ?? {},
    /** Address of the picture beside the name; the engine's own mark stands there without one. */
    logo: site.hasLogo ? address('logo.svg') : undefined,
    /** Of the page that stands for this one in search engines. */
    address: absolute(site, canonical),
    isError,
    /** That the site is not to be published; undefined where it may be. */
    draft: draftSentence(site),
    image: image && { address: absolute(site, image.path), ...shareSize, alt: image.alt },
    /** Address of the page's Markdown twin. */
    markdown,
    navigation: [...rooms, ...site.catalog.navigation]
      .filter(exists)
      .map((place) => ({ ...place, current: currentAt(place, path) })),
    footer: {
      updated: updated === undefined ? undefined : { day: updated, text: longDate(updated) },
      sentence: `Prices in ${site.gateway.currency}${fee}.${tax === undefined ? '' : ` ${tax}`} Every figure comes from one catalog and is checked before it is published.`,
      groups: [...site.catalog.footer, ...groups].map(({ title, places }, index, all) => ({
        title,
        places: [
          ...(index === all.length - 1 ? gateway : []),
          ...places.filter(exists),
          ...(index === all.length - 1 ? twin : []),
        ],
      })),
    },
  };
}

export type Frame = ReturnType<typeof frameOf>;
