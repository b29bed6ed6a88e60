/**
 * Addresses that lead on: of aliases, and of removed models with a replacement. Their pages are stubs, which work on every
 * host, and so does the data of a model under each of its aliases; the hosts that read `_redirects` answer before them.
 */
import { modelAddress, modelFileAddress, pathOf } from '#address.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { markdownPath } from '#views/page/markdown.ts';
import { absolute, type Site } from '#views/site.ts';

/** One address that leads to another, both from the root of the host. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  /** For good: search engines move what they know of the one to the other. */
  readonly status: 301;
}

/** The page of a name that a model no longer has, and the page that it leads to. */
export interface MovedPage {
  readonly from: string;
  readonly to: string;
  /** The same as `to`, with the name of the host. */
  readonly canonical: string;
  /** The name of the model there. */
  readonly name: string;
}

/** Every page that is a stub. */
export function movedPages({ catalog }: Pick<Site, 'catalog'>): MovedPage[] {
  return catalog.moved.map((old) => {
    const to = modelAddress(old.to);
    return { from: modelAddress(old), to, canonical: absolute({ catalog }, to), name: old.to.name };
  });
}

/** Every other id of a model under which its data is found as well; of a removed model, nothing but its own data would do. */
export function aliasFiles({ moved }: Pick<Catalog, 'moved'>): { address: string; model: Model }[] {
  return moved
    .filter(({ id, to }) => to.aliases.some((alias) => alias.id === id))
    .map((alias) => ({ address: modelFileAddress(alias), model: alias.to }));
}

/** Every address that leads on: pages, their Markdown, their data. @param root where the site stands on its host */
export function redirects({ moved, siteUrl }: Pick<Catalog, 'moved' | 'siteUrl'>): Redirect[] {
  const root = new URL(siteUrl).pathname;
  const onHost = (address: string) => `${root}${pathOf(address)}`;
  return moved.flatMap((old) => {
    const pages = [old, old.to].map(modelAddress);
    const files = [old, old.to].map(modelFileAddress);
    return [pages, pages.map(markdownPath), files].map(([from = '', to = '']): Redirect => ({
      from: onHost(from),
      to: onHost(to),
      status: 301,
    }));
  });
}
