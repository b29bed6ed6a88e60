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
import { markdownPath, printMarkdown, withDay, type TracedText } from '#views/page/markdown.ts';
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
  /** The Markdown twin of every page, by its address; each printed when it is first asked for. */
  readonly twins: () => ReadonlyMap<string, () => TracedText>;
}

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
  const ofData = once(() => latestDay(site, undated, site.catalog.models, address('models/')));
  const complete = ({ page, day }: Undated) => completePage(site, page, day(), ofData());
  return {
    site,
    pages: undated.map(complete),
    guides: guides.map((guide) => ({ name: guide.name, file: guide.file, page: complete(guide) })),
    twins: once(
      () =>
        new Map(
          [...undated.values(), ...guides].map(({ path, twin, day }) => [
            markdownPath(path),
            once(() => withDay(twin(), day())),
          ]),
        ),
    ),
  };
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

/** The last day on which one of the models, or the list of them, began to say what it says: the day of data about them. */
function latestDay(site: Site, pages: PageBook<Undated>, models: readonly Model[], list: string): string {
  // Without a record one day holds for all, and no page has to be made for it.
  if (site.pageRecord === undefined) return lastChangeOf(site);
  const own = [list, ...models.map(modelAddress)].flatMap((path) => pages.get(path)?.day() ?? []);
  return own.sort().at(-1) ?? lastChangeOf(site);
}

/** The day of a file of data about models, and about the page that lists them. */
export function dataDay({ site, pages }: SiteBuild, models: readonly Model[], list: string): string {
  const own = [list, ...models.map(modelAddress)].flatMap((path) => pages.get(path)?.updated ?? []);
  return own.sort().at(-1) ?? lastChangeOf(site);
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
    'llms.txt': llmsTxt(site, pages.values()),
    'llms-full.txt': llmsFullTxt(site),
  }),
);
