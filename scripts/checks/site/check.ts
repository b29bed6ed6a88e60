/** Runs every check over a built site, reading and parsing each file once. */
import type { Catalog } from '#catalog/types.ts';
import { openSite, type BuiltSite } from './built-site.ts';
import { checkModelsCsv } from './data/models-csv.ts';
import { checkModelsJson } from './data/models-json.ts';
import type { SiteFinding } from './finding.ts';
import { readPage } from './html-page.ts';
import { pageChecks } from './page/index.ts';
import type { SiteFiles } from './site-files.ts';
import { checkTraceIndex } from './text/figures.ts';
import { checkTextFile, textExtensions } from './text/index.ts';
import { checkPageLinks, checkTextLinks, idsByFile } from './whole/links.ts';
import { factsOf, type PageFacts } from './whole/page-facts.ts';
import { checkPages, checkTwins } from './whole/pages.ts';

export interface SiteCheck {
  readonly findings: readonly SiteFinding[];
  readonly counts: {
    readonly models: number;
    readonly pages: number;
    /** Files that are no pages, and were read. */
    readonly texts: number;
    readonly figures: number;
  };
}

/** @throws CannotRun when the site lacks its date or its trace index */
export function checkSite(files: SiteFiles, catalog: Catalog): SiteCheck {
  const site = openSite(files, catalog);
  const findings: SiteFinding[] = [];
  const add = (found: Iterable<SiteFinding>) => {
    // Not push(...found): a site with a fault on every page has more findings than a call may have arguments.
    for (const finding of found) findings.push(finding);
  };
  const pages = [...files.paths]
    .filter((path) => path.endsWith('.html'))
    .map((path) => checkPage(site, path, add));
  const texts = [...files.paths].filter((path) => textExtensions.includes(path.split('.').at(-1) ?? ''));
  const ids = idsByFile(pages);
  for (const path of texts) {
    const text = files.read(path);
    add(checkTextFile(site, path, text));
    add(checkTextLinks(site, ids, path, text));
  }
  add(checkTraceIndex(site));
  add(checkModelsJson(site));
  add(checkModelsCsv(site));
  add(checkPageLinks(site, pages));
  add(checkPages(site, pages));
  add(checkTwins(site, pages));
  const figures = site.ledger.recomputed();
  const counts = { models: catalog.models.length, pages: pages.length, texts: texts.length, figures };
  return { findings, counts };
}

/** The parsed page is let go afterwards: only its facts are kept. */
function checkPage(site: BuiltSite, path: string, add: (found: Iterable<SiteFinding>) => void): PageFacts {
  const page = readPage(path, site.files.read(path), (address) => site.modelByPath.get(address));
  for (const check of pageChecks) add(check(site, page));
  return factsOf(page);
}
