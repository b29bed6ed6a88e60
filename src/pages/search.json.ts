import type { APIRoute } from 'astro';
import { allPages } from '#views/whole/routes.ts';
import { searchIndex } from '#views/data/search-index.ts';
import { getSite } from '#views/site.ts';

/** What the search in the browser looks through; loaded when a reader searches. */
export const GET: APIRoute = () => Response.json(searchIndex(getSite(), allPages().values()));
