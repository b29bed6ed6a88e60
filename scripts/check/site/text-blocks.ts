/** The readable text of a page, block by block, each figure with its key and its place in the text. */
import { HTMLElement, NodeType, type Node } from 'node-html-parser';

export interface TracedSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key: string;
  /** The `value` attribute; undefined when there is none. */
  readonly value: string | undefined;
  readonly tag: string;
}

type Range = readonly [start: number, end: number];

/** A table row, or an item of a list: what it links to is what its figures are about. */
export interface Group {
  readonly kind: 'row' | 'item';
  /** Addresses of its links; of a row those in its heading only. */
  readonly hrefs: string[];
}

/** The text between two borders of block elements. */
export interface TextBlock {
  /** Innermost block element: "p", "td". */
  readonly tag: string;
  /** Id of the section's heading; "lead" in `<main>` before any section, "frame" outside of it. */
  readonly section: string;
  readonly text: string;
  readonly traced: readonly TracedSpan[];
  /** `<code>` and `<pre>`. */
  readonly code: readonly Range[];
  /** `<a>`. */
  readonly links: readonly Range[];
  readonly group: Group | undefined;
  /** What the table cell is sorted by. */
  readonly sortKey: string | undefined;
}

const blockTags = new Set(
  `address article aside blockquote body button caption dd details dialog div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header label legend li main nav ol option p pre section select summary svg table tbody td
  text tfoot th thead tr ul`.split(/\s+/),
);
const unread = new Set(['script', 'style', 'head']);

interface Place {
  readonly tag: string;
  readonly section: string;
  readonly group: Group | undefined;
  readonly sortKey: string | undefined;
  readonly pre: boolean;
}

interface OpenBlock {
  readonly place: Place;
  text: string;
  readonly traced: TracedSpan[];
  readonly code: Range[];
  readonly links: Range[];
}

export function textBlocks(root: HTMLElement): TextBlock[] {
  const blocks: TextBlock[] = [];
  let current = opened({ tag: 'body', section: 'frame', group: undefined, sortKey: undefined, pre: false });

  const reopen = (place: Place) => {
    if (current.text.trim() !== '') {
      const {
        place: { tag, section, group, sortKey },
        ...content
      } = current;
      blocks.push({ tag, section, group, sortKey, ...content });
    }
    current = opened(place);
  };

  const read = (node: Node) => {
    const raw = node.text;
    if (current.place.pre) {
      current.text += raw;
      return;
    }
    // Line breaks of the source, and spaces on both sides of a tag, are one space to a reader and come from
    // formatting; two spaces within one text stay, to be found.
    const text = raw.trim() === '' ? raw.slice(0, 1) : raw.replaceAll(/[ \t\r\f]*\n\s*/g, ' ');
    const isApart = current.text === '' || /\s/.test(current.text.at(-1) ?? '');
    current.text += isApart ? text.trimStart() : text;
  };

  const walk = (parent: HTMLElement) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === NodeType.TEXT_NODE) read(node);
      if (!(node instanceof HTMLElement)) continue;
      const tag = node.rawTagName.toLowerCase();
      // A picture is read by its label, whatever stands in it.
      if (unread.has(tag) || (tag === 'span' && node.getAttribute('role') === 'img')) continue;
      if (blockTags.has(tag)) {
        const outside = current.place;
        reopen(placeIn(outside, node, tag));
        if (tag === 'pre') current.code.push([0, Number.MAX_SAFE_INTEGER]);
        inline(node, tag);
        reopen(outside);
      } else if (tag === 'br') current.text += ' ';
      else inline(node, tag);
    }
  };

  /** Reads an element's content into the current block and notes what the element says about it. */
  const inline = (node: HTMLElement, tag: string) => {
    const start = current.text.length;
    const block = current;
    walk(node);
    const range: Range = [start, block.text.length];
    if (tag === 'code') block.code.push(range);
    if (tag === 'a') noteLink(node, block, range);
    const key = node.rawAttrs.includes('data-rate') ? node.getAttribute('data-rate') : undefined;
    if (key === undefined) return;
    const text = block.text.slice(...range);
    block.traced.push({ start, end: range[1], text, key, value: node.getAttribute('value'), tag });
  };

  walk(root);
  reopen(current.place);
  return blocks;
}

function opened(place: Place): OpenBlock {
  return { place, text: '', traced: [], code: [], links: [] };
}

/** The site's header and footer, which stand within the `<main>` of a documentation site that has the pages as a part. */
export function isFrame(node: HTMLElement): boolean {
  return node.classList.contains('site-header') || node.classList.contains('site-footer');
}

function placeIn(outside: Place, node: HTMLElement, tag: string): Place {
  const labelledBy = tag === 'section' ? node.getAttribute('aria-labelledby') : undefined;
  const section = isFrame(node) ? 'frame' : tag === 'main' ? 'lead' : (labelledBy ?? outside.section);
  return {
    tag,
    section,
    group:
      tag === 'tr'
        ? { kind: 'row', hrefs: [] }
        : tag === 'li' || (tag === 'p' && section === 'notice')
          ? { kind: 'item', hrefs: [] }
          : outside.group,
    sortKey: node.getAttribute('data-key') ?? (tag === 'td' || tag === 'th' ? undefined : outside.sortKey),
    pre: tag === 'pre' || outside.pre,
  };
}

function noteLink(node: HTMLElement, { place, links }: OpenBlock, range: Range): void {
  links.push(range);
  const href = node.getAttribute('href');
  if (href === undefined || (place.group?.kind === 'row' && place.tag !== 'th')) return;
  place.group?.hrefs.push(href);
}

/** The text with code (and what else is given) blanked, so that places stay the same. */
export function withoutRanges(text: string, ...ranges: (readonly Range[])[]): string {
  return ranges.flat().reduce((rest, [start, end]) => {
    const length = Math.min(end, rest.length) - start;
    return rest.slice(0, start) + '\u2423'.repeat(Math.max(0, length)) + rest.slice(end);
  }, text);
}
