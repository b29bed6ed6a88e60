/** The same text as `src/views/whole/thin/page-text.ts` reads from a view, read from the finished page instead. */
import { HTMLElement, NodeType } from 'node-html-parser';
import type { PageKind } from '#views/page/blocks.ts';
import {
  computed,
  isComputed,
  namedPlaces,
  nameEnd,
  nameStart,
  unreadSections,
  type PageText,
  type Subject,
  type Unit,
} from '#views/whole/thin/page-text.ts';
import { isTag, type HtmlPage } from '../html-page.ts';

/** Kinds of generated pages, by their addresses. */
const kinds: readonly (readonly [RegExp, PageKind])[] = [
  [/^\/q\/.+-pricing\/$/, 'model'],
  [/^\/providers\/.+\/$/, 'provider'],
  [/^\/models\/.+\/$/, 'modality'],
  [/^\/compare\/.+\/$/, 'versus'],
];

const unread =
  'h1 h2 h3 h4 nav caption thead pre form figure svg button script style select template dialog'.split(' ');
const unreadClasses = ['actions', 'links', 'cards', 'tool'];
const units = ['p', 'li', 'tr'];

/** The kind of a generated page; undefined for a page there is one of. */
export function kindAt(path: string): PageKind | undefined {
  return kinds.find(([pattern]) => pattern.test(path))?.[1];
}

/** The text of a page of a kind that there are many of; undefined for any other page. */
export function htmlText(page: HtmlPage, subject: Subject): PageText | undefined {
  const kind = kindAt(page.path);
  const main = page.elements.find((element) => isTag(element, 'main'));
  if (kind === undefined || main === undefined) return undefined;
  return { path: page.path, kind, ...subject, units: unitsIn(main) };
}

function unitsIn(parent: HTMLElement): Unit[] {
  return elementsOf(parent).flatMap((element) => {
    if (isUnread(element)) return [];
    const isItem = isTag(element, 'div') && isTag(parent, 'dl');
    // A step is a list item with a heading and a paragraph: the paragraph is what is read.
    const holdsUnits = elementsOf(element).some((child) => isTag(child, 'p', 'ul', 'ol', 'dl'));
    if ((isTag(element, ...units) && !holdsUnits) || isItem) {
      const text = textOf(element);
      return text.trim() === '' ? [] : [{ text, keys: keysIn(element) }];
    }
    return unitsIn(element);
  });
}

function isUnread(element: HTMLElement): boolean {
  const label = element.getAttribute('aria-labelledby') ?? '';
  return (
    isTag(element, ...unread) ||
    unreadClasses.some((name) => element.classList.contains(name)) ||
    (isTag(element, 'section') && unreadSections.includes(label))
  );
}

/** Cells, terms and their contents stand apart. */
function textOf(element: HTMLElement): string {
  return element.childNodes
    .map((node) => {
      if (node.nodeType === NodeType.TEXT_NODE) return node.text.replaceAll(/\s+/g, ' ');
      if (!(node instanceof HTMLElement)) return '';
      const inner = textOf(node);
      const key = node.getAttribute('data-rate');
      if (key !== undefined) return isComputed(key) ? computed : inner;
      if (isTag(node, 'code')) return nameStart + inner + nameEnd;
      if (isTag(node, 'a') && namedPlaces.some((place) => node.getAttribute('href')?.startsWith(place))) {
        return `${nameStart}${inner}${nameEnd}`;
      }
      return isTag(node, 'td', 'th', 'dt', 'dd') ? ` ${inner} ` : inner;
    })
    .join('');
}

function elementsOf(parent: HTMLElement): HTMLElement[] {
  return parent.childNodes.filter((node) => node instanceof HTMLElement);
}

function keysIn(element: HTMLElement): string[] {
  return element
    .querySelectorAll('[data-rate]')
    .map((figure) => figure.getAttribute('data-rate') ?? '')
    .filter((key) => !isComputed(key));
}
