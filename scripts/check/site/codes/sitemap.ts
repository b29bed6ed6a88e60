/** How search engines find the pages: sitemap and robots.txt. */
import type { FindingKind } from './kind.ts';

export const sitemapCodes = {
  'sitemap-differs': {
    why: 'Search engines find pages by it.',
    fix: 'Make it from the list of pages for search engines.',
  },
  'sitemap-missing': {
    why: 'Search engines find pages by it.',
    fix: 'Build again; if it stays, look at src/views/whole/sitemap.ts.',
  },
  'sitemap-invalid': {
    why: 'Search engines drop a sitemap that they cannot read.',
    fix: 'Correct what makes it; the format is at https://www.sitemaps.org/protocol.html.',
  },
  'sitemap-date-wrong': {
    why: 'A date that is none, or lies in the future of the data, costs the trust in all of them.',
    fix: 'Take lastmod from the data of the page.',
  },
  'sitemap-too-large': {
    why: 'Search engines read 50,000 addresses and 50 MB of one file.',
    fix: 'Split the sitemap into more parts.',
  },
  'page-kept-out': {
    why: 'Readers ask for it, and nobody would find it.',
    fix: 'Let it be indexed: src/views/whole/indexing.ts says which pages are not.',
  },
  'page-not-kept-out': {
    why: 'Nobody can buy what it is about, or its price is not known: readers who come for a price find none.',
    fix: 'Send "noindex, follow": src/views/whole/indexing.ts says of which pages.',
  },
  'robots-wrong': {
    why: 'Search engines ask robots.txt first.',
    fix: 'Let every page be read, and name the sitemap by its whole address.',
  },
} as const satisfies Record<string, FindingKind>;
