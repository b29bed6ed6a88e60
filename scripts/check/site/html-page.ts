/** One HTML page, parsed once for all its checks. */
import { HTMLElement, parse } from 'node-html-parser';
import type { Model } from '#catalog/types.ts';
import { objectsIn, parsed, type Json, type JsonObject } from './json.ts';
import { remembered } from './once.ts';
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
  /** The same by their tags, in small letters. */
  readonly byTag: ReadonlyMap<string, readonly HTMLElement[]>;
  /** Text of `<title>`. */
  readonly title: string;
  /** Its structured data, script by script; undefined what is no JSON, which the check of offers finds. */
  readonly graphs: readonly (Json | undefined)[];
  readonly blocks: readonly TextBlock[];
  /** The model the page is about. */
  readonly model: Model | undefined;
  /** Kept out of search engines, like the error page. */
  readonly noindex: boolean;
}

export function readPage(file: string, html: string, modelAt: (path: string) => Model | undefined): HtmlPage {
  const root = parse(html, { blockTextElements: { script: true, style: true } });
  const elements = descendants(root);
  const idOf = remembered((row: HTMLElement | null) => row?.querySelector('th .muted')?.text.trim() ?? '');
  for (const element of elements) completeKey(element, idOf);
  const byTag = Map.groupBy(elements, ({ rawTagName }) => rawTagName.toLowerCase());
  const tagged = (tag: string) => byTag.get(tag) ?? [];
  const path = pathOf(file);
  const robots = tagged('meta').find((element) => element.getAttribute('name') === 'robots');
  return {
    file,
    path,
    source: html,
    elements,
    byTag,
    title:
      tagged('title')
        .find(({ parentNode }) => isTag(parentNode, 'head'))
        ?.text.trim() ?? '',
    graphs: tagged('script')
      .filter((element) => element.getAttribute('type') === 'application/ld+json')
      .map(({ rawText }) => parsed(rawText)),
    blocks: textBlocks(root),
    model: modelAt(path),
    noindex: robots?.getAttribute('content')?.includes('noindex') ?? false,
  };
}

/** A key that begins with `#` is of the model whose id the heading of its row names. */
function completeKey(element: HTMLElement, idOf: (row: HTMLElement | null) => string): void {
  if (!element.rawAttrs.includes('data-rate')) return;
  const key = element.getAttribute('data-rate');
  if (key?.startsWith('#') !== true) return;
  let row: HTMLElement | null = element;
  while (row !== null && !isTag(row, 'tr')) row = row.parentNode;
  element.setAttribute('data-rate', `${subjectFor(idOf(row))}${key}`);
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
  return tagged(page, 'meta')
    .find((element) => [element.getAttribute('name'), element.getAttribute('property')].includes(name))
    ?.getAttribute('content');
}

/** What a reader of search results, and of the page, is told: title, description, and each block. */
export function textsOf(page: HtmlPage): string[] {
  return [page.title, metaContent(page, 'description') ?? '', ...page.blocks.map(({ text }) => text)];
}

/** Every node of its structured data. */
export function nodesOf({ graphs }: HtmlPage): JsonObject[] {
  return graphs.flatMap((graph) => [...objectsIn(graph ?? null)]);
}

/** Elements of these tags: of one in the order of the document, of several tag by tag. */
export function tagged({ byTag }: Pick<HtmlPage, 'byTag'>, ...tags: readonly string[]): HTMLElement[] {
  return tags.flatMap((tag) => byTag.get(tag) ?? []);
}

/** The address that the heading of a row leads to; empty where it leads nowhere. */
export function rowAddress(row: HTMLElement | null): string {
  for (const heading of row?.getElementsByTagName('th') ?? []) {
    const [link] = heading.getElementsByTagName('a');
    if (link !== undefined) return link.getAttribute('href') ?? '';
  }
  return '';
}

/** Addresses of `<link>`s by one word of their `rel`. */
export function linksBy(page: HtmlPage, rel: string): HTMLElement[] {
  return tagged(page, 'link').filter((element) =>
    (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/).includes(rel),
  );
}
