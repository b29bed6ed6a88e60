/**
 * The addresses of the site: every link, asset and fetch is made here, in the build and in the browser alike. So the
 * whole site can stand below a path of its host by one change.
 */

import { stems } from '#catalog/registry/file-paths.ts';

/**
 * Where the site stands on its host; ends in a slash. What is bundled has it in its text, since in a house it is not the
 * house's own; Node is told by {@link standAt}.
 */
let base = (import.meta.env as ImportMetaEnv | undefined)?.RATECARD_BASE ?? '/';

/** Says where the site stands on its host, before any address is made. @param path with a slash at both ends */
export function standAt(path: string): void {
  base = path;
}

/** The address of a page or a file by its path in `dist`: "models/", "api/models.json"; "" is the home page. */
export function address(path: string): string {
  return `${base}${path}`;
}

/** The path in `dist` of a page or a file of the site. */
export function pathOf(siteAddress: string): string {
  return siteAddress.slice(base.length);
}

/** True for an address of this site; others are whole, with the name of their host. */
export function isOfSite(href: string): boolean {
  return href.startsWith(base);
}

/** A link as content has it, from the root of the site ("/models/") wherever that is; any other stays as it is. */
export function fromRoot(href: string, root = base): string {
  return href.startsWith('/') ? `${root}${href.slice(1)}` : href;
}

/** A small picture or recording that code examples read. */
export function sampleFileAddress(name: string): string {
  return address(`examples/files/${name}`);
}

/** The page of a model. */
export function modelAddress({ slug }: { readonly slug: string }): string {
  return address(`${stems.modelPage(slug)}/`);
}

/** The feed of a model that has one. */
export function modelFeedAddress({ slug }: { readonly slug: string }): string {
  return address(`${stems.modelPage(slug)}.xml`);
}

/** The data file of a model. */
export function modelFileAddress({ fileStem }: { readonly fileStem: string }): string {
  return address(`${stems.modelFile(fileStem)}.json`);
}

/** The list of the models of one kind. */
export function modalityAddress(modality: string): string {
  return address(`models/${modality}/`);
}

/** The list of a provider's models. */
export function providerAddress(id: string): string {
  return address(`${stems.provider(id)}/`);
}

/** The calculator. @param query of a calculation, with its question mark */
export function calculatorAddress(query = ''): string {
  return address(`calculator/${query}`);
}

/** The comparison. @param ids of the models to begin with */
export function compareAddress(ids: readonly string[] = []): string {
  return address(`compare/${ids.length === 0 ? '' : `?models=${ids.map(queryId).join(',')}`}`);
}

/** An id in the query of an address: as readable as can be, since a slash, a colon and an at sign may stand there. */
export function queryId(id: string): string {
  return encodeURIComponent(id).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%40', '@');
}
