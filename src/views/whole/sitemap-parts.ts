/** What sitemaps list: the pages that stand for themselves in search engines, each with the day of its last change. */
import type { Page } from '#views/page/blocks.ts';
import { absolute, type Site } from '#views/site.ts';
import { isIndexable } from './indexing.ts';

/** The protocol allows 50,000 addresses a file. @see https://www.sitemaps.org/protocol.html */
const mostAddresses = 50_000;

export interface SitemapEntry {
  readonly url: string;
  /** UTC day, `YYYY-MM-DD`; undefined where no data says it: a wrong day is worse than none. */
  readonly lastmod: string | undefined;
}

export interface SitemapPart {
  /** The file stands at `/sitemap-<name>.xml`. */
  readonly name: string;
  readonly entries: readonly SitemapEntry[];
  /** The latest day among its pages. */
  readonly lastmod: string | undefined;
}

/**
 * The sitemaps of a site: models apart from other pages, so that reports of search engines tell them apart.
 * @param most addresses in a file
 */
export function sitemapParts(site: Site, pages: Iterable<Page>, most = mostAddresses): SitemapPart[] {
  const listed = [...pages].filter(isIndexable);
  const groups = Map.groupBy(listed, ({ kind }) => (kind === 'model' ? 'models' : 'pages'));
  return [...groups].flatMap(([group, members]) => {
    const count = Math.ceil(members.length / most);
    return Array.from({ length: count }, (_, index): SitemapPart => {
      const entries = members
        .slice(index * most, (index + 1) * most)
        .map(({ path, updated }) => ({ url: absolute(site, path), lastmod: updated }));
      return {
        name: count === 1 ? group : `${group}-${String(index + 1)}`,
        entries,
        lastmod: entries
          .flatMap(({ lastmod }) => lastmod ?? [])
          .sort()
          .at(-1),
      };
    });
  });
}
