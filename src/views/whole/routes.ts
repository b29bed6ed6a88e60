/** Which pages there are: asked by the routes, by the Markdown twins and by the trace index. */
import { apiPage } from '#views/data/api-page.ts';
import type { Page } from '#views/page/blocks.ts';
import { calculatorPage } from '#views/lists/calculator-page.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { changesPage } from '#views/lists/changes-page.ts';
import { comparePage } from '#views/compare/compare-page.ts';
import { pairsOf } from '#views/words/comparison-pairs.ts';
import { completePage } from './complete-page.ts';
import { errorsPage } from '#views/lists/errors-page.ts';
import { guidePath, guidesLeftOut, guidesOf } from '#views/guides/guide-list.ts';
import { guideMarkdown, guidePage, guidesPage } from '#views/guides/guide-page.ts';
import { homePage } from './home-page.ts';
import { markdownPath, printMarkdown, type TracedText } from '#views/page/markdown.ts';
import { modalityPage } from '#views/lists/modality-page.ts';
import { modelPage } from '#views/model/model-page.ts';
import { modelsPage } from '#views/lists/models-page.ts';
import { providerPage } from '#views/lists/provider-page.ts';
import { questionsPage } from '#views/lists/questions-page.ts';
import { getSite, type Site } from '#views/site.ts';
import { sitemapParts, type SitemapPart } from './sitemap-parts.ts';
import { versusPage } from '#views/compare/versus-page.ts';
import { verificationPage } from '#views/lists/verification-page.ts';

let twins: ReadonlyMap<string, TracedText> | undefined;
let built: ReadonlyMap<string, Page> | undefined;

/** Every page that is printed from a view, by path; made once per build. */
export function allPages(): ReadonlyMap<string, Page> {
  if (built === undefined) {
    const site = getSite();
    for (const reason of guidesLeftOut(site)) console.warn(reason);
    const pages = makePages(site).map((page) => completePage(site, page));
    built = new Map(pages.map((page) => [page.path, page]));
  }
  return built;
}

/** Makes every page of a site. */
function makePages(site: Site): Page[] {
  const others = [
    questionsPage(site),
    modelsPage(site),
    changesPage(site),
    apiPage(site),
    errorsPage(site),
    ...(site.evidence ? [verificationPage(site)] : []),
    ...(guidesOf(site).length > 0 ? [guidesPage(site)] : []),
    ...modalitiesOf(site).map(({ modality }) => modalityPage(site, modality)),
    ...providersOf(site).map(({ provider }) => providerPage(site, provider)),
    ...[calculatorPage(site)].filter((page) => page !== undefined),
    ...[comparePage(site)].filter((page) => page !== undefined),
    ...pairsOf(site).map((pair) => versusPage(site, pair)),
    ...site.catalog.models.map((model) => modelPage(site, model, (name) => guidePath(site, name))),
  ];
  return [homePage(site, new Set(others.map(({ path }) => path))), ...others];
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
  return guidesOf(site).map((guide) => ({
    name: guide.name,
    page: completePage(site, guidePage(site, guide)),
  }));
}

/** The sitemaps of the site, guides included. */
export function allSitemapParts(): SitemapPart[] {
  const pages = [...allPages().values(), ...guideRoutes().map(({ page }) => page)];
  return sitemapParts(getSite(), pages);
}
