import type { APIRoute } from 'astro';
import { ErrorLevel, SitemapIndexStream, streamToPromise } from 'sitemap';
import { allSitemapParts } from '#views/whole/routes.ts';
import { absolute, getSite } from '#views/site.ts';

/** The list of sitemaps, which robots.txt names. */
export const GET: APIRoute = async () => {
  const site = getSite();
  const xml = new SitemapIndexStream({ level: ErrorLevel.THROW, lastmodDateOnly: true });
  const text = streamToPromise(xml);
  for (const { name, lastmod } of allSitemapParts()) {
    xml.write({ url: absolute(site, `/sitemap-${name}.xml`), ...(lastmod && { lastmod }) });
  }
  xml.end();
  return new Response((await text).toString(), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
};
