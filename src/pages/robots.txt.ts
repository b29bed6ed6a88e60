import type { APIRoute } from 'astro';
import { absolute, getSite } from '#views/site.ts';

/** Everything may be read; here is the list of it. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(getSite(), '/sitemap-index.xml')}\n`);
