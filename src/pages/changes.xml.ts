import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { changeFeed } from '#views/feeds.ts';
import { absolute } from '#views/json-ld.ts';
import { getSite } from '#views/site.ts';

/** Price changes as RSS 2.0. */
export const GET: APIRoute = () => {
  const site = getSite();
  return rss({
    title: `${site.gateway.name}: AI model price changes`,
    description: `How model prices change at ${site.gateway.name}`,
    site: absolute(site, '/changes/'),
    items: changeFeed(site).items.map(({ id, url, title, text, date }) => ({
      title,
      description: text,
      link: url,
      pubDate: new Date(`${date}T00:00:00Z`),
      customData: `<guid isPermaLink="false">${id.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</guid>`,
    })),
    customData: '<language>en</language>',
  });
};
