/** The document itself: what its head has to say, unique ids, nothing announced and then left empty. */
import { HTMLElement } from 'node-html-parser';
import { pagePath, type BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { isTag, metaContent, titleOf, type HtmlPage } from '../html-page.ts';

/**
 * Characters. Search results show about 60 of a title and 155 of a description; a name and a price with its unit
 * may need more, and then the end, which says least, may be cut.
 */
const lengths = { title: 75, description: 180, descriptionLeast: 50 };

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
  yield* checkFrame(page);
  yield* checkTitle(file, titleOf(page));
  yield* checkDescription(file, metaContent(page, 'description') ?? '', noindex);
  if (noindex) return;
  yield* checkCanonical(site, page);
  for (const name of ['og:title', 'og:description', 'og:type', 'og:url']) {
    if ((metaContent(page, name) ?? '') === '')
      yield finding('open-graph-missing', file, `${name} is missing.`);
  }
}

function* checkFrame({ file, elements }: HtmlPage): Iterable<SiteFinding> {
  const [html] = elements.filter((element) => isTag(element, 'html'));
  const language = html?.getAttribute('lang') ?? '';
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language))
    yield finding('language-missing', file, `<html> has lang="${language}".`);
  const metas = elements.filter((element) => isTag(element, 'meta'));
  if (!metas.some((meta) => meta.getAttribute('charset')?.toLowerCase() === 'utf-8'))
    yield finding('charset-missing', file, 'There is no <meta charset="utf-8">.');
  const viewport =
    metas.find((meta) => meta.getAttribute('name') === 'viewport')?.getAttribute('content') ?? '';
  if (!viewport.includes('width=device-width') || /user-scalable\s*=\s*(?:no|0)|maximum-scale/.test(viewport))
    yield finding('viewport-missing', file, `The viewport is "${viewport}".`);
  const mains = elements.filter((element) => isTag(element, 'main')).length;
  if (mains !== 1) yield finding('landmark-missing', file, `There are ${mains} <main>, not 1.`);
}

function* checkTitle(file: string, title: string): Iterable<SiteFinding> {
  if (title === '') yield finding('title-missing', file, 'There is no title.');
  if (title.length > lengths.title)
    yield finding('title-long', file, `The title has ${title.length} characters: "${title}".`);
  if (/(?:…|\.\.\.|[,;:(&|–-])$/.test(title))
    yield finding('title-cut', file, `The title breaks off: "${title}".`);
}

function* checkDescription(file: string, description: string, noindex: boolean): Iterable<SiteFinding> {
  if (description === '') yield finding('description-missing', file, 'There is no description.');
  if (description.length > lengths.description) {
    yield finding(
      'description-long',
      file,
      `The description has ${description.length} characters: "${description}".`,
    );
  }
  if (description !== '' && description.length < lengths.descriptionLeast && !noindex)
    yield finding(
      'description-short',
      file,
      `The description has ${description.length} characters: "${description}".`,
    );
}

function* checkCanonical(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const right = new URL(page.path, site.catalog.gateway.url).href;
  const links = page.elements.filter(
    (element) => isTag(element, 'link') && element.getAttribute('rel') === 'canonical',
  );
  const addresses = links.map((link) => link.getAttribute('href') ?? '');
  const own = addresses.length === 1 && [right, parentOf(site, page)].includes(addresses[0]);
  if (!own) {
    yield finding(
      'canonical-wrong',
      page.file,
      `The canonical address is "${addresses.join(', ')}", not ${right}.`,
    );
  }
  const shared = metaContent(page, 'og:url');
  if (shared !== undefined && !addresses.includes(shared)) {
    yield finding(
      'canonical-wrong',
      page.file,
      `og:url is "${shared}", the canonical address ${addresses.join(', ')}.`,
    );
  }
}

/** A dated variant may be filed under the model it is a snapshot of. */
function parentOf({ catalog, modelById }: BuiltSite, { model }: HtmlPage): string | undefined {
  const parent = modelById.get(model?.snapshotOf ?? '');
  return parent && new URL(pagePath(parent), catalog.gateway.url).href;
}

function isEmpty(element: HTMLElement): boolean {
  // What a script fills while the page is read says so by its role.
  if (
    element.getAttribute('role') === 'status' ||
    element.hasAttribute('aria-live') ||
    element.hasAttribute('hidden')
  )
    return false;
  if (element.text.trim() !== '' || (element.getAttribute('aria-label') ?? '') !== '') return false;
  const tells = (node: HTMLElement): boolean =>
    node.childNodes.some(
      (child) => child instanceof HTMLElement && (isTag(child, ...telling) || tells(child)),
    );
  return !tells(element);
}
