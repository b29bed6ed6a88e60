/** The site check with its files, as a plain report. */
import { loadCatalog } from '#catalog/load.ts';
import type { Report } from '../report.ts';
import { checkSite, type SiteCheck } from './check.ts';
import { reportable, type SiteFinding } from './finding.ts';
import { belongsTo, type Topic } from './topic.ts';
import { siteOnDisk } from './site-files.ts';

export interface CheckOptions {
  readonly dist: string;
  /** @default CATALOG, else `models.yaml` */
  readonly catalog?: string | undefined;
  readonly topic?: Topic | undefined;
}

/**
 * @throws CatalogError when the catalog has mistakes
 * @throws CannotRun when there is no built site, or it lacks its trace index
 */
export function runCheck({ dist, catalog: file, topic }: CheckOptions): Report {
  const started = performance.now();
  const files = siteOnDisk(dist);
  const catalog = loadCatalog(file === undefined ? {} : { file });
  const { findings, counts } = checkSite(files, catalog);
  const check = { counts, findings: findings.filter(({ code }) => belongsTo(topic, code)) };
  return siteReport(check, dist, (performance.now() - started) / 1000);
}

function siteReport({ findings, counts }: SiteCheck, dist: string, seconds: number): Report {
  const { models, pages, texts, figures } = counts;
  return {
    check: 'site',
    summary: [
      `${pages} pages and ${texts} other files for ${models} models in ${dist}, read in ${seconds.toFixed(1)} s.`,
      `${figures} figures recomputed from their keys.`,
    ],
    tables: [
      {
        title: 'Findings',
        columns: ['Code', 'Findings', 'Files'],
        rows: [...Map.groupBy(findings, ({ code }) => code)].map(([code, found]) => [
          code,
          String(found.length),
          String(new Set(found.map((finding) => finding.file)).size),
        ]),
        groupBy: [0],
      },
    ],
    findings: fewOfEachFirst(findings).map((found) => reportable(found, dist)),
    data: { counts, seconds },
  };
}

/** A reporter may print only the first: no kind of finding is hidden behind hundreds of another. */
function fewOfEachFirst(findings: readonly SiteFinding[]): SiteFinding[] {
  const few = 4;
  const groups = [...Map.groupBy(findings, ({ code }) => code).values()];
  return [...groups.flatMap((group) => group.slice(0, few)), ...groups.flatMap((group) => group.slice(few))];
}
