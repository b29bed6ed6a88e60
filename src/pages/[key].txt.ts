import type { APIRoute } from 'astro';
import { getSite } from '#views/site.ts';

/** The proof of IndexNow that whoever announces changed pages owns them: a file named after the key, holding it. */
export function getStaticPaths() {
  const { indexNow } = getSite().gateway;
  return indexNow === undefined ? [] : [{ params: { key: indexNow } }];
}

export const GET: APIRoute = ({ params }) =>
  new Response(params.key, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
