/** The document itself: unique ids, one h1, a canonical address, nothing announced and then left empty. */
import { HTMLElement } from 'node-html-parser';
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { isTag, metaContent, titleOf, type HtmlPage } from '../html-page.ts';

const neverEmpty = 'a button caption dd dt figcaption h1 h2 h3 h4 legend li p td th title'.split(' ');
/** Elements that say something without text. */
const telling = ['img', 'svg', 'input', 'select', 'textarea', 'progress', 'meter'];

export function* checkDocument(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const { file, elements, noindex } = page;
  const ids = new Set<string>();
  for (const element of elements) {
    const id = element.getAttribute('id');
    if (id !== undefined && ids.has(id))
      yield finding('id-duplicate', file, `id="${id}" stands on more than one element.`);
    if (id !== undefined) ids.add(id);
    if (isTag(element, ...neverEmpty) && isEmpty(element)) {
      yield finding(
        'element-empty',
        file,
        `<${element.rawTagName}> is empty in ${excerpt(element.parentNode?.text ?? '')}.`,
      );
    }
    if (isTag(element, 'td', 'th', 'dd') && element.text.trim() === 'null') {
      yield finding(
        'word-forbidden',
        file,
        `A <${element.rawTagName}> says "null" in ${excerpt(element.parentNode?.text ?? '')}.`,
      );
    }
  }
  const headings = elements.filter((element) => isTag(element, 'h1')).length;
  if (headings !== 1) yield finding('heading-count', file, `There are ${headings} <h1>, not 1.`);
  if (titleOf(page) === '') yield finding('title-missing', file, 'There is no title.');
  if ((metaContent(page, 'description') ?? '') === '')
    yield finding('description-missing', file, 'There is no description.');
  if (!noindex) yield* checkCanonical(site, page);
}

function* checkCanonical(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const right = new URL(page.path, site.catalog.gateway.url).href;
  const links = page.elements.filter(
    (element) => isTag(element, 'link') && element.getAttribute('rel') === 'canonical',
  );
  const addresses = links.map((link) => link.getAttribute('href') ?? '');
  if (addresses.length !== 1 || addresses[0] !== right) {
    yield finding(
      'canonical-wrong',
      page.file,
      `The canonical address is "${addresses.join(', ')}", not ${right}.`,
    );
  }
  const shared = metaContent(page, 'og:url');
  if (shared !== undefined && shared !== right) {
    yield finding('canonical-wrong', page.file, `og:url is "${shared}", not ${right}.`);
  }
}

function isEmpty(element: HTMLElement): boolean {
  if (element.text.trim() !== '' || (element.getAttribute('aria-label') ?? '') !== '') return false;
  const tells = (node: HTMLElement): boolean =>
    node.childNodes.some(
      (child) => child instanceof HTMLElement && (isTag(child, ...telling) || tells(child)),
    );
  return !tells(element);
}
