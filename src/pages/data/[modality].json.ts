import type { APIRoute } from 'astro';
import type { Modality } from '#catalog/registry/modalities.ts';
import { modalitiesOf } from '#views/words/catalog-groups.ts';
import { offersOf } from '#views/model/tool-offers.ts';
import { getSite } from '#views/site.ts';

/** What the tools in the browser load: the offers of one modality. */
export function getStaticPaths() {
  return modalitiesOf(getSite()).map(({ modality }) => ({ params: { modality }, props: { modality } }));
}

export const GET: APIRoute<{ modality: Modality }> = ({ props }) =>
  Response.json(offersOf(getSite(), props.modality));
