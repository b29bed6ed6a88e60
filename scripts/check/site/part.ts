/** How a group of checks takes part in one run over a built site. */
import type { ReportTable } from '../report.ts';
import { type BuiltSite, localPath } from './built-site.ts';
import type { CodeTable, Findings } from './finding.ts';
import { owned } from './once.ts';
import { type HtmlPage, isTag, linksBy, metaContent, tagged } from './html-page.ts';

/**
 * What a part wants to be asked: pages come first, one by one, then the other files, then the end. A page is let
 * go after `page`, so a part keeps only what it needs of it.
 */
export interface Part {
  readonly page?: (page: HtmlPage) => Findings;
  readonly text?: (file: string, text: string, pages: readonly PageFacts[]) => Findings;
  readonly end?: (pages: readonly PageFacts[]) => Findings;
  /** For the report, once all is done. */
  readonly tables?: () => readonly ReportTable[];
}

export interface PartKind {
  /** The tables of its findings: it runs when the group of one of them is wanted. */
  readonly codes: readonly CodeTable[];
  /** Begins a run. */
  readonly start: (site: BuiltSite) => Part;
}

/** A part of checks that look at one page at a time and keep nothing. */
export function pagePart(
  codes: readonly CodeTable[],
  ...checks: readonly ((site: BuiltSite, page: HtmlPage) => Findings)[]
): PartKind {
  return {
    codes,
    start: (site) => ({
      *page(page) {
        for (const check of checks) yield* check(site, page);
      },
    }),
  };
}

// What is kept of a page after its own checks: little, so that thousands of pages fit into memory.

export interface PageFacts {
  readonly file: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Text of its first h1. */
  readonly heading: string;
  /** Texts of all its headings. */
  readonly headings: ReadonlySet<string>;
  readonly noindex: boolean;
  /** The canonical address, as it stands there. */
  readonly canonical: string | undefined;
  readonly ids: ReadonlySet<string>;
  /** Addresses of links, pictures, styles and scripts, each once. */
  readonly addresses: ReadonlySet<string>;
  /** Paths of the site to which a reader can go from here. */
  readonly leadsTo: ReadonlySet<string>;
}

/** Attributes that hold an address. */
const addressNames = ['href', 'src', 'action', 'poster', 'xlink:href'];

/** @param own each text once, however many pages have it */
export function factsOf(site: BuiltSite, page: HtmlPage, own: (text: string) => string): PageFacts {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  const leadsTo = new Set<string>();
  for (const element of page.elements) {
    const { rawAttrs } = element;
    if (rawAttrs === '') continue;
    if (rawAttrs.includes('id=')) ids.add(own(element.getAttribute('id') ?? ''));
    // A canonical address is compared on its own.
    if (isTag(element, 'link') && element.getAttribute('rel') === 'canonical') continue;
    for (const name of addressNames) {
      if (!rawAttrs.includes(name)) continue;
      const address = element.getAttribute(name);
      if (address === undefined) continue;
      addresses.add(own(address));
      const path = isTag(element, 'a') ? localPath(site, address, page.path)?.pathname : undefined;
      if (path !== undefined) leadsTo.add(own(path));
    }
  }
  return {
    file: page.file,
    path: page.path,
    title: owned(page.title),
    description: owned(metaContent(page, 'description') ?? ''),
    heading: owned(tagged(page, 'h1')[0]?.text.trim() ?? ''),
    headings: new Set(tagged(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ text }) => own(text.trim()))),
    noindex: page.noindex,
    canonical: linksBy(page, 'canonical')[0]?.getAttribute('href'),
    ids,
    addresses,
    leadsTo,
  };
}
