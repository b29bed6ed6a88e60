import type { APIRoute } from 'astro';
import { apiByProvider } from '#views/data/models-json.ts';
import { getSite } from '#views/site.ts';

/** The models of one provider. */
export function getStaticPaths() {
  return [...apiByProvider(getSite())].map(([provider, file]) => ({ params: { provider }, props: { file } }));
}

export const GET: APIRoute<{ file: unknown }> = ({ props }) => Response.json(props.file);
