/** Every part of the site check, in the order in which findings are reported, and every code one can have. */
import { apiCodes, apiPart } from './checks/api.ts';
import { apiFactCodes, apiFactsPart } from './checks/api-facts.ts';
import { indexCodes, indexPart } from './checks/api-index.ts';
import { budgetCodes, budgetsPart } from './checks/budgets.ts';
import { clientCodes, clientsPart } from './checks/client-files.ts';
import { dataCodes } from './checks/data-files.ts';
import { claimCodes, claimsPart } from './checks/claims.ts';
import { deprecationCodes, deprecationsPart } from './checks/deprecations.ts';
import { descriptionCodes, descriptionsPart } from './checks/descriptions.ts';
import { differencesPart } from './checks/differences.ts';
import { documentsPart, pageCodes } from './checks/documents.ts';
import { factCodes, factsPart } from './checks/facts.ts';
import { feeCodes, feePart } from './checks/fee.ts';
import { feedCodes, feedsPart } from './checks/feeds.ts';
import { figureCodes, figuresPart } from './checks/figures.ts';
import { gatewayCodes, gatewayPart } from './checks/gateway-claims.ts';
import { historyCodes, historyPart } from './checks/history-lines.ts';
import { imageCodes, imagesPart } from './checks/images.ts';
import { licenseCodes, licensePart } from './checks/license.ts';
import { linkCodes, linksPart } from './checks/links.ts';
import { listsPart } from './checks/lists.ts';
import { llmsCodes, llmsPart } from './checks/llms.ts';
import { movedCodes, movedPart } from './checks/moved.ts';
import { offerCodes, offersPart } from './checks/offers.ts';
import { pageDayCodes, pageDaysPart } from './checks/page-days.ts';
import { periodCodes, periodsPart } from './checks/price-periods.ts';
import { priceTableCodes, priceTablePart } from './checks/price-table.ts';
import { scoreCodes, scoresPart } from './checks/scores.ts';
import { policyCodes } from './checks/security-policy.ts';
import { proofCodes, proofPart } from './checks/proof.ts';
import { recordCodes, recordsPart } from './checks/records.ts';
import { sentencesPart, wordCodes } from './checks/sentences.ts';
import { indexingPart, sitemapCodes, sitemapPart } from './checks/sitemap.ts';
import { structuredDataCodes, structuredDataPart } from './checks/structured-data.ts';
import { textCodes, textsPart } from './checks/text-figures.ts';
import { parityCodes, parityPart } from './checks/twins.ts';
import { toolCodes, toolsPart } from './checks/tool-data.ts';
import { unitCodes, unitsPart } from './checks/units.ts';
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
