/** Runs the checks over a built site, reading and parsing each file once. */
import type { Catalog } from '#catalog/types.ts';
import type { ReportTable } from '../report.ts';
import { openSite } from './built-site.ts';
import { type Findings, type Group, groupNames, type SiteFinding } from './finding.ts';
import { readPage } from './html-page.ts';
import { htmlCheck } from './html/html.ts';
import { owned, remembered } from './once.ts';
import { factsOf } from './part.ts';
import { partKinds } from './parts.ts';
import type { SiteFiles } from './site-files.ts';
import { isStub } from './checks/pages/moved.ts';
import { isText } from './checks/prices/text-figures.ts';

export interface SiteCheck {
  readonly findings: readonly SiteFinding[];
  readonly counts: {
    readonly models: number;
    readonly pages: number;
    /** Files that are no pages, and were read. */
    readonly texts: number;
    readonly figures: number;
  };
  /** What each group looked at: how many, by what they are called. */
  readonly looked: ReadonlyMap<Group, ReadonlyMap<string, number>>;
  readonly tables: readonly ReportTable[];
}

/**
 * All checks but that of the W3C (`html/vnu.ts`).
 * @param only groups that are wanted; @default all of them
 * @param parse for whoever checks one site many times, and need not have the same page parsed anew
 * @throws CannotRun when the site lacks its date or its trace index
 */
export function checkSite(
  files: SiteFiles,
  catalog: Catalog,
  only: readonly Group[] = groupNames,
  parse = readPage,
): SiteCheck {
  const site = openSite(files, catalog);
  const wanted = new Set(only);
  const findings: SiteFinding[] = [];
  const add = (found: Findings = []) => {
    // Not push(...found): a site with a fault on every page has more findings than a call may have arguments.
    for (const finding of found) if (wanted.has(finding.group)) findings.push(finding);
  };
  const parts = partKinds
    .filter(({ codes }) => codes.some(({ group }) => wanted.has(group)))
    .map(({ start }) => start(site));
  const checkHtml = wanted.has('html') ? htmlCheck() : undefined;
  const own = remembered(owned);
  const pages = [...files.paths].flatMap((path) => {
    if (!path.endsWith('.html')) return [];
    const html = files.read(path);
    if (checkHtml !== undefined) {
      site.look('html', 'pages');
      add(checkHtml(path, html));
    }
    // What leads on is no page; where it may stand, checks/pages/moved.ts says.
    if (isStub(html)) return [];
    const page = parse(path, html, (address) => site.modelByPath.get(address));
    for (const part of parts) add(part.page?.(page));
    return factsOf(site, page, own);
  });
  const texts = [...files.paths].filter(isText);
  for (const path of texts) {
    const text = files.read(path);
    for (const part of parts) add(part.text?.(path, text, pages));
  }
  for (const part of parts) add(part.end?.(pages));
  const figures = site.ledger.recomputed();
  if (wanted.has('prices')) site.look('prices', 'figures', figures);
  return {
    findings,
    counts: { models: catalog.models.length, pages: pages.length, texts: texts.length, figures },
    looked: site.looked,
    tables: parts.flatMap((part) => part.tables?.() ?? []),
  };
}
