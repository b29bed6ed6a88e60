import type { APIRoute } from 'astro';
import { llmsTxt } from '#views/llms-txt.ts';
import { getSite } from '#views/site.ts';

/** The site for assistants. */
export const GET: APIRoute = () =>
  new Response(llmsTxt(getSite()).text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
