import type { APIRoute } from 'astro';
import { apiCsv } from '#views/data/models-csv.ts';
import { getSite } from '#views/site.ts';

/** Every listed rate, one per line. */
export const GET: APIRoute = () =>
  new Response(apiCsv(getSite()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
