/** How a group of checks takes part in one run over a built site. */
import type { ReportTable } from '../report.ts';
import type { BuiltSite } from './built-site.ts';
import type { Group } from './finding-table.ts';
import type { SiteFinding } from './finding.ts';
import type { HtmlPage } from './html-page.ts';
import type { PageFacts } from './whole/page-facts.ts';

type Findings = Iterable<SiteFinding>;

/**
 * What a part wants to be asked: pages come first, one by one, then the other files, then the end. A page is let
 * go after `page`, so a part keeps only what it needs of it.
 */
export interface Part {
  readonly page?: (page: HtmlPage) => Findings;
  readonly text?: (file: string, text: string, pages: readonly PageFacts[]) => Findings;
  readonly end?: (pages: readonly PageFacts[]) => Findings;
  /** For the report, once all is done. */
  readonly tables?: () => readonly ReportTable[];
}

export interface PartKind {
  /** Groups to which its findings belong: it runs when one of them is wanted. */
  readonly groups: readonly Group[];
  /** Begins a run. */
  readonly start: (site: BuiltSite) => Part;
}

/** A part of checks that look at one page at a time and keep nothing. */
export function pagePart(
  groups: readonly Group[],
  ...checks: readonly ((site: BuiltSite, page: HtmlPage) => Findings)[]
): PartKind {
  return {
    groups,
    start: (site) => ({
      *page(page) {
        for (const check of checks) yield* check(site, page);
      },
    }),
  };
}
