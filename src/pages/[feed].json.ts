import type { APIRoute } from 'astro';
import { feeds, jsonFeed, type FeedName } from '#views/data/feeds.ts';
import { getSite } from '#views/site.ts';

/** Every feed as a JSON Feed. */
export function getStaticPaths() {
  return feeds.map(({ name }) => ({ params: { feed: name }, props: { name } }));
}

export const GET: APIRoute<{ name: FeedName }> = ({ props }) =>
  Response.json(jsonFeed(getSite(), props.name));
