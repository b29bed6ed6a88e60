import type { APIRoute } from 'astro';
import { exampleFiles } from '#views/model/code-section.ts';
import { getSite } from '#views/site.ts';

/** Every example as a plain file, for `curl -O`. */
export function getStaticPaths() {
  return exampleFiles(getSite()).map(({ path, text }) => ({
    params: { file: path.slice('examples/'.length) },
    props: { text },
  }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
