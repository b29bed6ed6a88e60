/** Every file of a site but its pictures: pages, where something prints them, data, texts, feeds, examples, sitemaps. */
import {
  address,
  modalityAddress,
  modelAddress,
  modelFeedAddress,
  modelFileAddress,
  pathOf,
  providerAddress,
} from '#address.ts';
import { stems } from '#catalog/registry/file-paths.ts';
import type { Model } from '#catalog/types.ts';
import { shareCards } from '#views/head/share-cards.ts';
import { agentSkills } from '#views/data/agent-skills.ts';
import { apiExampleFiles } from '#views/data/api-examples.ts';
import { apiIndex } from '#views/data/api-index.ts';
import { apiJsonSchema } from '#views/data/api-json-schema.ts';
import { apiDeprecations, deprecationsCalendar } from '#views/data/deprecations.ts';
import { clientFiles } from '#views/data/clients/client-files.ts';
import { feeds, jsonFeed, modelRss, modelsWithFeed, rssFeed } from '#views/data/feeds.ts';
import { apiHistory, historyCsv, historyCsvMetadata } from '#views/data/history.ts';
import { openApi } from '#views/data/openapi.ts';
import { modelFileText } from '#views/data/model-json.ts';
import { apiCsv, apiCsvMetadata, spreadsheetCsv } from '#views/data/models-csv.ts';
import { apiByModality, apiByProvider, apiCatalog } from '#views/data/models-json.ts';
import { searchIndex } from '#views/data/search-index.ts';
import { exampleFiles } from '#views/model/code-section.ts';
import { barFiles } from '#views/model/standing.ts';
import { offersOf } from '#views/model/tool-offers.ts';
import type { Site } from '#views/site.ts';
import { markdownPath } from '#views/page/markdown.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { assistantTexts, dataDay, type SiteBuild } from './build.ts';
import type { Print, SiteFile } from './output.ts';
import { otherPageFiles, viewFile } from './page-files.ts';
import { aliasFiles, movedPages } from './redirects.ts';
import { robotsTxt, sitemapFiles } from './sitemap.ts';
import { traceIndex, traceOfModels } from './trace-index.ts';

/**
 * Every such file, in an order in which none needs more than its neighbours: what is asked for one after the other is
 * made once, and then let go of, however many models there are.
 * @param print what prints pages; without it there are none among the files
 */
export function* filesOf(build: SiteBuild, print?: Print): Generator<SiteFile> {
  for (const { provider, models } of providersOf(build.site)) {
    yield* filesOfModels(build, models, print);
    yield json(`${stems.traceFile(provider.id)}.json`, () => traceOfModels(build, models));
    for (const model of models) build.release(modelAddress(model));
  }
  // Before all that needs other pages: `npm run dev` looks no further for them.
  yield* barFiles(build.site).map((bars) => file(pathOf(bars.address), () => bars.text));
  if (print !== undefined) yield* otherPageFiles(build, print);
  yield* otherFiles(build);
}

/** What says everything of one model each: its page, the same as Markdown and as data. */
function* filesOfModels(
  build: SiteBuild,
  models: readonly Model[],
  print: Print | undefined,
): Generator<SiteFile> {
  const { site } = build;
  for (const model of models) {
    const path = modelAddress(model);
    if (print !== undefined) yield viewFile(build, path, print);
    yield file(pathOf(markdownPath(path)), () => build.twin(path).text);
    const data = () => modelFileText(site, model, dataDay(build, [], path));
    yield file(pathOf(modelFileAddress(model)), data);
  }
}

function otherFiles(build: SiteBuild): SiteFile[] {
  const { site, pages, guides } = build;
  const { indexNow } = site.gateway;
  return [
    ...[...pages.others(), ...guides.map(({ page }) => page)].map(({ path }) =>
      file(pathOf(markdownPath(path)), () => build.twin(path).text),
    ),
    ...Object.entries(assistantTexts(build)).map(([path, { text }]) => file(path, () => text)),
    file('robots.txt', () => robotsTxt(site)),
    ...agentSkills(site).map(({ path, text }) => file(path, () => text)),
    ...securityTxt(site).map((text) => file('.well-known/security.txt', () => text)),
    ...(site.draft === undefined ? sitemapFiles(build) : []),
    // The proof of IndexNow that whoever announces changed pages owns them: a file named after the key, holding it.
    ...(indexNow === undefined ? [] : [file(`${indexNow}.txt`, () => indexNow)]),
    ...feeds.flatMap(({ name }) => [
      file(`${name}.xml`, () => rssFeed(site, name)),
      json(`${name}.json`, () => jsonFeed(site, name)),
    ]),
    ...[...modelsWithFeed(site)].map((model) =>
      file(pathOf(modelFeedAddress(model)), () => modelRss(site, model)),
    ),
    // The day of the prices stands here alone: every other file has the day since when it says what it says.
    json('api/index.json', () => apiIndex(site)),
    json('api/models.json', () => apiCatalog(site, dataDay(build, site.catalog.models, address('models/')))),
    file('api/models.csv', () => apiCsv(site)),
    file('api/models-spreadsheet.csv', () => spreadsheetCsv(site)),
    json('api/models.csv-metadata.json', () => apiCsvMetadata(site)),
    json('api/history.json', () =>
      apiHistory(site, dataDay(build, site.catalog.models, address('changes/'))),
    ),
    file('api/history.csv', () => historyCsv(site)),
    json('api/history.csv-metadata.json', () => historyCsvMetadata(site)),
    json('api/deprecations.json', () => apiDeprecations(site, dataDay(build, [], address('deprecations/')))),
    file('deprecations.ics', () => deprecationsCalendar(site)),
    json('api/schema.json', () => apiJsonSchema(site)),
    ...clientFiles(site).map(({ path, content }) => json(path, content)),
    json('api/openapi.json', () => openApi(site)),
    ...aliasFiles(site.catalog).map(({ address: alias, model }) =>
      file(pathOf(alias), () => modelFileText(site, model, dataDay(build, [], modelAddress(model)))),
    ),
    ...[...apiByModality(site)].map(([name, { models, content }]) =>
      json(`api/modalities/${name}.json`, () => content(dataDay(build, models, modalityAddress(name)))),
    ),
    ...[...apiByProvider(site)].map(([name, { models, content }]) =>
      json(`${stems.providerFile(name)}.json`, () => content(dataDay(build, models, providerAddress(name)))),
    ),
    ...apiExampleFiles(site).map((example) => file(`api/examples/${example.file}`, () => example.text)),
    ...exampleFiles(site).map(({ path, text }) => file(path, () => text)),
    // Keys of the figures in outputs that cannot carry them; read by the site check.
    json('api/trace.json', () => traceIndex(build)),
    // What the tools and the search in the browser load.
    ...modalitiesOf(site).map(({ modality }) =>
      json(`data/${modality}.json`, () => offersOf(site, modality)),
    ),
    json('search.json', () => searchIndex(site, pages.others())),
  ];
}

/** Path in `dist` of everything that is made of a site: its pages, their pictures, and every other file. */
export function pathsOf(build: SiteBuild): string[] {
  const pages = [...build.paths(), ...movedPages(build.site).map(({ from }) => from)];
  return [
    ...pages.map((path) => `${pathOf(path)}index.html`),
    ...shareCards(build.site).map((card) => card.file),
    ...Array.from(filesOf(build), ({ path }) => path),
  ];
}

/** Who hears of faults of security, as RFC 9116 wants it; nothing once that does not hold any more. */
function securityTxt({ catalog: { security, siteUrl }, date }: Site): string[] {
  if (security === undefined || security.expires <= date) return [];
  const { contact, expires, policy } = security;
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires}T00:00:00Z`,
    ...(policy === undefined ? [] : [`Policy: ${policy}`]),
    `Canonical: ${new URL('/.well-known/security.txt', siteUrl).href}`,
  ];
  return [`${lines.join('\n')}\n`];
}

function file(path: string, content: SiteFile['content']): SiteFile {
  return { path, content };
}

function json(path: string, content: () => unknown): SiteFile {
  return { path, content: () => JSON.stringify(content()) };
}
