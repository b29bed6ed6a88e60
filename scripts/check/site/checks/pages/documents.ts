/** The document itself: what its head has to say, unique ids, nothing announced and then left empty. */
import { HTMLElement } from 'node-html-parser';
import { type BuiltSite, fileOf, nameOf, pagePath, wholeAddress } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, isTag, metaContent, tagged } from '../../html-page.ts';
import { moneyIn } from '../../money.ts';
import { isGone } from '../../oracle/life.ts';
import { rankingRate } from '../../oracle/rates.ts';
import { dateInWords } from '../../oracle/words.ts';
import type { PageFacts } from '../../part.ts';
import { widthInSearch } from '../../text-width.ts';
import { wordCodes } from './sentences.ts';
import type { PartKind } from '../../part.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const pageCodes = codes('pages', {
  'page-missing': {
    why: 'Every model has its page.',
    fix: 'Build again; if it stays, look at src/routes/q.',
  },
  'id-duplicate': {
    why: 'Links and labels find only the first one.',
    fix: 'Make the id unique on its page.',
  },
  'heading-count': { why: 'A page answers one question: it has exactly one h1.', fix: views },
  'title-missing': { why: 'Search results show it.', fix: views },
  'title-duplicate': { why: 'Readers of search results cannot tell the pages apart.', fix: views },
  'description-missing': { why: 'Search results show it.', fix: views },
  'description-duplicate': { why: 'Readers of search results cannot tell the pages apart.', fix: views },
  'canonical-wrong': {
    why: 'Search engines would file the page under another address.',
    fix: 'Correct the canonical link in src/views/whole/head-tags.ts.',
  },
  'heading-order': {
    why: 'People who listen to a page move by its headings: a skipped level reads as a missing part.',
    fix: 'Use the next level: h2 below h1, h3 below h2.',
  },
  'heading-duplicate': {
    why: 'Two pages answer the same question.',
    fix: 'Give each page a question of its own, or make one of them noindex.',
  },
  'title-long': {
    severity: 'warning',
    why: 'Search results cut it.',
    fix: 'Shorten the title in its view.',
  },
  'title-lacks': {
    why: 'Readers search for "API pricing" with the name and the maker of a model, and choose the result with the price.',
    fix: 'Let the title hold them (src/views/model/model-head.ts); where they do not fit, less of the price in words.',
  },
  'title-cut': { why: 'A figure or a unit may be what was cut off.', fix: 'Say less, in whole words.' },
  'description-long': {
    severity: 'warning',
    why: 'Search results cut it.',
    fix: 'Shorten the description in its view.',
  },
  'retirement-untold': {
    why: 'Whoever plans with the model has to know before the click that it stops within three months.',
    fix: 'Say the day in the description (src/views/model/model-head.ts).',
  },
  'description-short': {
    severity: 'warning',
    why: 'Search engines make up their own.',
    fix: 'Say in a sentence what the page answers.',
  },
  'language-missing': {
    why: 'Voices and translators need it.',
    fix: 'Set lang on <html> in src/layouts/Document.astro.',
  },
  'viewport-missing': {
    why: 'Phones would show the page tiny.',
    fix: 'Put `<meta name="viewport" content="width=device-width, initial-scale=1">` in src/layouts/Document.astro, without a limit on zooming.',
  },
  'charset-missing': {
    why: 'Signs such as “€” could be read wrongly.',
    fix: 'Make `<meta charset="utf-8">` the first element of the head.',
  },
  'landmark-missing': {
    why: 'People who listen to a page jump to its content by <main>.',
    fix: 'Print the page through src/layouts/PageLayout.astro.',
  },
  'open-graph-missing': { why: 'A shared link shows it.', fix: 'Print it in src/layouts/PageLayout.astro.' },
  'page-orphan': {
    why: 'No reader, and no search engine, gets there from the home page; without scripts links are the only way.',
    fix: 'Link it from a list, every page of which its first one links (src/views/lists/list-pages.ts), or do not build it.',
  },
});

const finding = raising(pageCodes, wordCodes);

export const documentsPart: PartKind = {
  codes: [pageCodes, wordCodes],
  start: (site) => ({
    *page(page) {
      yield* checkDocument(site, page);
      yield* checkHeadings(site, page);
    },
    *end(pages) {
      site.look('pages', 'pages', pages.length);
      yield* checkPages(site, pages);
    },
  }),
};

/** Pixels that search results on a wide screen show of a title, and of a description in two lines, at their sizes. */
const rooms = { title: { width: 580, size: 20 }, description: { width: 990, size: 14 } };
/** Characters. */
const leastDescription = 50;

const neverEmpty = new Set(
  'a button caption dd dt figcaption h1 h2 h3 h4 legend li p td th title'.split(' '),
);
/** Elements that say something without text. */
const telling = ['img', 'svg', 'input', 'select', 'textarea', 'progress', 'meter'];

function* checkDocument(site: BuiltSite, page: HtmlPage): Findings {
  const { file, elements, noindex } = page;
  const ids = new Set<string>();
  for (const element of elements) {
    const id = element.rawAttrs.includes('id=') ? element.getAttribute('id') : undefined;
    if (id !== undefined && ids.has(id))
      yield finding('id-duplicate', file, `id="${id}" stands on more than one element.`);
    if (id !== undefined) ids.add(id);
    if (neverEmpty.has(element.rawTagName.toLowerCase()) && isEmpty(element)) {
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
  yield* checkTitle(file, page.title);
  yield* checkDescription(file, metaContent(page, 'description') ?? '', noindex);
  yield* checkFound(site, page);
  if (noindex) return;
  yield* checkCanonical(site, page);
  for (const name of ['og:title', 'og:description', 'og:type', 'og:url']) {
    if ((metaContent(page, name) ?? '') === '')
      yield finding('open-graph-missing', file, `${name} is missing.`);
  }
}

function* checkFrame(page: HtmlPage): Findings {
  const { file } = page;
  const [html] = tagged(page, 'html');
  const language = html?.getAttribute('lang') ?? '';
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language))
    yield finding('language-missing', file, `<html> has lang="${language}".`);
  const metas = tagged(page, 'meta');
  if (!metas.some((meta) => meta.getAttribute('charset')?.toLowerCase() === 'utf-8'))
    yield finding('charset-missing', file, 'There is no <meta charset="utf-8">.');
  const viewport =
    metas.find((meta) => meta.getAttribute('name') === 'viewport')?.getAttribute('content') ?? '';
  if (!viewport.includes('width=device-width') || /user-scalable\s*=\s*(?:no|0)|maximum-scale/.test(viewport))
    yield finding('viewport-missing', file, `The viewport is "${viewport}".`);
  const mains = tagged(page, 'main').length;
  if (mains !== 1) yield finding('landmark-missing', file, `There are ${mains} <main>, not 1.`);
}

function* checkTitle(file: string, title: string): Findings {
  if (title === '') yield finding('title-missing', file, 'There is no title.');
  const { width, size } = rooms.title;
  const wide = widthInSearch(title, size);
  if (wide > width)
    yield finding(
      'title-long',
      file,
      `The title is ${Math.round(wide)} of ${width} pixels wide: "${title}".`,
    );
  if (/(?:…|\.\.\.|[,;:(&|–-])$/.test(title))
    yield finding('title-cut', file, `The title breaks off: "${title}".`);
}

function* checkDescription(file: string, description: string, noindex: boolean): Findings {
  if (description === '') yield finding('description-missing', file, 'There is no description.');
  const { width, size } = rooms.description;
  const wide = widthInSearch(description, size);
  if (wide > width) {
    yield finding(
      'description-long',
      file,
      `The description is ${Math.round(wide)} of ${width} pixels wide: "${description}".`,
    );
  }
  if (description !== '' && description.length < leastDescription && !noindex)
    yield finding(
      'description-short',
      file,
      `The description has ${description.length} characters: "${description}".`,
    );
}

/** What a model's page has to say of itself in search results: what was asked, whose the model is, its price, its last day. */
function* checkFound(site: BuiltSite, page: HtmlPage): Findings {
  const { model, file } = page;
  if (model === undefined) return;
  const { title } = page;
  const { provider } = model;
  const name = nameOf(site, model);
  // Of its price as it stands there, behind the last colon, or before the name of the site.
  const price = title.replace(/ \| [^|]*$/, '').replace(/^.*: /, '');
  const [maker = ''] = provider.name.split(/ \(/);
  const words = [...maker.split(/[^\p{L}\p{N}]+/u), maker.split(/[a-z](?=[A-Z])/)[0] ?? '']
    .filter((word) => word.length > 2)
    .map((word) => word.toLowerCase());
  const first = name.toLowerCase().split(/[^\p{L}\p{N}]/u)[0] ?? '';
  const says = (text: string) =>
    text.includes(maker) ||
    words.some((word) => text.toLowerCase().includes(word)) ||
    (first.length >= 4 && maker.toLowerCase().startsWith(first));
  const { width, size } = rooms.title;
  const fits = (subject: string) => widthInSearch(`${subject} API pricing: ${price}`, size) < width - 2;
  if (!title.includes('API pricing') && fits(name))
    yield finding('title-lacks', file, `The title has no "API pricing": "${title}".`);
  if (!says(title) && fits(`${maker} ${name}`))
    yield finding('title-lacks', file, `The title does not name the maker, ${maker}: "${title}".`);
  if (rankingRate(model, site.date) !== undefined && moneyIn(title).length === 0)
    yield finding('title-lacks', file, `The title has no price: "${title}".`);
  const { retires } = model.life;
  if (retires === undefined || isGone(model, site.date)) return;
  const days = (Date.parse(retires) - Date.parse(site.date)) / 86_400_000;
  const told = metaContent(page, 'description') ?? '';
  if (days <= 90 && !told.includes(dateInWords(retires)))
    yield finding(
      'retirement-untold',
      file,
      `It retires on ${dateInWords(retires)}; the description: "${told}".`,
    );
}

function* checkCanonical(site: BuiltSite, page: HtmlPage): Findings {
  const right = wholeAddress(site.catalog, page.path);
  const links = tagged(page, 'link').filter((element) => element.getAttribute('rel') === 'canonical');
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
  return parent && wholeAddress(catalog, pagePath(parent));
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

// Headings: one h1, before all others, and no level left out.

const levels = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function* checkHeadings(site: BuiltSite, { file, elements }: HtmlPage): Findings {
  const headings = elements
    .filter((element) => isTag(element, ...levels))
    .map((element) => ({ level: Number(element.rawTagName[1]), text: element.text }));
  site.look('pages', 'headings', headings.length);
  const first = headings.filter(({ level }) => level === 1).length;
  if (first !== 1) yield finding('heading-count', file, `There are ${first} <h1>, not 1.`);
  let before = 0;
  for (const { level, text } of headings) {
    if (level > before + 1) {
      yield finding(
        'heading-order',
        file,
        `<h${level}> ${excerpt(text)} follows ${before === 0 ? 'no heading' : `<h${before}>`}.`,
      );
    }
    before = level;
  }
}

/** What only shows when all pages are looked at: missing ones, and titles that are not unique. */

/** Shown where a page is missing, so nothing links to it. */
const errorPage = '/404.html';

function* checkPages(site: BuiltSite, pages: readonly PageFacts[]): Findings {
  for (const model of site.catalog.models) {
    const file = fileOf(pagePath(model));
    if (!site.files.paths.has(file)) yield finding('page-missing', file, `${model.id} has no page.`);
  }
  const indexed = pages.filter(({ noindex }) => !noindex);
  yield* unique('title-duplicate', indexed, ({ title }) => title);
  yield* unique('description-duplicate', indexed, ({ description }) => description);
  yield* unique('heading-duplicate', indexed, ({ heading }) => heading);
  yield* checkReach(site, pages);
}

function* unique(
  code: keyof typeof pageCodes.kinds,
  pages: readonly PageFacts[],
  textOf: (page: PageFacts) => string,
): Findings {
  const first = new Map<string, PageFacts>();
  for (const page of pages) {
    const text = textOf(page);
    const other = first.get(text);
    if (text === '') continue;
    if (other === undefined) first.set(text, page);
    else yield finding(code, page.file, `"${text}" also stands on ${other.path}.`);
  }
}

/** From the home page: to a list, to one of its pages, to the model. */
const mostClicks = 3;

/** Every page can be reached from the home page by links, and that of a model by few. */
export function* checkReach(
  { modelByPath }: Pick<BuiltSite, 'modelByPath'>,
  pages: readonly Pick<PageFacts, 'file' | 'path' | 'leadsTo'>[],
): Findings {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const clicks = new Map([['/', 0]]);
  // What is found is looked at in the same order: nearer pages first.
  for (const [path, count] of clicks) {
    for (const next of byPath.get(path)?.leadsTo ?? []) if (!clicks.has(next)) clicks.set(next, count + 1);
  }
  for (const { file, path } of pages) {
    const count = clicks.get(path);
    if (count === undefined) {
      if (path !== errorPage)
        yield finding('page-orphan', file, 'No chain of links leads here from the home page.');
    } else if (count > mostClicks && modelByPath.has(path)) {
      yield finding(
        'page-orphan',
        file,
        `It is ${count} clicks from the home page; ${mostClicks} are allowed.`,
      );
    }
  }
}
