/** Every page of a site, with its head: asked by the routes, by the Markdown twins, by sitemap and trace index. */
import { address, modalityAddress, modelAddress, pathOf, providerAddress } from '#address.ts';
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
import { printMarkdown, withDay, type TracedText } from '#views/page/markdown.ts';
import type { Site } from '#views/site.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { pairsOf, versusPath } from '#views/words/comparison-pairs.ts';
import { draftSentence } from '#views/words/draft.ts';
import { homePage } from './home-page.ts';
import { robotsOf } from './indexing.ts';
import { PageBook, type Plan } from './page-book.ts';

export interface SiteBuild {
  readonly site: Site;
  /** Every page that is printed from a view. */
  readonly pages: PageBook<Page>;
  /** The frames of the guides; their text is printed by MDX. */
  readonly guides: readonly { readonly name: string; readonly file: string; readonly page: Page }[];
  /** Path of every page that there is, those of guides among them; no model's page is made for it. */
  readonly paths: () => readonly string[];
  /** The Markdown twin of a page. @param path of the page */
  readonly twin: (path: string) => TracedText;
  /** What is known of a page even when it has been let go of. */
  readonly listed: (path: string) => Listed;
  /** Lets go of a model's page and its twin: of thousands, not all are kept. */
  readonly release: (path: string) => void;
}

/** What lists of addresses have of a page. */
export type Listed = Pick<Page, 'kind' | 'path' | 'robots' | 'canonical' | 'updated'>;

/** What there is of a page before its day is on it. */
interface Undated {
  readonly path: string;
  readonly page: Page;
  /** Its twin, without the day. */
  readonly twin: () => TracedText;
  /** Since when it says what it says. */
  readonly day: () => string;
}

/** Plans every page of a site: each is made when it is first asked for. */
export function buildPages(site: Site): SiteBuild {
  const undated = undatedPages(site);
  const guides = undatedGuides(site);
  // Asked of what is not whole yet: the list of the models has this day in its own structured data.
  const ofData = once(() =>
    // Without a record one day holds for all, and no page has to be made for it.
    site.pageRecord === undefined
      ? lastChangeOf(site)
      : latestDay(site, [address('models/'), ...pages.modelPaths()], dayOn),
  );
  const dayOn = (path: string) => known.get(path)?.updated ?? undated.get(path)?.day();
  const known = new Map<string, Listed>();
  const complete = ({ page, day }: Undated) => {
    const whole = completePage(site, page, day(), ofData);
    const { kind, path, robots, canonical, updated } = whole;
    known.set(path, { kind, path, robots, canonical, updated });
    return whole;
  };
  const pages = undated.map(complete);
  const listed = (path: string): Listed => known.get(path) ?? there(pages.get(path), path);
  const framed = guides.map((guide) => ({ name: guide.name, file: guide.file, page: complete(guide) }));
  return {
    site,
    pages,
    guides: framed,
    paths: () => [...pages.others(), ...guides].map(({ path }) => path).concat(pages.modelPaths()),
    twin: (path) => {
      const { twin, day } = there(undated.get(path) ?? guides.find((guide) => guide.path === path), path);
      return withDay(twin(), day());
    },
    listed,
    release: (path) => {
      pages.release(path);
    },
  };
}

function there<T>(page: T | undefined, path: string): T {
  if (page === undefined) throw new Error(`There is no page at ${path}.`);
  return page;
}

function undatedPages(site: Site): PageBook<Undated> {
  return pagesOf(site).map((page) =>
    undated(site, page, () => {
      const { alternates = alternatesOf(site, page) } = page;
      return printMarkdown(site, { ...page, alternates, draft: draftSentence(site) });
    }),
  );
}

function undatedGuides(site: Site): (Undated & { readonly name: string; readonly file: string })[] {
  return guidesOf(site).map((guide) => ({
    name: guide.name,
    file: guide.file,
    ...undated(site, guidePage(site, guide), () => guideMarkdown(site, guide)),
  }));
}

function undated(site: Site, page: Page, printTwin: () => TracedText): Undated {
  const twin = once(printTwin);
  return { path: page.path, page, twin, day: once(() => dayOf(site, page, twin)) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Since when a page says what it says; where nothing is recorded, since anything last changed. */
function dayOf(site: Site, page: Page, twin: Undated['twin']): string {
  const { pageRecord } = site;
  if (page.updated !== undefined) return page.updated;
  if (pageRecord === undefined) return lastChangeOf(site);
  return saidSince(pageRecord, recordPath(page), fingerprintOf(site, page, twin), lastChangeOf(site));
}

const lastChangeOf = keptPer(({ catalog, history, evidence, date }: Site) =>
  lastChange(evidence, [catalog, history], date),
);

/** A page is known by its title, its twin and, of a model, its data: what is new in any of them is new on the page. */
function fingerprintOf(site: Site, page: Page, twin: Undated['twin']): string {
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
    [...undatedPages(site).values(), ...undatedGuides(site)].map(({ page, twin }) => {
      const [path, fingerprint] = [recordPath(page), fingerprintOf(site, page, twin)];
      const day = page.updated ?? saidSince(site.pageRecord, path, fingerprint, lastChangeOf(site));
      return [path, { day, fingerprint }];
    }),
  );
}

/** The day of a file of data about models, and about the page that lists them. */
export function dataDay({ site, listed }: SiteBuild, models: readonly Model[], list: string): string {
  return latestDay(site, [list, ...models.map(modelAddress)], (path) => listed(path).updated);
}

/** The last day on which one of the pages began to say what it says: the day of data about the same. */
function latestDay(
  site: Site,
  paths: readonly string[],
  dayOn: (path: string) => string | undefined,
): string {
  const days = paths.flatMap((path) => dayOn(path) ?? []).sort();
  return days.at(-1) ?? lastChangeOf(site);
}

function pagesOf(site: Site): PageBook<Page> {
  const one = (path: string, make: () => Page): Plan<Page> => ({ path, make: () => [make()] });
  const some = (path: string, make: () => Page | undefined): Plan<Page> => ({
    path,
    mayLack: true,
    make: () => [make()].filter((page) => page !== undefined),
  });
  const list = (path: string, make: () => Page): Plan<Page> => ({ path, make: () => inPages(site, make()) });
  const others = [
    list(address('q/'), () => questionsPage(site)),
    list(address('models/'), () => modelsPage(site)),
    one(address('changes/'), () => changesPage(site)),
    one(address('deprecations/'), () => deprecationsPage(site)),
    one(address('api/'), () => apiPage(site)),
    ...(site.evidence ? [one(address('verification/'), () => verificationPage(site))] : []),
    ...(guidesOf(site).length > 0 ? [one(address('guides/'), () => guidesPage(site))] : []),
    ...modalitiesOf(site).map(({ modality }) =>
      list(modalityAddress(modality), () => modalityPage(site, modality)),
    ),
    ...providersOf(site).map(({ provider }) =>
      list(providerAddress(provider.id), () => providerPage(site, provider)),
    ),
    some(address('calculator/'), () => calculatorPage(site)),
    some(address('compare/'), () => comparePage(site)),
    ...pairsOf(site).map((pair) => one(versusPath(pair), () => versusPage(site, pair))),
    ...site.catalog.models.map((model) => ({
      ...one(modelAddress(model), () => modelPage(site, model, (name) => guidePath(site, name))),
      isModel: true as const,
    })),
  ];
  const pages = new PageBook<Page>([one(address(''), (): Page => homePage(site, pages)), ...others]);
  return pages;
}

/**
 * The page with what every page gets, whatever it is about: its day, its image, its other formats, its structured data,
 * its place in search engines. What its view has set already stays.
 * @param updated the day since when it says what it says
 * @param ofData the same of the whole catalog as data, asked where the page is about it
 */
export function completePage(
  site: Site,
  page: Page,
  updated = page.updated ?? site.date,
  ofData = () => updated,
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
    'llms.txt': llmsTxt(site, pages.others()),
    'llms-full.txt': llmsFullTxt(site),
  }),
);
