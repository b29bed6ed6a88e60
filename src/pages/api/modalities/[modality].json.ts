import type { APIRoute } from 'astro';
import { apiByModality } from '#views/data/models-json.ts';
import { getSite } from '#views/site.ts';

/** The models of one kind. */
export function getStaticPaths() {
  return [...apiByModality(getSite())].map(([modality, file]) => ({ params: { modality }, props: { file } }));
}

export const GET: APIRoute<{ file: unknown }> = ({ props }) => Response.json(props.file);
