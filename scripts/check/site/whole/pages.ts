/** What only shows when all pages are looked at: missing ones, and titles that are not unique. */
import { fileOf, pagePath, type BuiltSite } from '../built-site.ts';
import type { FindingCode } from '../finding-table.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { twinOf } from '../page/twin.ts';
import type { PageFacts } from './page-facts.ts';

/** Shown where a page is missing, so nothing links to it. */
const errorPage = '/404.html';

export function* checkPages(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  for (const model of site.catalog.models) {
    const file = fileOf(pagePath(model));
    if (!site.files.paths.has(file)) yield finding('page-missing', file, `${model.id} has no page.`);
  }
  const indexed = pages.filter(({ noindex }) => !noindex);
  yield* unique('title-duplicate', indexed, ({ title }) => title);
  yield* unique('description-duplicate', indexed, ({ description }) => description);
  yield* unique('heading-duplicate', indexed, ({ heading }) => heading);
  yield* checkOrphans(pages);
}

function* unique(
  code: FindingCode,
  pages: readonly PageFacts[],
  textOf: (page: PageFacts) => string,
): Iterable<SiteFinding> {
  const first = new Map<string, PageFacts>();
  for (const page of pages) {
    const text = textOf(page);
    const other = first.get(text);
    if (text === '') continue;
    if (other === undefined) first.set(text, page);
    else yield finding(code, page.file, `"${text}" also stands on ${other.path}.`);
  }
}

/** Every page can be reached from the home page by links. */
function* checkOrphans(pages: readonly PageFacts[]): Iterable<SiteFinding> {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const reached = new Set<string>();
  const open = ['/'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const page = byPath.get(path);
    if (page === undefined || reached.has(path)) continue;
    reached.add(path);
    open.push(...page.leadsTo);
  }
  for (const { file, path } of pages) {
    if (!reached.has(path) && path !== errorPage) {
      yield finding('page-orphan', file, 'No chain of links leads here from the home page.');
    }
  }
}

/** Markdown files below the pages belong to a page. */
export function* checkTwins(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  const twins = new Set(pages.map(({ path }) => twinOf(path)));
  for (const file of site.files.paths) {
    if (file.endsWith('.md') && !twins.has(file)) {
      yield finding('twin-without-page', file, `No page has it as its twin.`);
    }
  }
}
