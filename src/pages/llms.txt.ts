import type { APIRoute } from 'astro';
import { textFiles } from '#views/whole/text-files.ts';

/** The site for assistants. */
export const GET: APIRoute = () =>
  new Response(textFiles()['llms.txt'].text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
