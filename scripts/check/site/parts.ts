/** Every part of the site check, in the order in which findings are reported. */
import { apiPart } from './api/check-api.ts';
import { budgetsPart } from './budgets/check-budgets.ts';
import { checkModelsCsv } from './data/models-csv.ts';
import { checkModelsJson } from './data/models-json.ts';
import { feedsPart } from './feeds/check-feeds.ts';
import { imagesPart } from './images/check-images.ts';
import { indexingPart } from './indexing.ts';
import { llmsPart } from './llms/check-llms.ts';
import { pagePart, type PartKind } from './part.ts';
import { checkAttributes } from './page/attributes.ts';
import { checkConditions } from './page/conditions.ts';
import { checkDocument } from './page/document.ts';
import { checkFee } from './page/fee.ts';
import { checkFigures } from './page/figures.ts';
import { checkHead } from './page/head.ts';
import { checkHeadings } from './page/headings.ts';
import { checkJsonLd } from './page/json-ld.ts';
import { checkOwnership } from './page/ownership.ts';
import { checkPriceTable } from './page/price-table.ts';
import { checkProse } from './page/prose.ts';
import { checkTwin } from './page/twin.ts';
import { checkUnits } from './page/units.ts';
import { parityPart } from './parity/check-parity.ts';
import { sitemapPart } from './sitemap/check-sitemap.ts';
import { structuredDataPart } from './structured-data/check-structured-data.ts';
import { checkTraceIndex } from './text/figures.ts';
import { checkTextFile } from './text/index.ts';
import { linksPart } from './whole/links.ts';
import { checkPages, checkTwins } from './whole/pages.ts';

/** Files that are no pages, and the data as a whole. */
const textsPart: PartKind = {
  groups: ['prices', 'words'],
  start: (site) => ({
    text: (file, text) => checkTextFile(site, file, text),
    *end() {
      yield* checkTraceIndex(site);
      yield* checkModelsJson(site);
      yield* checkModelsCsv(site);
    },
  }),
};

/** What only shows when all pages are looked at. */
const wholePart: PartKind = {
  groups: ['pages', 'parity'],
  start: (site) => ({
    *end(pages) {
      site.look('pages', 'pages', pages.length);
      yield* checkPages(site, pages);
      yield* checkTwins(site, pages);
    },
  }),
};

export const partKinds: readonly PartKind[] = [
  pagePart(
    ['prices'],
    checkFigures,
    checkAttributes,
    checkHead,
    checkOwnership,
    checkPriceTable,
    checkConditions,
    checkUnits,
    checkFee,
  ),
  pagePart(['prices', 'structured-data', 'words'], checkJsonLd),
  pagePart(['prices', 'parity'], checkTwin),
  pagePart(['words', 'prices'], checkProse),
  pagePart(['pages', 'words'], checkDocument, checkHeadings),
  textsPart,
  linksPart,
  wholePart,
  sitemapPart,
  indexingPart,
  structuredDataPart,
  feedsPart,
  llmsPart,
  parityPart,
  apiPart,
  imagesPart,
  budgetsPart,
];
