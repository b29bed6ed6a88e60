/** One HTML page, parsed once for all its checks. */
import { HTMLElement, parse } from 'node-html-parser';
import type { Model } from '#catalog/types.ts';
import { subjectFor } from './oracle/trace-key.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';

export interface HtmlPage {
  /** "q/acme-one-pricing/index.html". */
  readonly file: string;
  /** "/q/acme-one-pricing/". */
  readonly path: string;
  /** The text of the file. */
  readonly source: string;
  /** Every element in the order of the document. */
  readonly elements: readonly HTMLElement[];
  readonly blocks: readonly TextBlock[];
  /** The model the page is about. */
  readonly model: Model | undefined;
  /** Kept out of search engines, like the error page. */
  readonly noindex: boolean;
}

export function readPage(file: string, html: string, modelAt: (path: string) => Model | undefined): HtmlPage {
  const root = parse(html, { blockTextElements: { script: true, style: true } });
  const elements = descendants(root);
  for (const element of elements) completeKey(element);
  const path = pathOf(file);
  const robots = elements.find(
    (element) => isTag(element, 'meta') && element.getAttribute('name') === 'robots',
  );
  return {
    file,
    path,
    source: html,
    elements,
    blocks: textBlocks(root),
    model: modelAt(path),
    noindex: robots?.getAttribute('content')?.includes('noindex') ?? false,
  };
}

/** A key that begins with `#` is of the model whose id the heading of its row names. */
function completeKey(element: HTMLElement): void {
  const key = element.getAttribute('data-rate');
  if (key?.startsWith('#') !== true) return;
  const id = element.closest('tr')?.querySelector('th .muted')?.text.trim() ?? '';
  element.setAttribute('data-rate', `${subjectFor(id)}${key}`);
}

/** Address of a file: folders by their index, pages of their own by their name. */
function pathOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

export function isTag(element: HTMLElement | null, ...tags: string[]): boolean {
  return element !== null && tags.includes(element.rawTagName.toLowerCase());
}

function descendants(root: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  const visit = (element: HTMLElement) => {
    for (const child of element.childNodes) {
      if (!(child instanceof HTMLElement)) continue;
      found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** Content of a `<meta>` by `name` or `property`. */
export function metaContent(page: HtmlPage, name: string): string | undefined {
  return page.elements
    .find(
      (element) =>
        isTag(element, 'meta') &&
        [element.getAttribute('name'), element.getAttribute('property')].includes(name),
    )
    ?.getAttribute('content');
}

/** Text of `<title>`. */
export function titleOf(page: HtmlPage): string {
  const title = page.elements.find((element) => isTag(element, 'title') && isTag(element.parentNode, 'head'));
  return title?.text.trim() ?? '';
}

/** Addresses of `<link>`s by one word of their `rel`. */
export function linksBy(page: HtmlPage, rel: string): HTMLElement[] {
  return page.elements.filter(
    (element) =>
      isTag(element, 'link') && (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/).includes(rel),
  );
}
