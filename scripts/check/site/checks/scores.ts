/** Scores in benchmarks: every figure beside the name of one is what the catalog has of that model, with its source. */
import type { Model } from '#catalog/types.ts';
import type { HTMLElement } from 'node-html-parser';
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';
import { subjectFor } from '../oracle/trace-key.ts';
import { pagePart } from '../part.ts';
import { modelsOf, placeOf } from './places.ts';

export const scoreCodes = codes('prices', {
  'score-wrong': {
    why: 'Readers choose a model by it, and its source says otherwise.',
    fix: 'Print the score that the catalog has of the model, with its source (src/views/model/scores.ts, src/views/lists/model-columns.ts).',
  },
  'score-chart-wrong': {
    why: 'Readers take from it which model scores most for its price.',
    fix: 'Draw every model that has a price and the score, where its axes say (src/views/lists/price-and-score.ts).',
  },
});

const finding = raising(scoreCodes);

export const scoresPart = pagePart([scoreCodes], checkScores, checkChart);

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

/** Where models that share a benchmark are worth a chart. */
const fewestPoints = 12;

/** Each model with a price and the score is a point where the axes say; named is what nothing cheaper reaches. */
function* checkChart(site: BuiltSite, page: HtmlPage): Findings {
  const chart = page.elements.find(
    (element) => isTag(element, 'figure') && element.classList.contains('scatter'),
  );
  if (chart === undefined) return;
  const fault = (text: string) => finding('score-chart-wrong', page.file, text);
  const caption = chart.querySelector('figcaption')?.text ?? '';
  const right = modelsOf(site, page.path).flatMap((model) => {
    const place = placeOf(site, model);
    const score = model.scores.find(({ benchmark, metric, harness }) =>
      caption.startsWith(
        `Up: ${benchmark}, ${metric}${harness === undefined ? '' : `, in ${harness}`}. Right: `,
      ),
    );
    if (place === undefined || score === undefined) return [];
    return [{ model, price: place.own.price.valueOf(), score: Number(score.value) }];
  });
  if (right.length < fewestPoints) yield fault(`It draws ${right.length} models that can be compared.`);
  const texts = chart.querySelectorAll('svg > text');
  const numberIn = (element: HTMLElement | null | undefined, name: string) =>
    Number.parseFloat(element?.getAttribute(name) ?? '');
  const along = texts.flatMap((text) => {
    const [, sum] = /^sum#([\d.]+)$/.exec(text.getAttribute('data-rate') ?? '') ?? [];
    return sum === undefined ? [] : [[Math.log(Number(sum)), numberIn(text, 'x')] as const];
  });
  // A figure stands three pixels above its line.
  const upward = texts
    .filter((text) => text.getAttribute('data-rate') === undefined)
    .map((text) => [Number(text.text), numberIn(text, 'y') + 3] as const);
  const points = chart.querySelectorAll('[data-point]');
  if (points.length !== right.length)
    yield fault(`It has ${points.length} points; ${right.length} models have a price and the score.`);
  for (const { model, price, score } of right) {
    const point = points.find((one) => one.getAttribute('data-point') === subjectFor(model.id));
    const circle = point?.querySelector('circle');
    const isThere =
      isOnScale(along, Math.log(price), numberIn(circle, 'cx')) &&
      isOnScale(upward, score, numberIn(circle, 'cy'));
    if (!isThere) yield fault(`The point of ${model.id} is not where its price and its score are.`);
    const isBest = !right.some(
      (other) =>
        (other.price < price && other.score >= score) || (other.price === price && other.score > score),
    );
    const name = point?.querySelector('text')?.text.trim();
    if (isBest ? name?.startsWith(model.name) !== true : name !== undefined)
      yield fault(`It ${isBest ? 'does not name' : 'names'} ${model.id} as the best score for its price.`);
  }
}

/** Whether a value stands where all marks of the axis, taken together, put it. */
function isOnScale(marks: readonly (readonly [number, number])[], value: number, at: number): boolean {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || first[0] === last[0]) return false;
  const place = (one: number) => first[1] + ((one - first[0]) / (last[0] - first[0])) * (last[1] - first[1]);
  return Math.abs(place(value) - at) <= 1 && marks.every(([one, there]) => Math.abs(place(one) - there) <= 1);
}
