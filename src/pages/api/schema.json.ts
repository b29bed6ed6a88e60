import type { APIRoute } from 'astro';
import { apiJsonSchema } from '#views/data/api-json-schema.ts';
import { getSite } from '#views/site.ts';

/** What the JSON files of the API look like. */
export const GET: APIRoute = () => Response.json(apiJsonSchema(getSite()));
