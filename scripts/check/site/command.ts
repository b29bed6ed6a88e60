/** `npm run check:site`: the site check with its files, as a plain report. */
import { siteFolder } from '#catalog/site-folder.ts';
import { loadCatalog } from '#catalog/load.ts';
import { readCommandLine, type Command, type Output } from '../command.ts';
import { CannotRun, type Report, type ReportTable } from '../report.ts';
import { checkSite, type SiteCheck } from './check.ts';
import { groupNames, groups, groupsOfHouse, type Group, type SiteFinding } from './finding.ts';
import { checkWithVnu } from './html/vnu.ts';
import { siteOnDisk } from './site-files.ts';

const listed = groupNames.map((name) => `    ${name.padEnd(17)}${groups[name]}`).join('\n');

export const usage = `npm run check:site -- [groups] [options]
  groups             only these groups of checks, such as: prices links
${listed}
  --only <groups>    the same, separated by commas (default: all; of pages within another site, all but
                     ${groupsOfHouse.join(', ')}, which are that site’s own)
  --dist <folder>    the built site (default: DIST, else dist in the site folder)
  --catalog <file>   the catalog it was built from (default: CATALOG, else models.yaml in the site folder)
  --format terminal|json|github
  --all              print every finding
VNU_JAR names the W3C's checker (vnu.jar; wants Java); without it, that one check is reported as skipped.
Exit code: 0 all well, 1 findings, 2 could not run.`;

export interface Options extends Output {
  /** The built site. */
  readonly dist: string;
  /** @default CATALOG, else `models.yaml` */
  readonly catalog?: string | undefined;
  /** The groups that were asked for. @default every group */
  readonly only?: readonly Group[] | undefined;
}

/** @throws CannotRun when an option is unknown or incomplete */
export function readOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Options {
  const { values, words, output } = readCommandLine(
    argv,
    usage,
    { only: { type: 'string', multiple: true }, dist: { type: 'string' }, catalog: { type: 'string' } },
    { takesWords: true },
  );
  const { dist = siteFolder(environment).dist, catalog, only = [] } = values;
  const wanted = [...words, ...only.flatMap((names) => names.split(','))].map(groupNamed);
  return { dist, catalog, ...output, ...(wanted.length > 0 && { only: wanted }) };
}

function groupNamed(name: string): Group {
  const group = groupNames.find((known) => known === name);
  if (group !== undefined) return group;
  throw new CannotRun(`There is no group "${name}"; there are ${groupNames.join(', ')}.\n\n${usage}`);
}

export const siteCommand: Command<Options> = {
  name: 'site',
  usage,
  read: readOptions,
  run: (options) => runCheck(options, process.env.VNU_JAR),
};

/**
 * @param vnuJar the W3C's checker; skipped, and said to be, when absent
 * @throws CatalogError when the catalog has mistakes
 * @throws CannotRun when there is no built site, or it lacks its trace index
 */
async function runCheck(
  { dist, catalog: file, only: asked }: Options,
  vnuJar: string | undefined,
): Promise<Report> {
  const started = performance.now();
  const files = siteOnDisk(dist);
  const inHouse = files.read('index.html').includes('class="ratecard"');
  const only = asked ?? groupNames.filter((name) => !inHouse || !groupsOfHouse.includes(name));
  const catalog = loadCatalog(file === undefined ? {} : { file });
  // Begun first: Java works beside everything else.
  const vnu = only.includes('html') ? checkWithVnu(dist, vnuJar) : undefined;
  // Waited for below; a failure until then is not to end the process.
  vnu?.catch(() => undefined);
  const check = checkSite(files, catalog, only);
  const { findings: byVnu = [], skipped } = (await vnu) ?? {};
  const findings = [...check.findings, ...byVnu];
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
    findings: fewOfEachFirst(findings).map((found) => ({
      ...found,
      file: `${dist.replace(/\/$/, '')}/${found.file}`,
    })),
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
      String(findings.filter((finding) => finding.group === group).length),
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
