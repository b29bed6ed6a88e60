/** Every page of a site, with its head: asked by the routes, by the Markdown twins, by sitemap and trace index. */
import { address, modelAddress, pathOf } from '#address.ts';
import { lastChange, pageFingerprint, saidSince, type PageRecord } from '#catalog/records/page-record.ts';
import type { Model } from '#catalog/types.ts';
import { apiPage } from '#views/data/api-page.ts';
import { keptPer } from '#pricing/kept.ts';
import { comparePage } from '#views/compare/compare-page.ts';
import { versusPage } from '#views/compare/versus-page.ts';
import { llmsFullTxt, llmsTxt } from '#views/data/llms.ts';
import { modelFileText } from '#views/data/model-json.ts';
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
import { plainText } from '#views/page/inline.ts';
import { markdownPath, printMarkdown, withDay, type TracedText } from '#views/page/markdown.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { pairsOf } from '#views/words/comparison-pairs.ts';
import { draftSentence } from '#views/words/draft.ts';
import { homePage } from './home-page.ts';
import { robotsOf } from './indexing.ts';

export interface SiteBuild {
  readonly site: Site;
  /** Every page that is printed from a view, by its address. */
  readonly pages: ReadonlyMap<string, Page>;
  /** The frames of the guides; their text is printed by MDX. */
  readonly guides: readonly { readonly name: string; readonly page: Page }[];
  /** The Markdown twin of every page, by its address; each printed when it is first asked for. */
  readonly twins: ReadonlyMap<string, () => TracedText>;
}

/** What there is of a page before its day is known. */
interface Undated {
  readonly page: Page;
  readonly guide?: string;
  /** Its twin, without the day. */
  readonly twin: () => TracedText;
}

/** Makes every page of a site. */
export function buildPages(site: Site): SiteBuild {
  const undated = undatedPages(site);
  const days = new Map(undated.map((one) => [one.page.path, dayOf(site, one)]));
  const dataDay = latestDay(site, days, site.catalog.models, address('models/'));
  const whole = undated.map(({ page, guide, twin }) => {
    const day = days.get(page.path) ?? lastChangeOf(site);
    return {
      page: completePage(site, page, day, dataDay),
      guide,
      twin: once(() => withDay(twin(), day)),
    };
  });
  return {
    site,
    pages: new Map(whole.flatMap(({ page, guide }) => (guide === undefined ? [[page.path, page]] : []))),
    guides: whole.flatMap(({ page, guide }) => (guide === undefined ? [] : [{ name: guide, page }])),
    twins: new Map(whole.map(({ page, twin }) => [markdownPath(page.path), twin])),
  };
}

function undatedPages(site: Site): Undated[] {
  return [
    ...pagesOf(site).map((page) => ({
      page,
      twin: once(() => {
        const { alternates = alternatesOf(site, page) } = page;
        return printMarkdown(site, { ...page, alternates, draft: draftSentence(site) });
      }),
    })),
    ...guidesOf(site).map((guide) => ({
      page: guidePage(site, guide),
      guide: guide.name,
      twin: once(() => guideMarkdown(site, guide)),
    })),
  ];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Since when a page says what it says; nothing is printed for it where nothing is recorded. */
function dayOf(site: Site, one: Undated): string {
  const { pageRecord } = site;
  if (one.page.updated !== undefined) return one.page.updated;
  if (pageRecord === undefined) return lastChangeOf(site);
  return saidSince(pageRecord, recordPath(one.page), fingerprintOf(site, one), lastChangeOf(site));
}

const lastChangeOf = keptPer(({ catalog, history, evidence, date }: Site) =>
  lastChange(evidence, [catalog, history], date),
);

/** A page is known by its title, its twin and, of a model, its data: what is new in any of them is new on the page. */
function fingerprintOf(site: Site, { page, twin }: Undated): string {
  const [model] = page.kind === 'model' ? (page.models ?? []) : [];
  const data = model === undefined ? '' : modelFileText(site, model, '');
  return pageFingerprint([plainText(page.title), twin().text, data]);
}

function recordPath({ path }: Page): string {
  return `/${pathOf(path)}`;
}

/** What every page says, and since when: the new record of a site that has the one of before. */
export function pageRecordOf(site: Site): PageRecord {
  return new Map(
    undatedPages(site).map((one) => {
      const [path, fingerprint] = [recordPath(one.page), fingerprintOf(site, one)];
      const day = one.page.updated ?? saidSince(site.pageRecord, path, fingerprint, lastChangeOf(site));
      return [path, { day, fingerprint }];
    }),
  );
}

/** The last day on which one of the models, or the list of them, began to say what it says: the day of data about them. */
function latestDay(
  site: Site,
  days: ReadonlyMap<string, string>,
  models: readonly Model[],
  list: string,
): string {
  const own = [list, ...models.map(modelAddress)].flatMap((path) => days.get(path) ?? []);
  return own.sort().at(-1) ?? lastChangeOf(site);
}

/** The day of a file of data about models, and about the page that lists them. */
export function dataDay(build: SiteBuild, models: readonly Model[], list: string): string {
  return latestDay(build.site, daysOf(build), models, list);
}

/** Of every page, once: each file of data asks. */
const daysOf = keptPer(
  ({ pages }: SiteBuild) =>
    new Map([...pages].flatMap(([path, { updated }]) => (updated === undefined ? [] : [[path, updated]]))),
);

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
 * @param updated the day since when it says what it says
 * @param ofData the same of the whole catalog as data
 */
export function completePage(
  site: Site,
  page: Page,
  updated = page.updated ?? site.date,
  ofData = updated,
): Page {
  const whole: Page = {
    ...page,
    updated,
    robots: robotsOf(site, page),
    draft: draftSentence(site),
    image: page.image ?? shareImage(site, page),
    alternates: page.alternates ?? alternatesOf(site, page),
  };
  return { ...whole, jsonLd: structuredData(site, whole, ofData) };
}

/** The texts for assistants, by their path in `dist`; printed once. */
export const assistantTexts = keptPer(
  ({ site, pages }: SiteBuild): Readonly<Record<'llms.txt' | 'llms-full.txt', TracedText>> => ({
    'llms.txt': llmsTxt(site, [...pages.values()]),
    'llms-full.txt': llmsFullTxt(site),
  }),
);
