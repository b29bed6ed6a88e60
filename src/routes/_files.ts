/** Every file of the site that is no page, for `npm run dev`: a build writes them without a route. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { site } from '#made-site.ts';
import type { SiteFile } from '#views/whole/output.ts';

/** @param options.routePattern such as `/[...file].json` */
export const getStaticPaths = (({ routePattern }) => {
  const end = routePattern.slice(routePattern.lastIndexOf('.'));
  return [...site.files()]
    .filter(({ path }) => path.endsWith(end))
    .map((file) => ({ params: { file: file.path.slice(0, -end.length) }, props: { file } }));
}) satisfies GetStaticPaths;

/** What they are called; a host goes by the name of the file. */
const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  xml: 'application/xml; charset=utf-8',
};

export const GET: APIRoute<{ file: SiteFile }> = async ({ props: { file } }) => {
  const type = types[file.path.slice(file.path.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
  const content = await file.content();
  const body = typeof content === 'string' ? content : Uint8Array.from(content);
  return new Response(body, { headers: { 'content-type': type } });
};
