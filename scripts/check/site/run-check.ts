/** The site check with its files, as a plain report. */
import { loadCatalog } from '#catalog/load.ts';
import type { Report, ReportTable } from '../report.ts';
import { checkSite, type SiteCheck } from './check.ts';
import { groupNames, groupOf, type Group } from './finding-table.ts';
import { reportable, type SiteFinding } from './finding.ts';
import { validateHtml } from './html/validate.ts';
import { checkWithVnu } from './html/vnu.ts';
import { siteOnDisk } from './site-files.ts';

export interface CheckOptions {
  readonly dist: string;
  /** @default CATALOG, else `models.yaml` */
  readonly catalog?: string | undefined;
  /** @default every group */
  readonly only?: readonly Group[] | undefined;
  /** The W3C's checker; skipped, and said to be, when absent. */
  readonly vnuJar?: string | undefined;
}

/**
 * @throws CatalogError when the catalog has mistakes
 * @throws CannotRun when there is no built site, or it lacks its trace index
 */
export async function runCheck(options: CheckOptions): Promise<Report> {
  const { dist, catalog: file, only = groupNames, vnuJar } = options;
  const started = performance.now();
  const files = siteOnDisk(dist);
  const catalog = loadCatalog(file === undefined ? {} : { file });
  const pages = [...files.paths].filter((path) => path.endsWith('.html'));
  const withHtml = only.includes('html');
  // Begun first: it works in threads of its own, beside everything else.
  const html = withHtml ? validateHtml(dist, pages) : undefined;
  const vnu = withHtml ? checkWithVnu(dist, vnuJar) : undefined;
  // Waited for below; a failure until then is not to end the process.
  html?.catch(() => undefined);
  vnu?.catch(() => undefined);
  const check = checkSite(files, catalog, only);
  const { findings: byVnu = [], skipped } = (await vnu) ?? {};
  const findings = [...check.findings, ...((await html) ?? []), ...byVnu];
  if (withHtml) check.look('html', 'pages', pages.length);
  return siteReport({ ...check, findings }, only, dist, (performance.now() - started) / 1000, skipped);
}

function siteReport(
  { findings, counts, looked, tables }: SiteCheck,
  only: readonly Group[],
  dist: string,
  seconds: number,
  skipped: string | undefined,
): Report {
  const { models, pages, texts, figures } = counts;
  return {
    check: 'site',
    summary: [
      `${pages} pages and ${texts} other files for ${models} models in ${dist}, read in ${seconds.toFixed(1)} s.`,
      ...(only.includes('prices') ? [`${figures} figures recomputed from their keys.`] : []),
      ...(only.length < groupNames.length ? [`Only ${only.join(', ')}.`] : []),
      ...(skipped === undefined ? [] : [`Skipped: ${skipped}`]),
    ],
    tables: [checksTable(findings, looked, only), ...tables, findingsTable(findings)],
    findings: fewOfEachFirst(findings).map((found) => reportable(found, dist)),
    data: {
      counts,
      seconds,
      looked: Object.fromEntries([...looked].map(([group, n]) => [group, Object.fromEntries(n)])),
    },
  };
}

/** What was looked at, so that a check that saw nothing shows. */
function checksTable(
  findings: readonly SiteFinding[],
  looked: SiteCheck['looked'],
  only: readonly Group[],
): ReportTable {
  return {
    title: 'Checks',
    columns: ['Group', 'Findings', 'Looked at'],
    rows: only.map((group) => [
      group,
      String(findings.filter(({ code }) => groupOf(code) === group).length),
      [...(looked.get(group) ?? [])]
        .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
        .join(', '),
    ]),
    groupBy: [0],
  };
}

function findingsTable(findings: readonly SiteFinding[]): ReportTable {
  return {
    title: 'Findings',
    columns: ['Code', 'Findings', 'Files'],
    rows: [...Map.groupBy(findings, ({ code }) => code)].map(([code, found]) => [
      code,
      String(found.length),
      String(new Set(found.map((finding) => finding.file)).size),
    ]),
    groupBy: [0],
  };
}

/** A reporter may print only the first: no kind of finding is hidden behind hundreds of another. */
function fewOfEachFirst(findings: readonly SiteFinding[]): SiteFinding[] {
  const few = 4;
  const groups = [...Map.groupBy(findings, ({ code }) => code).values()];
  return [...groups.flatMap((group) => group.slice(0, few)), ...groups.flatMap((group) => group.slice(few))];
}
