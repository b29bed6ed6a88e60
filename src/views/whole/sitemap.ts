/** What sitemaps list: the pages that stand for themselves in search engines, each with the day of its last change. */
import { address } from '#address.ts';
import { ErrorLevel, SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { absolute, type Site } from '#views/site.ts';
import type { Listed, SiteBuild } from './build.ts';
import type { SiteFile } from './output.ts';
import { isIndexable } from './indexing.ts';

/** The protocol allows 50,000 addresses a file. @see https://www.sitemaps.org/protocol.html */
const mostAddresses = 50_000;

export interface SitemapEntry {
  readonly url: string;
  /** UTC day, `YYYY-MM-DD`; undefined where no data says it: a wrong day is worse than none. */
  readonly lastmod: string | undefined;
}

export interface SitemapPart {
  /** The file is `sitemap-<name>.xml`. */
  readonly name: string;
  readonly entries: readonly SitemapEntry[];
  /** The latest day among its pages. */
  readonly lastmod: string | undefined;
}

/**
 * The sitemaps of a site: models apart from other pages, so that reports of search engines tell them apart.
 * @param most addresses in a file
 */
export function sitemapParts(site: Site, pages: Iterable<Listed>, most = mostAddresses): SitemapPart[] {
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

const indexFile = 'sitemap-index.xml';

/** Everything may be read, and here is the list of it; nothing of a draft. */
export function robotsTxt(site: Site): string {
  if (site.draft !== undefined) return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: ${absolute(site, address(indexFile))}\n`;
}

/** The sitemaps of a site, guides included, and the list of them, which robots.txt names. */
export function sitemapFiles({ site, paths, listed }: SiteBuild): SiteFile[] {
  const parts = sitemapParts(site, paths().map(listed));
  const fileOf = ({ name }: SitemapPart) => `sitemap-${name}.xml`;
  return [
    ...parts.map((part) => ({ path: fileOf(part), content: () => partXml(part) })),
    {
      path: indexFile,
      content: () => {
        const xml = new SitemapIndexStream({ level: ErrorLevel.THROW, lastmodDateOnly: true });
        return textOf(
          xml,
          parts.map((part) => ({ url: absolute(site, address(fileOf(part))), lastmod: part.lastmod })),
        );
      },
    },
  ];
}

function partXml({ entries }: SitemapPart): Promise<string> {
  const xml = new SitemapStream({
    level: ErrorLevel.THROW,
    lastmodDateOnly: true,
    // Only what is used: no news, pictures, videos or languages.
    xmlns: { news: false, image: false, video: false, xhtml: false },
  });
  return textOf(xml, entries);
}

async function textOf(
  xml: SitemapStream | SitemapIndexStream,
  entries: readonly SitemapEntry[],
): Promise<string> {
  const text = streamToPromise(xml);
  for (const { url, lastmod } of entries) xml.write({ url, ...(lastmod && { lastmod }) });
  xml.end();
  return (await text).toString();
}
