import type { APIRoute } from 'astro';
import { jsonFeed } from '#views/feeds.ts';
import { getSite } from '#views/site.ts';

/** Price changes as a JSON Feed. */
export const GET: APIRoute = () => Response.json(jsonFeed(getSite()));
