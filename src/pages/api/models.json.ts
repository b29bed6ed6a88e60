import type { APIRoute } from 'astro';
import { apiCatalog } from '#views/data/models-json.ts';
import { getSite } from '#views/site.ts';

/** The whole catalog with exact decimal strings. */
export const GET: APIRoute = () => Response.json(apiCatalog(getSite()));
