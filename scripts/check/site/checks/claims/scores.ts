/** Scores in benchmarks: every figure beside the name of one is what the catalog has of that model, with its source. */
import Fraction from 'fraction.js';
import type { Model } from '#catalog/types.ts';
import type { HTMLElement } from 'node-html-parser';
import { modelLinked, type BuiltSite } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged, rowAddress } from '../../html-page.ts';
import { meterWords } from '../../oracle/words.ts';
import { remembered } from '../../once.ts';
import type { PartKind } from '../../part.ts';
import { placeOf, shown } from './places.ts';

export const scoreCodes = codes('prices', {
  'score-wrong': {
    why: 'Readers choose a model by it, and its source says otherwise.',
    fix: 'Print the score that the catalog has of the model, with its source (src/views/model/scores.ts, src/views/lists/model-columns.ts).',
  },
  'score-chart-wrong': {
    why: 'Readers take from it which model scores most for its price.',
    fix: 'Draw every model that has a price and the score, where its axes say (src/views/model/price-and-score.ts).',
  },
});

const finding = raising(scoreCodes);

export const scoresPart: PartKind = {
  codes: [scoreCodes],
  start(site) {
    const names = new Set(
      site.catalog.models.flatMap(({ scores }) => scores.map(({ benchmark }) => benchmark)),
    );
    const kinds = new Set(site.catalog.models.map(({ modality }) => modality));
    const fieldOf = remembered((modality: Model['modality']) => fieldAmong(site, modality));
    return {
      *page(page) {
        yield* checkScores(site, page, names);
        yield* checkCharts(
          page,
          [...kinds].flatMap((kind) => (drawsKind(page, kind) ? (fieldOf(kind) ?? []) : [])),
        );
      },
    };
  },
};

const noScore = '–';

function* checkScores(site: BuiltSite, page: HtmlPage, names: ReadonlySet<string>): Findings {
  const tables = tagged(page, 'table');
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
    const model = modelLinked(site, rowAddress(row));
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

interface Field {
  /** As the chart names its axes. */
  readonly up: string;
  readonly right: string;
  readonly entries: readonly Scored[];
  /** Those that nothing cheaper reaches, and nothing of their price outdoes. */
  readonly best: ReadonlySet<Model>;
}

interface Scored {
  readonly model: Model;
  readonly price: Fraction;
  readonly score: Fraction;
}

/** The most models of a kind that have a price by its commonest meter and a score of one sort; undefined where too few do. */
function fieldAmong(site: BuiltSite, modality: Model['modality']): Field | undefined {
  const priced = site.catalog.models.flatMap((model) => {
    const own = model.modality === modality ? placeOf(site, model)?.own : undefined;
    return own === undefined ? [] : [{ model, price: own.price, meter: own.rate.meter }];
  });
  const byMeter = [...Map.groupBy(priced, ({ meter }) => meter)].sort(([, a], [, b]) => b.length - a.length);
  const [meter, ranked = []] = byMeter[0] ?? [];
  if (meter === undefined) return undefined;
  // A logarithm of nothing has no place.
  const scored = ranked.flatMap(({ model, price }) =>
    (price.equals(0) ? [] : model.scores).map(({ benchmark, metric, harness, value }) => ({
      up: `${benchmark}, ${metric}${harness === undefined ? '' : `, in ${harness}`}`,
      entry: { model, price, score: new Fraction(value) },
    })),
  );
  const [most] = [...Map.groupBy(scored, ({ up }) => up)].sort(
    ([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1),
  );
  if (most === undefined || most[1].length < fewestPoints) return undefined;
  const { label, shortUnit } = meterWords[meter];
  const entries = most[1].map(({ entry }) => entry);
  return { up: most[0], right: `${label} price per ${shortUnit}`, entries, best: bestOf(entries) };
}

function bestOf(entries: readonly Scored[]): ReadonlySet<Model> {
  const best = new Set<Model>();
  let last: Scored | undefined;
  for (const one of entries.toSorted((a, b) => a.price.compare(b.price) || b.score.compare(a.score))) {
    const isAlike = last?.price.equals(one.price) === true && last.score.equals(one.score);
    if (last !== undefined && !isAlike && one.score.lte(last.score)) continue;
    best.add(one.model);
    last = one;
  }
  return best;
}

/** Whether the chart of a kind of model stands on a page. */
function drawsKind({ path, model }: HtmlPage, modality: Model['modality']): boolean {
  const [, listed] = /^\/models\/([^/]+)\/$/.exec(path) ?? [];
  return listed === modality || path === '/compare/' || model?.modality === modality;
}

/** Where enough models share a benchmark there is a chart: on their list, where models are compared, and on their own pages. */
function* checkCharts(page: HtmlPage, drawn: readonly Field[]): Findings {
  const fields = drawn.filter(
    ({ entries }) => page.model === undefined || entries.some(({ model }) => model === page.model),
  );
  const charts = tagged(page, 'figure').filter((element) => element.classList.contains('scatter'));
  const textOf = (element: HTMLElement | null) => element?.text.trim() ?? '';
  const fieldFor = (chart: HTMLElement) =>
    fields.find(
      ({ up, right }) =>
        textOf(chart.querySelector('figcaption')) === `${up} ↑` &&
        textOf(chart.querySelector('.axis')) === `${right}, log scale →`,
    );
  for (const { up } of fields.filter((one) => !charts.some((chart) => fieldFor(chart) === one)))
    yield finding('score-chart-wrong', page.file, `It has no chart of prices against ${up}.`);
  for (const chart of charts) {
    const field = fieldFor(chart);
    if (field === undefined)
      yield finding(
        'score-chart-wrong',
        page.file,
        `It draws ${excerpt(textOf(chart.querySelector('figcaption')))}, in which too few models are to be compared here.`,
      );
    else yield* checkChart(page, chart, field);
  }
  yield* checkBetter(page, fields);
}

/** Each model with a price and the score is a point where the axes say; named is what nothing cheaper reaches, and the page's own. */
function* checkChart(page: HtmlPage, chart: HTMLElement, { entries, best }: Field): Findings {
  const fault = (text: string) => finding('score-chart-wrong', page.file, text);
  const texts = chart.querySelectorAll('svg > text:not(.axis)');
  const numberIn = (element: HTMLElement, name: string) =>
    Number.parseFloat(element.getAttribute(name) ?? '');
  const along = texts.flatMap((text) => {
    const [, sum] = /^sum#([\d.]+)$/.exec(text.getAttribute('data-rate') ?? '') ?? [];
    return sum === undefined ? [] : [[Math.log(Number(sum)), numberIn(text, 'x')] as const];
  });
  // A figure stands three pixels above its line.
  const upward = texts
    .filter((text) => text.getAttribute('data-rate') === undefined)
    .map((text) => [Number(text.text), numberIn(text, 'y') + 3] as const);
  const points = new Set(
    chart.querySelectorAll('circle').map((point) => ({
      x: numberIn(point, 'cx'),
      y: numberIn(point, 'cy'),
      title: point.querySelector('title')?.text,
    })),
  );
  const names = new Set(
    chart.querySelectorAll('g > text').map((name) => ({ x: numberIn(name, 'x'), text: name.text })),
  );
  const [across, up] = [scaleOf(along), scaleOf(upward)];
  for (const { model, price, score } of entries) {
    const isNamed = (text: string | undefined) => text?.trim().startsWith(model.name) === true;
    const [x = Number.NaN, y = Number.NaN] = [across?.(Math.log(price.valueOf())), up?.(score.valueOf())];
    const point = [...points].find(
      (one) =>
        Math.abs(one.x - x) <= 1 &&
        Math.abs(one.y - y) <= 1 &&
        (one.title === undefined || isNamed(one.title)),
    );
    if (point === undefined) {
      yield fault(`It has no point of ${model.id} where its price and its score are.`);
      continue;
    }
    points.delete(point);
    if (!best.has(model) && model !== page.model) continue;
    const name = [...names].find((one) => isNamed(one.text) && one.x === point.x);
    if (name === undefined) yield fault(`It does not name ${model.id}.`);
    else names.delete(name);
  }
  if (points.size > 0)
    yield fault(`${points.size} of its points are of no model with a price and the score.`);
  for (const { text } of names)
    yield fault(`It names ${excerpt(text.trim())}, which something cheaper outdoes.`);
}

/** "Of 13 other chat models in SWE-Bench Verified, 3 score as high for less." */
function* checkBetter(page: HtmlPage, fields: readonly Field[]): Findings {
  const sentence = /^Of ([\d,]+) other .* in (.+), (none|[\d,]+) scores? as high for less\./;
  for (const { text } of page.blocks) {
    const [said, others, benchmark, better] = sentence.exec(text.trim()) ?? [];
    if (said === undefined) continue;
    const field = fields.find(({ up }) => up.startsWith(`${benchmark}, `));
    const own = field?.entries.find(({ model }) => model === page.model);
    const right = field?.entries.filter(
      ({ price, score }) => own !== undefined && price.lt(own.price) && score.gte(own.score),
    ).length;
    const isSo =
      own !== undefined &&
      others === shown(Number(field?.entries.length) - 1) &&
      better === (right === 0 ? 'none' : shown(Number(right)));
    if (isSo) continue;
    yield finding(
      'score-chart-wrong',
      page.file,
      `It says ${excerpt(said)}; by the catalog they are ${right ?? 'not to be compared'}.`,
    );
  }
}

/** Where the marks of an axis, taken together, put a value; undefined where they do not go together. */
function scaleOf(marks: readonly (readonly [number, number])[]): ((value: number) => number) | undefined {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || first[0] === last[0]) return undefined;
  const place = (one: number) => first[1] + ((one - first[0]) / (last[0] - first[0])) * (last[1] - first[1]);
  return marks.every(([one, there]) => Math.abs(place(one) - there) <= 1) ? place : undefined;
}
