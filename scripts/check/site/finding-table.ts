/** Every kind of finding of the site check, by the group of checks that finds it. */
import { apiCodes } from './codes/api.ts';
import { budgetsCodes } from './codes/budgets.ts';
import { feedsCodes } from './codes/feeds.ts';
import { htmlCodes } from './codes/html.ts';
import { imagesCodes } from './codes/images.ts';
import type { FindingKind } from './codes/kind.ts';
import { linksCodes } from './codes/links.ts';
import { llmsCodes } from './codes/llms.ts';
import { pagesCodes } from './codes/pages.ts';
import { parityCodes } from './codes/parity.ts';
import { pricesCodes } from './codes/prices.ts';
import { sitemapCodes } from './codes/sitemap.ts';
import { structuredDataCodes } from './codes/structured-data.ts';
import { wordsCodes } from './codes/words.ts';

/** What can be asked for alone: `npm run check:site -- links feeds`. A new group is one entry here. */
export const groups = {
  prices: { about: 'figures, units, conditions and the files for programs', codes: pricesCodes },
  words: { about: 'sentences that were put together wrongly', codes: wordsCodes },
  html: { about: 'HTML by the standard', codes: htmlCodes },
  pages: { about: 'titles, descriptions, headings, addresses, orphans', codes: pagesCodes },
  links: { about: 'addresses and fragments, in every format', codes: linksCodes },
  sitemap: { about: 'sitemap, robots.txt, and which pages search engines may list', codes: sitemapCodes },
  'structured-data': { about: 'JSON-LD by schema.org and the search engines', codes: structuredDataCodes },
  feeds: { about: 'RSS and JSON Feed', codes: feedsCodes },
  llms: { about: 'llms.txt', codes: llmsCodes },
  parity: { about: 'page, Markdown twin and API say the same', codes: parityCodes },
  api: { about: 'the files for programs agree with one another', codes: apiCodes },
  images: { about: 'share images and icon', codes: imagesCodes },
  budgets: { about: 'bytes, requests, and what the security policy allows', codes: budgetsCodes },
} as const;

export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as readonly Group[];

export const findingTable = {
  ...pricesCodes,
  ...wordsCodes,
  ...htmlCodes,
  ...pagesCodes,
  ...linksCodes,
  ...sitemapCodes,
  ...structuredDataCodes,
  ...feedsCodes,
  ...llmsCodes,
  ...parityCodes,
  ...apiCodes,
  ...imagesCodes,
  ...budgetsCodes,
};

export type FindingCode = keyof typeof findingTable;

/** What is the same of every finding with this code. */
export function kindOf(code: FindingCode): FindingKind {
  return findingTable[code];
}

/** The group whose checks find a code. */
export function groupOf(code: FindingCode): Group {
  return groupNames.find((name) => code in groups[name].codes) ?? 'pages';
}
