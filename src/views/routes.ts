/** Which pages there are: asked by the routes, by the Markdown twins and by the trace index. */
import type { Page } from './blocks.ts';
import { changesPage } from './changes-page.ts';
import { errorsPage } from './errors-page.ts';
import { guidesLeftOut, guidesOf } from './guide-list.ts';
import { guideMarkdown, guidePage, guidesPage } from './guides.ts';
import {
  homePage,
  modalitiesOf,
  modalityPage,
  modelsPage,
  providerPage,
  providersOf,
  questionsPage,
} from './list-pages.ts';
import { markdownPath, printMarkdown, type TracedText } from './markdown.ts';
import { modelPage } from './model-page.ts';
import { getSite, type Site } from './site.ts';
import { verificationPage } from './verification-page.ts';

let twins: ReadonlyMap<string, TracedText> | undefined;
let built: ReadonlyMap<string, Page> | undefined;

/** Every page that is printed from a view, by path; made once per build. */
export function allPages(): ReadonlyMap<string, Page> {
  if (built === undefined) {
    const site = getSite();
    for (const reason of guidesLeftOut(site)) console.warn(reason);
    built = new Map(makePages(site).map((page) => [page.path, page]));
  }
  return built;
}

/** Makes every page of a site. */
function makePages(site: Site): Page[] {
  return [
    homePage(site),
    questionsPage(site),
    modelsPage(site),
    changesPage(site),
    errorsPage(site),
    ...(site.evidence ? [verificationPage(site)] : []),
    ...(guidesOf(site).length > 0 ? [guidesPage(site)] : []),
    ...modalitiesOf(site).map(({ modality }) => modalityPage(site, modality)),
    ...providersOf(site).map(({ provider }) => providerPage(site, provider)),
    ...site.catalog.models.map((model) => modelPage(site, model)),
  ];
}

/** The Markdown twin of every page, by file of the built site. */
export function allTwins(): ReadonlyMap<string, TracedText> {
  const site = getSite();
  twins ??= new Map([
    ...[...allPages().values()].map(
      (page) => [markdownPath(page.path).slice(1), printMarkdown(site, page)] as const,
    ),
    ...guidesOf(site).map(
      (guide) => [markdownPath(guide.path).slice(1), guideMarkdown(site, guide)] as const,
    ),
  ]);
  return twins;
}

/** The guides with their frames. */
export function guideRoutes() {
  const site = getSite();
  return guidesOf(site).map((guide) => ({ name: guide.name, page: guidePage(site, guide) }));
}
