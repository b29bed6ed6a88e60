import type { APIRoute } from 'astro';
import { apiModelFile } from '#views/data/model-json.ts';
import { getSite } from '#views/site.ts';

/** A file for each model; the slashes of its id are folders. */
export function getStaticPaths() {
  return getSite().catalog.models.map(({ id }) => ({ params: { id } }));
}

export const GET: APIRoute = ({ params }) => {
  const site = getSite();
  return Response.json(apiModelFile(site, site.model(params.id ?? '')));
};
