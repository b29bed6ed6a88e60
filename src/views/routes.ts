/** Which pages there are: asked by the routes, by the Markdown twins and by the trace index. */
import type { Page } from './blocks.ts';
import { guideMarkdown, guidePage, guidesOf, guidesPage } from './guides.ts';
import { homePage, modalitiesOf, modalityPage, modelsPage, providerPage, providersOf, questionsPage } from './list-pages.ts';
import { markdownPath, printMarkdown, type TracedText } from './markdown.ts';
import { modelPage } from './model-page.ts';
import { getSite, type Site } from './site.ts';

let twins: ReadonlyMap<string, TracedText> | undefined;
let built: ReadonlyMap<string, Page> | undefined;

/** Every page that is printed from a view, by path; made once per build. */
export function allPages(): ReadonlyMap<string, Page> {
  built ??= new Map(makePages(getSite()).map((page) => [page.path, page]));
  return built;
}

/** Makes every page of a site. */
export function makePages(site: Site): Page[] {
  return [
    homePage(site),
    questionsPage(site),
    modelsPage(site),
    guidesPage(site),
    ...modalitiesOf(site).map(({ modality }) => modalityPage(site, modality)),
    ...providersOf(site).map(({ provider }) => providerPage(site, provider)),
    ...site.catalog.models.map((model) => modelPage(site, model)),
  ];
}

/** The Markdown twin of every page, by file of the built site. */
export function allTwins(): ReadonlyMap<string, TracedText> {
  const site = getSite();
  twins ??= new Map([
    ...[...allPages().values()].map((page) => [markdownPath(page.path).slice(1), printMarkdown(site, page)] as const),
    ...guidesOf(site).map((guide) => [markdownPath(guide.path).slice(1), guideMarkdown(site, guide)] as const),
  ]);
  return twins;
}

/** The guides with their frames. */
export function guideRoutes() {
  const site = getSite();
  return guidesOf(site).map((guide) => ({ name: guide.name, page: guidePage(site, guide) }));
}

/** The page of a path. @throws when there is none */
export function pageAt(path: string): Page {
  const page = allPages().get(path);
  if (page === undefined) throw new Error(`There is no page ${path}.`);
  return page;
}

/** Route parameters and pages below a folder: `/q/` gives `a-pricing` for `/q/a-pricing/`. */
export function pagesBelow(folder: string): { name: string; page: Page }[] {
  return [...allPages().values()]
    .filter(({ path }) => path.startsWith(folder) && path !== folder)
    .map((page) => ({ name: page.path.slice(folder.length, -1), page }));
}
