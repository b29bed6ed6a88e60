/**
 * The text of a page as the thin-page gate reads it: one unit per paragraph, row or item. What every page has
 * around its own words is left out: headings, navigation, code, forms, pictures.
 */
import type { Amount } from '#pricing/amount.ts';
import type { Block, Page, PageKind } from '#views/page/blocks.ts';
import { amountsIn, type Inline, type Inlines } from '#views/page/inline.ts';

export interface PageText {
  readonly path: string;
  readonly kind: PageKind;
  /** Words that name what the page is about: masked before pages are compared. */
  readonly names: readonly string[];
  /** Id of the one model the page is about; undefined for pages of several. */
  readonly about: string | undefined;
  /** Paragraphs, rows, items. */
  readonly units: readonly Unit[];
}

export interface Unit {
  /**
   * Its words. A linked name stands between {@link nameStart} and {@link nameEnd}; a figure that is computed from
   * others is {@link computed}: it says nothing that the others do not.
   */
  readonly text: string;
  /** Keys of the listed, quoted and recorded figures in it. */
  readonly keys: readonly string[];
}

export const nameStart = '\u0001';
export const nameEnd = '\u0002';
export const computed = '0';

/** Sections of code and of buttons: the same on every page of their kind but for the id. */
export const unreadSections: readonly string[] = ['code', 'try'];

/** Where links to what is named begin. */
export const namedPlaces: readonly string[] = ['/q/', '/providers/', '/compare/'];

/** What a page is about, for {@link pageText}. */
export type Subject = Pick<PageText, 'names' | 'about'>;

/** The text of a page view. */
export function pageText(page: Page, subject: Subject): PageText {
  const blocks = page.sections
    .filter(({ id }) => !unreadSections.includes(id))
    .flatMap((section) => section.blocks);
  const units = [
    ...(page.highlights ?? []).map(({ term, content }) => unitOf([term], content)),
    ...page.lead.map((content) => unitOf(content)),
    ...blocks.flatMap(blockUnits),
  ];
  return { path: page.path, kind: page.kind, ...subject, units };
}

function blockUnits(block: Block): Unit[] {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [unitOf(block.content)];
    case 'list':
      return block.items.map((item) => unitOf(item));
    case 'steps':
      return block.items.map(({ content }) => unitOf(content));
    case 'facts':
      return block.items.map(({ term, content }) => unitOf([term], content));
    case 'faq':
      return block.items.map(({ answer }) => unitOf(answer));
    case 'table':
      return block.rows.map((cells) => unitOf(...cells));
    default:
      // Links and cards lead elsewhere; code, charts and tools have no sentences.
      return [];
  }
}

function unitOf(...contents: Inlines[]): Unit {
  const keys = contents
    .flatMap(amountsIn)
    .map(({ key }) => key)
    .filter((key) => !isComputed(key));
  return { text: contents.map(textOf).join(' '), keys };
}

function textOf(content: Inlines): string {
  return content.map(inlineText).join('');
}

function inlineText(part: Inline): string {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'money':
    case 'count':
    case 'percent':
      return isComputed(part.key) ? computed : part.text;
    case 'code':
      // Ids, headers, names of files: all of them names.
      return nameStart + part.text + nameEnd;
    case 'muted':
      return textOf(part.content);
    case 'link':
      return namedPlaces.some((place) => part.href.startsWith(place))
        ? `${nameStart}${textOf(part.content)}${nameEnd}`
        : textOf(part.content);
  }
}

/** A figure that is listed, quoted or recorded is a fact; every other one follows from such. */
export function isComputed(key: Amount['key']): boolean {
  return !/^[^#]+#(?:[a-zA-Z0-9.]+(?:\?[^~]*)?|text\([^~]*\)~figure\([^~]*\)|past\([^~]*\)~\w+)$/.test(key);
}
