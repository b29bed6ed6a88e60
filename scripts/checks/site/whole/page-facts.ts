/** What is kept of a page after its own checks: little, so that thousands of pages fit into memory. */
import { isTag, metaContent, titleOf, type HtmlPage } from '../html-page.ts';

export interface PageFacts {
  readonly file: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly noindex: boolean;
  readonly ids: ReadonlySet<string>;
  /** Addresses of links, pictures, styles and scripts, each once. */
  readonly addresses: ReadonlySet<string>;
}

/** Attributes that hold an address. */
const addressNames = ['href', 'src', 'action', 'poster', 'xlink:href'];

export function factsOf(page: HtmlPage): PageFacts {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  for (const element of page.elements) {
    const { rawAttrs } = element;
    if (rawAttrs === '') continue;
    if (rawAttrs.includes('id=')) ids.add(element.getAttribute('id') ?? '');
    // A canonical address is compared on its own.
    if (isTag(element, 'link') && element.getAttribute('rel') === 'canonical') continue;
    for (const name of addressNames) {
      if (!rawAttrs.includes(name)) continue;
      const address = element.getAttribute(name);
      if (address !== undefined) addresses.add(address);
    }
  }
  return {
    file: page.file,
    path: page.path,
    title: titleOf(page),
    description: metaContent(page, 'description') ?? '',
    noindex: page.noindex,
    ids,
    addresses,
  };
}
