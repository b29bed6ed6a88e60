/** Every file of the site that is neither a page nor a picture; scripts/lib/integration.ts gives each kind of file its route. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { build } from '#site-build.ts';
import { filesOf, type SiteFile } from '#views/whole/files.ts';

/** @param options.routePattern such as `/[...file].json` */
export const getStaticPaths = (({ routePattern }) => {
  const end = routePattern.slice(routePattern.lastIndexOf('.'));
  return filesOf(build)
    .filter(({ path }) => path.endsWith(end))
    .map((file) => ({ params: { file: file.path.slice(0, -end.length) }, props: { file } }));
}) satisfies GetStaticPaths;

/** What `npm run dev` calls them; a host goes by the name of the file. */
const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  xml: 'application/xml',
};

export const GET: APIRoute<{ file: SiteFile }> = async ({ props: { file } }) => {
  const type = types[file.path.slice(file.path.lastIndexOf('.') + 1)] ?? 'text/plain';
  return new Response(await file.text(), { headers: { 'content-type': `${type}; charset=utf-8` } });
};
