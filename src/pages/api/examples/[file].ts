import type { APIRoute } from 'astro';
import { apiExampleFiles } from '#views/data/api-examples.ts';
import { getSite } from '#views/site.ts';

/** Programs that read the API, as plain text. */
export function getStaticPaths() {
  return apiExampleFiles(getSite()).map(({ file, text }) => ({ params: { file }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
