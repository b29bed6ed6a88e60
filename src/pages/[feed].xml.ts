import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { feedOf, feeds, type FeedName } from '#views/data/feeds.ts';
import { absolute, getSite } from '#views/site.ts';

/** Every feed as RSS 2.0. */
export function getStaticPaths() {
  return feeds.map(({ name }) => ({ params: { feed: name }, props: { name } }));
}

export const GET: APIRoute<{ name: FeedName }> = ({ props: { name } }) => {
  const site = getSite();
  const { title, description, home, items } = feedOf(site, name);
  return rss({
    title,
    description,
    site: home,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    items: items.map(({ id, url, title: itemTitle, text, date }) => ({
      title: itemTitle,
      description: text,
      link: url,
      ...(date !== undefined && { pubDate: new Date(`${date}T00:00:00Z`) }),
      customData: `<guid isPermaLink="false">${id.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</guid>`,
    })),
    customData: `<language>en</language><atom:link href="${absolute(site, `/${name}.xml`)}" rel="self" type="application/rss+xml"/>`,
  });
};
