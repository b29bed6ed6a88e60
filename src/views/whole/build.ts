/** Every page of a site, with its head: asked by the routes, by the Markdown twins, by sitemap and trace index. */
import { apiPage } from '#views/data/api-page.ts';
import { keptPer } from '#pricing/kept.ts';
import { comparePage } from '#views/compare/compare-page.ts';
import { versusPage } from '#views/compare/versus-page.ts';
import { llmsFullTxt, llmsTxt } from '#views/data/llms.ts';
import { guideMarkdown, guidePage, guidesPage } from '#views/guides/guide-page.ts';
import { guidePath, guidesOf } from '#views/guides/guide-list.ts';
import { alternatesOf } from '#views/head/alternates.ts';
import { shareImage } from '#views/head/share-cards.ts';
import { structuredData } from '#views/head/structured-data.ts';
import { calculatorPage } from '#views/lists/calculator-page.ts';
import { changesPage } from '#views/lists/changes-page.ts';
import { deprecationsPage } from '#views/lists/deprecations-page.ts';
import { inPages } from '#views/lists/list-pages.ts';
import { modalityPage } from '#views/lists/modality-page.ts';
import { modelsPage } from '#views/lists/models-page.ts';
import { providerPage } from '#views/lists/provider-page.ts';
import { questionsPage } from '#views/lists/questions-page.ts';
import { verificationPage } from '#views/lists/verification-page.ts';
import { modelPage } from '#views/model/model-page.ts';
import type { Page } from '#views/page/blocks.ts';
import { markdownPath, printMarkdown, type TracedText } from '#views/page/markdown.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { pairsOf } from '#views/words/comparison-pairs.ts';
import { draftSentence } from '#views/words/draft.ts';
import { updatedOf } from '#views/words/last-change.ts';
import { homePage } from './home-page.ts';
import { robotsOf } from './indexing.ts';

export interface SiteBuild {
  readonly site: Site;
  /** Every page that is printed from a view, by its address. */
  readonly pages: ReadonlyMap<string, Page>;
  /** The frames of the guides; their text is printed by MDX. */
  readonly guides: readonly { readonly name: string; readonly page: Page }[];
}

/** Makes every page of a site. */
export function buildPages(site: Site): SiteBuild {
  const pages = pagesOf(site).map((page) => completePage(site, page));
  return {
    site,
    pages: new Map(pages.map((page) => [page.path, page])),
    guides: guidesOf(site).map((guide) => ({
      name: guide.name,
      page: completePage(site, guidePage(site, guide)),
    })),
  };
}

function pagesOf(site: Site): Page[] {
  const others = [
    ...inPages(site, questionsPage(site)),
    ...inPages(site, modelsPage(site)),
    changesPage(site),
    deprecationsPage(site),
    apiPage(site),
    ...(site.evidence ? [verificationPage(site)] : []),
    ...(guidesOf(site).length > 0 ? [guidesPage(site)] : []),
    ...modalitiesOf(site).flatMap(({ modality }) => inPages(site, modalityPage(site, modality))),
    ...providersOf(site).flatMap(({ provider }) => inPages(site, providerPage(site, provider))),
    ...[calculatorPage(site)].filter((page) => page !== undefined),
    ...[comparePage(site)].filter((page) => page !== undefined),
    ...pairsOf(site).map((pair) => versusPage(site, pair)),
    ...site.catalog.models.map((model) => modelPage(site, model, (name) => guidePath(site, name))),
  ];
  return [homePage(site, new Set(others.map(({ path }) => path))), ...others];
}

/**
 * The page with what every page gets, whatever it is about: its day, its image, its other formats, its structured data,
 * its place in search engines. What its view has set already stays.
 */
export function completePage(site: Site, page: Page): Page {
  const whole: Page = {
    ...page,
    updated: updatedOf(site, page),
    robots: robotsOf(site, page),
    draft: draftSentence(site),
    image: page.image ?? shareImage(site, page),
    alternates: page.alternates ?? alternatesOf(page),
  };
  return { ...whole, jsonLd: structuredData(site, whole) };
}

/** The Markdown twin of every page, by its address; printed once. */
export const twinsOf = keptPer(
  ({ site, pages }: SiteBuild): ReadonlyMap<string, TracedText> =>
    new Map([
      ...[...pages.values()].map((page) => [markdownPath(page.path), printMarkdown(site, page)] as const),
      ...guidesOf(site).map((guide) => [markdownPath(guide.path), guideMarkdown(site, guide)] as const),
    ]),
);

/** The texts for assistants, by their path in `dist`; printed once. */
export const assistantTexts = keptPer(
  ({ site, pages }: SiteBuild): Readonly<Record<'llms.txt' | 'llms-full.txt', TracedText>> => ({
    'llms.txt': llmsTxt(site, [...pages.values()]),
    'llms-full.txt': llmsFullTxt(site),
  }),
);
