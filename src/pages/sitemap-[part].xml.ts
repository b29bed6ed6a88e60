import type { APIRoute } from 'astro';
import { ErrorLevel, SitemapStream, streamToPromise } from 'sitemap';
import { allSitemapParts } from '#views/whole/routes.ts';
import type { SitemapPart } from '#views/whole/sitemap-parts.ts';

/** Sitemaps, each below the limit of the protocol. */
export function getStaticPaths() {
  return allSitemapParts().map((part) => ({ params: { part: part.name }, props: { part } }));
}

export const GET: APIRoute<{ part: SitemapPart }> = async ({ props }) => {
  const xml = new SitemapStream({
    level: ErrorLevel.THROW,
    lastmodDateOnly: true,
    // Only what is used: no news, pictures, videos or languages.
    xmlns: { news: false, image: false, video: false, xhtml: false },
  });
  const text = streamToPromise(xml);
  for (const { url, lastmod } of props.part.entries) xml.write({ url, ...(lastmod && { lastmod }) });
  xml.end();
  return new Response((await text).toString(), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
};
