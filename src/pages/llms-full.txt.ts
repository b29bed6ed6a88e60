import type { APIRoute } from 'astro';
import { textFiles } from '#views/whole/text-files.ts';

/** All that an assistant needs, in one text. */
export const GET: APIRoute = () =>
  new Response(textFiles()['llms-full.txt'].text, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
