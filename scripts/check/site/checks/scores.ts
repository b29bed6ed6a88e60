/** Scores in benchmarks: every figure beside the name of one is what the catalog has of that model, with its source. */
import type { Model } from '#catalog/types.ts';
import type { HTMLElement } from 'node-html-parser';
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';
import { pagePart } from '../part.ts';

export const scoreCodes = codes('prices', {
  'score-wrong': {
    why: 'Readers choose a model by it, and its source says otherwise.',
    fix: 'Print the score that the catalog has of the model, with its source (src/views/model/scores.ts, src/views/lists/model-columns.ts).',
  },
});

const finding = raising(scoreCodes);

export const scoresPart = pagePart([scoreCodes], checkScores);

const noScore = '–';

function* checkScores(site: BuiltSite, page: HtmlPage): Findings {
  const tables = page.elements.filter((element) => isTag(element, 'table'));
  const names = new Set(
    site.catalog.models.flatMap(({ scores }) => scores.map(({ benchmark }) => benchmark)),
  );
  const own = tables.filter((table) => headings(table)[0] === 'Benchmark');
  if (page.model !== undefined) yield* checkModel(page, page.model, own);
  for (const table of tables.filter((one) => !own.includes(one))) {
    for (const [column, heading] of headings(table).entries()) {
      const benchmark = [...names].find((name) => heading.startsWith(`${name},`));
      if (benchmark !== undefined) yield* checkColumn(site, page, table, { column, benchmark, heading });
    }
  }
}

function headings(table: HTMLElement): string[] {
  return table.querySelectorAll('thead th').map(({ text }) => text.trim());
}

/** All that the model scored, and nothing else. */
function* checkModel(page: HtmlPage, { id, scores }: Model, tables: readonly HTMLElement[]): Findings {
  const told = tables
    .flatMap((table) => table.querySelectorAll('tbody tr'))
    .map((row) => {
      const cells = row.querySelectorAll('th, td').map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
      return [...cells.slice(0, 2), row.querySelector('td a')?.getAttribute('href') ?? ''].join(' | ');
    });
  const right = scores.map(({ benchmark, value, metric, harness, source }) =>
    [
      `${benchmark}${harness === undefined ? '' : ` in ${harness}`}`,
      metric === 'score' ? value : `${value} ${metric}`,
      source,
    ].join(' | '),
  );
  for (const row of told.filter((one) => !right.includes(one)))
    yield finding('score-wrong', page.file, `It says ${excerpt(row)}, which the catalog has not of ${id}.`);
  for (const row of right.filter((one) => !told.includes(one)))
    yield finding(
      'score-wrong',
      page.file,
      `It does not say ${excerpt(row)}, which the catalog has of ${id}.`,
    );
}

/** "SWE-Bench Verified, percent resolved" or "…, in Claude Code": one figure for each model, or a dash. */
function* checkColumn(
  site: BuiltSite,
  page: HtmlPage,
  table: HTMLElement,
  { column, benchmark, heading }: Readonly<{ column: number; benchmark: string; heading: string }>,
): Findings {
  for (const row of table.querySelectorAll('tbody tr')) {
    const model = modelLinked(site, row.querySelector('th a')?.getAttribute('href') ?? '');
    const said = row.querySelectorAll('th, td')[column]?.text.trim();
    const score = model?.scores.find(
      ({ benchmark: name, metric, harness }) =>
        name === benchmark &&
        heading === `${name}, ${metric}${harness === undefined ? '' : `, in ${harness}`}`,
    );
    if (model === undefined || said === (score?.value ?? noScore)) continue;
    yield finding(
      'score-wrong',
      page.file,
      `${heading} of ${model.id} is ${excerpt(said ?? '')}, the catalog has ${score?.value ?? 'none'}.`,
    );
  }
}
