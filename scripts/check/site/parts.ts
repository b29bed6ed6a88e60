/** Every part of the site check, in the order in which findings are reported, and every code one can have. */
import { apiCodes, apiPart } from './checks/data/api.ts';
import { apiFactCodes, apiFactsPart } from './checks/data/api-facts.ts';
import { indexCodes, indexPart } from './checks/data/api-index.ts';
import { budgetCodes, budgetsPart } from './checks/pages/budgets.ts';
import { clientCodes, clientsPart } from './checks/data/client-files.ts';
import { dataCodes } from './checks/data/data-files.ts';
import { claimCodes, claimsPart } from './checks/claims/claims.ts';
import { deprecationCodes, deprecationsPart } from './checks/records/deprecations.ts';
import { descriptionCodes, descriptionsPart } from './checks/data/descriptions.ts';
import { differencesPart } from './checks/claims/differences.ts';
import { documentsPart, pageCodes } from './checks/pages/documents.ts';
import { factCodes, factsPart } from './checks/claims/facts.ts';
import { feeCodes, feePart } from './checks/prices/fee.ts';
import { feedCodes, feedsPart } from './checks/machines/feeds.ts';
import { figureCodes, figuresPart } from './checks/prices/figures.ts';
import { gatewayCodes, gatewayPart } from './checks/claims/gateway-claims.ts';
import { historyCodes, historyPart } from './checks/prices/history-lines.ts';
import { imageCodes, imagesPart } from './checks/pages/images.ts';
import { lifecycleCodes, lifecyclePart } from './checks/records/lifecycle.ts';
import { licenseCodes, licensePart } from './checks/records/license.ts';
import { linkCodes, linksPart } from './checks/pages/links.ts';
import { listsPart } from './checks/claims/lists.ts';
import { llmsCodes, llmsPart } from './checks/machines/llms.ts';
import { movedCodes, movedPart } from './checks/pages/moved.ts';
import { offerCodes, offersPart } from './checks/machines/offers.ts';
import { pageDayCodes, pageDaysPart } from './checks/records/page-days.ts';
import { periodCodes, periodsPart } from './checks/data/price-periods.ts';
import { priceTableCodes, priceTablePart } from './checks/prices/price-table.ts';
import { scoreCodes, scoresPart } from './checks/claims/scores.ts';
import { policyCodes } from './checks/pages/security-policy.ts';
import { proofCodes, proofPart } from './checks/records/proof.ts';
import { recordCodes, recordsPart } from './checks/records/records.ts';
import { sentencesPart, wordCodes } from './checks/pages/sentences.ts';
import { indexingPart, sitemapCodes, sitemapPart } from './checks/machines/sitemap.ts';
import { structuredDataCodes, structuredDataPart } from './checks/machines/structured-data.ts';
import { textCodes, textsPart } from './checks/prices/text-figures.ts';
import { parityCodes, parityPart } from './checks/pages/twins.ts';
import { toolCodes, toolsPart } from './checks/data/tool-data.ts';
import { unitCodes, unitsPart } from './checks/prices/units.ts';
import type { CodeOf, CodeTable } from './finding.ts';
import { htmlCodes } from './html/html.ts';
import { vnuCodes } from './html/vnu.ts';
import type { PartKind } from './part.ts';

export const partKinds: readonly PartKind[] = [
  figuresPart,
  priceTablePart,
  proofPart,
  unitsPart,
  feePart,
  factsPart,
  scoresPart,
  historyPart,
  gatewayPart,
  offersPart,
  sentencesPart,
  documentsPart,
  textsPart,
  linksPart,
  movedPart,
  sitemapPart,
  indexingPart,
  structuredDataPart,
  feedsPart,
  llmsPart,
  parityPart,
  apiPart,
  apiFactsPart,
  indexPart,
  descriptionsPart,
  licensePart,
  periodsPart,
  clientsPart,
  claimsPart,
  differencesPart,
  listsPart,
  deprecationsPart,
  lifecyclePart,
  recordsPart,
  pageDaysPart,
  toolsPart,
  imagesPart,
  budgetsPart,
];

const tables = [
  figureCodes,
  textCodes,
  priceTableCodes,
  proofCodes,
  unitCodes,
  feeCodes,
  factCodes,
  deprecationCodes,
  lifecycleCodes,
  scoreCodes,
  historyCodes,
  gatewayCodes,
  offerCodes,
  dataCodes,
  wordCodes,
  htmlCodes,
  vnuCodes,
  pageCodes,
  linkCodes,
  movedCodes,
  sitemapCodes,
  structuredDataCodes,
  feedCodes,
  llmsCodes,
  parityCodes,
  apiCodes,
  apiFactCodes,
  indexCodes,
  descriptionCodes,
  licenseCodes,
  periodCodes,
  clientCodes,
  claimCodes,
  recordCodes,
  pageDayCodes,
  toolCodes,
  imageCodes,
  budgetCodes,
  policyCodes,
] as const;

type CodesTwice<Tables, Before = never> = Tables extends readonly [CodeTable<infer C>, ...infer Rest]
  ? (C & Before) | CodesTwice<Rest, Before | C>
  : never;

/** The tables of all codes. One that stands in two of them is a type error here. */
export const codeTables: [CodesTwice<typeof tables>] extends [never]
  ? typeof tables
  : CodesTwice<typeof tables> = tables;

export type FindingCode = CodeOf<(typeof tables)[number]>;
