/** The site as Node has made it, handed to what Astro bundles, which prints its pages, and to whoever writes its files. */
import type { ComponentName } from '#guides/components.ts';
import type { Page } from '#views/page/blocks.ts';
import type { GuidePart } from '#views/guides/guide-part.ts';
import type { SiteBuild } from './build.ts';
import type { Frame } from './frame.ts';
import type { MovedPage } from './redirects.ts';

/** A file of the site. */
export interface SiteFile {
  /** Its path in `dist`. */
  readonly path: string;
  /** Made when it is asked for. */
  readonly content: () => string | Uint8Array | Promise<string | Uint8Array>;
  /** All that decides about its bytes, and is had for less than they are: the same makes the same file. */
  readonly source?: () => string;
}

/** What prints a page as HTML. @param name of what is printed @param part which of them, as a part of an address */
export type Print = (name: 'model' | 'guide' | 'page' | 'missing', part: string) => Promise<string>;

/** What printing needs: data, and what makes more of it. */
export interface MadeSite extends Pick<SiteBuild, 'pages' | 'guides'> {
  /** What surrounds a page. */
  readonly frame: (page: Page) => Frame;
  /** What a host shows where there is no page. */
  readonly missing: Page;
  readonly moved: readonly MovedPage[];
  /** What a component of a guide prints. @param component its name @param attributes as the guide has them */
  readonly guidePart: (component: ComponentName, attributes: Readonly<Record<string, string>>) => GuidePart;
  /** A page that is made of a view, as HTML; nothing where there is none. @param path of the page */
  readonly printed: (path: string, print: Print) => Promise<string> | undefined;
  /** Path in `dist` of everything that is made of the site: its pages, and each of {@link files}. */
  readonly paths: () => readonly string[];
  /** Every file, to be written in this order. @param print what prints pages; without it there are none among the files */
  readonly files: (print?: Print) => Iterable<SiteFile>;
}

interface Maker {
  readonly make: () => Promise<MadeSite>;
  made?: Promise<MadeSite>;
}

/** Belongs to the process: Astro bundles this module a second time. */
const shared = globalThis as { ratecardSite?: Maker };

/** @param make called when the site is first asked for, and again after {@link forgetSite} */
export function handOver(make: () => Promise<MadeSite>): void {
  shared.ratecardSite = { make };
}

/** Has the site made anew when it is next asked for. */
export function forgetSite(): void {
  delete shared.ratecardSite?.made;
}

/** The site. @throws whatever keeps it from being made, each time */
export function madeSite(): Promise<MadeSite> {
  const maker = shared.ratecardSite;
  if (maker === undefined)
    throw new Error('No site is made in this process: its Astro project lacks ratecard().');
  return (maker.made ??= maker.make());
}
