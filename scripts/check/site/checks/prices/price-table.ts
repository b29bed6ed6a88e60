/** A model's page shows every rate in force in its price table, and no figure where there is no price. */
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import type { HTMLElement } from 'node-html-parser';
import { type HtmlPage, tagged } from '../../html-page.ts';
import { isInForce, keyOfRate, ratesOf, tellsFee } from '../../oracle/rates.ts';
import { foldsOf } from '../../oracle/folds.ts';
import { isListed, listedRateOf, subjectOf, traceKeyOf } from '../../oracle/trace-key.ts';
import { dateInWords, inWords, meterWords, rulesInWords, wordsOfRate } from '../../oracle/words.ts';
import { figureCodes } from './figures.ts';
import { pagePart } from '../../part.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const priceTableCodes = codes('prices', {
  'rate-missing': { why: 'Readers would be billed a rate that their page does not show.', fix: views },
  'rate-not-listed': { why: 'The price table shows only rates in force or announced.', fix: views },
  'rate-fee-missing': {
    why: 'The fee is part of what readers pay: a listed price alone is less than they are billed.',
    fix: 'Print `keys.fee(…)` of the rate beside it.',
  },
  'rule-missing': {
    why: 'Readers would be billed other quantities than their page lets them expect.',
    fix: 'Print the sentence of the rule (src/views/model/billing-sentences.ts).',
  },
  'rate-ambiguous': {
    why: 'Two rows say the same of different rates, so a reader cannot know which one applies.',
    fix: 'Name every condition of the rate in its row (whenWords in src/views/words/phrases.ts).',
  },
  'unpriced-figure': {
    why: 'The catalog has no price for the model, so no figure of it can be right.',
    fix: views,
  },
  'condition-wrong': {
    why: 'The right number under the wrong condition is a wrong price.',
    fix: 'Print the condition with whenWords() in src/views/words/phrases.ts.',
  },
  'precision-differs': {
    why: 'Prices below one another are compared by their digits: those of one column have as many decimals.',
    fix: 'Print the column by inOnePrecision() of src/pricing/amount.ts.',
  },
  'report-wrong': {
    why: 'Whoever looks into a report has to find what the reader saw.',
    fix: 'Build the link in src/views/model/report-link.ts from `gateway.links.reportPrice`.',
  },
});

const finding = raising(priceTableCodes, figureCodes);

export const priceTablePart = pagePart([priceTableCodes, figureCodes], checkPriceTable);

function* checkPriceTable(site: BuiltSite, page: HtmlPage): Findings {
  const { model } = page;
  if (model === undefined) return;
  if (model.pricing.kind !== 'priced') {
    yield* checkUnpriced(page, model);
    return;
  }
  const shown = new Set(priceGrid(page).cells.map(({ key }) => key));
  const folds = foldsOf(ratesOf(model).filter(({ until = '9999' }) => until > site.date));
  const folded = new Set(folds.flatMap(({ rates }) => rates));
  const said = page.blocks.filter(({ section }) => section === 'price').map(({ text }) => text.toLowerCase());
  for (const { rates, name, says } of folds) {
    const isSaid = said.some((text) => text.includes(name) && text.includes(says));
    if (isSaid || rates.every((rate) => shown.has(keyOfRate(model.id, rate)))) continue;
    yield finding('rule-missing', page.file, `The section of prices does not say of ${name} that ${says}.`);
  }
  for (const rate of ratesOf(model)) {
    const key = keyOfRate(model.id, rate);
    const announced = rate.from !== undefined && rate.from > site.date;
    if (isInForce(rate, site.date) && !shown.has(key) && !folded.has(rate)) {
      yield finding('rate-missing', page.file, `The price table does not list ${key} (${rate.amount}).`);
    }
    if (!isInForce(rate, site.date) && !announced && shown.has(key)) {
      yield finding(
        'rate-not-listed',
        page.file,
        `The price table lists ${key}, which ended on ${rate.until ?? ''}.`,
      );
    }
  }
  yield* checkCells(site, page, model);
  yield* checkReport(site, page, model);
  yield* checkRules(site, page, model);
}

/** How a rate is counted stands in the section of prices, in a sentence of its own. */
function* checkRules(site: BuiltSite, { file, blocks }: HtmlPage, model: Model): Findings {
  const said = blocks.filter(({ section }) => section === 'price').map(({ text }) => text.toLowerCase());
  const rules = ratesOf(model)
    .filter((rate) => isInForce(rate, site.date))
    .flatMap((rate) => rulesInWords(rate));
  for (const rule of new Set(rules)) {
    if (said.some((text) => text.includes(rule))) continue;
    yield finding('rule-missing', file, `The section of prices does not say “${rule}”.`);
  }
}

/** A cell of the grid of prices: conditions down, meters across. */
interface PriceCell {
  /** The listed rate it is about. */
  readonly key: string;
  /** Of all its figures. */
  readonly keys: readonly string[];
  /** The listed price as it is printed. */
  readonly text: string;
  /** What the head of its column says: "Input per 1M tokens". */
  readonly column: string;
  /** What the head of its row says: "Batch, until 31 December 2026". */
  readonly condition: string;
  /** What the mark beside the figure is called: "2 sources". */
  readonly mark: string;
}

interface PriceGrid {
  readonly cells: readonly PriceCell[];
  /** Cells without a price: what they say instead. */
  readonly others: readonly { readonly column: string; readonly condition: string; readonly says: string }[];
}

const plainText = (element: HTMLElement | undefined) => (element?.text ?? '').replaceAll(/\s+/g, ' ').trim();

/** The table of the grid, where a page has one. */
export function gridTable(page: HtmlPage): HTMLElement | undefined {
  const section = tagged(page, 'section').find(
    (element) => element.getAttribute('aria-labelledby') === 'price',
  );
  return section
    ?.querySelectorAll('table')
    .find((one) => plainText(one.querySelector('th') ?? undefined).startsWith('When'));
}

const grids = new WeakMap<HtmlPage, PriceGrid>();

/** The grid of a model's page; empty where it has none. */
export function priceGrid(page: HtmlPage): PriceGrid {
  const grid = grids.get(page) ?? gridIn(gridTable(page));
  grids.set(page, grid);
  return grid;
}

function gridIn(table: HTMLElement | undefined): PriceGrid {
  const heads = table?.querySelectorAll('thead th').map(plainText) ?? [];
  const cells: PriceCell[] = [];
  const others: { column: string; condition: string; says: string }[] = [];
  for (const row of table?.querySelectorAll('tbody tr') ?? []) {
    const condition = plainText(row.querySelector('th') ?? undefined);
    for (const [index, cell] of row.querySelectorAll('td').entries()) {
      const column = heads[index + 1] ?? '';
      const figures = cell.querySelectorAll('[data-rate]');
      const keys = figures.map((figure) => figure.getAttribute('data-rate') ?? '');
      const at = keys.findIndex(isListed);
      const key = listedRateOf(keys[at] ?? '');
      if (key === undefined) others.push({ column, condition, says: plainText(cell) });
      else {
        const mark = cell.querySelector('[role=img]')?.getAttribute('aria-label') ?? '';
        cells.push({ key, keys, text: figures[at]?.text ?? '', column, condition, mark });
      }
    }
  }
  return { cells, others };
}

function* checkCells(site: BuiltSite, page: HtmlPage, model: Model): Findings {
  const { file } = page;
  const { gateway } = site.catalog;
  const { cells, others } = priceGrid(page);
  const seen = new Map<string, string>();
  const places = new Map<string, number>();
  for (const { key, keys, text, column, condition } of cells) {
    const rate = site.rates.get(key)?.rate;
    if (rate === undefined) continue;
    if (!saysUnit(column, rate)) {
      yield finding(
        'figure-unit-wrong',
        file,
        `The column of ${key} says ${excerpt(column)}, not "${columnWords(rate).at(-1) ?? ''}".`,
      );
    }
    const right = rowWords(site, rate);
    if (condition !== right && !holdsThrough(rate, right, condition))
      yield finding('condition-wrong', file, `The row of ${key} says “${condition}”, not "${right}".`);
    if (gateway.platformFee !== undefined && tellsFee(gateway) && !keys.includes(`${key}~fee`))
      yield finding('rate-fee-missing', file, `The cell of ${key} does not say what it costs with the fee.`);
    const place = `${column} | ${condition}`;
    const other = seen.get(place);
    if (other !== undefined)
      yield finding('rate-ambiguous', file, `${other} and ${key} both stand under ${excerpt(place)}.`);
    seen.set(place, key);
    const decimals = text.split('.')[1]?.length ?? 0;
    const before = places.get(column) ?? decimals;
    if (before !== decimals && Math.max(before, decimals) <= mostDecimals)
      yield finding(
        'precision-differs',
        file,
        `The column ${excerpt(column)} has figures of ${before} and of ${decimals} decimals.`,
      );
    places.set(column, decimals);
  }
  const inForce = ratesOf(model).filter((rate) => isInForce(rate, site.date));
  for (const { column, condition, says } of others) {
    const isStandard = inForce.some((rate) => Object.keys(rate.when).length === 0 && saysUnit(column, rate));
    const right = isStandard && !condition.startsWith(standard) ? 'as standard' : '–';
    if (says === right) continue;
    yield finding(
      'condition-wrong',
      file,
      `Under ${excerpt(condition)}, ${excerpt(column)} says “${says}”, not “${right}”.`,
    );
  }
}

/** A price without days stands in each row of its condition that has some. */
function holdsThrough({ from, until }: Rate, right: string, condition: string): boolean {
  return (
    from === undefined &&
    until === undefined &&
    /^, (?:from|until) \d/.test(condition.slice(right.length)) &&
    condition.startsWith(right)
  );
}

/** Beyond so many decimals, zeros would be more than the price. */
const mostDecimals = 4;

/** What a reader reports: the model, and each price that the page answers with, as it is listed. */
function* checkReport({ catalog }: BuiltSite, page: HtmlPage, model: Model): Findings {
  const { file } = page;
  const { reportPrice } = catalog.gateway.links;
  const link = tagged(page, 'a').find((element) => element.text.trim() === 'Report a wrong price');
  const wrong = (what: string) => finding('report-wrong', file, what);
  if (link === undefined) {
    const isPriced = ratesOf(model).length > 0 && tagged(page, 'data').length > 0;
    if (reportPrice !== undefined && isPriced && priceGrid(page).cells.length > 0)
      yield wrong('Nothing leads to where wrong prices are reported.');
    return;
  }
  const href = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&');
  if (reportPrice === undefined || !href.startsWith(reportPrice)) {
    yield wrong(`It leads to ${href}, the catalog has ${reportPrice ?? 'no such address'}.`);
    return;
  }
  const said = new URL(href).searchParams;
  const subject = said.get('subject') ?? said.get('title') ?? '';
  if (!subject.endsWith(` ${model.id}`)) yield wrong(`It reports "${subject}", the page is of ${model.id}.`);
  for (const line of (said.get('body') ?? '').split('\n')) {
    const [, label, amount, unit] = /^([^:]+): ([\d.]+) per ([^,]+), /.exec(line) ?? [];
    if (label === undefined) continue;
    const isListedSo = ratesOf(model).some(
      (rate) =>
        meterWords[rate.meter].label === label && rate.amount === amount && wordsOfRate(rate).unit === unit,
    );
    if (!isListedSo) yield wrong(`It reports "${line}", which is not listed.`);
  }
}

/** A column names the meter and its unit: in the long form, or in the one for narrow columns. */
function saysUnit(column: string, rate: Rate): boolean {
  return columnWords(rate).includes(column);
}

/** What is counted is said once: "Images per image" would say it twice. */
function columnWords(rate: Rate): string[] {
  const { label, one, many } = meterWords[rate.meter];
  const { unit, shortUnit } = wordsOfRate(rate);
  return [unit, shortUnit].map((right) => {
    if (label.toLowerCase() !== many) return `${label} per ${right}`;
    return right === one ? `${label} each` : `${label} per ${right.replace(` ${many}`, '')}`;
  });
}

/** Sentences quoted from the catalog may hold figures, such as why no price is reliable. */
function* checkUnpriced({ file, blocks }: HtmlPage, model: Model): Findings {
  for (const { traced, text } of blocks) {
    for (const span of traced) {
      const isQuoted = traceKeyOf(span.key)?.start.startsWith('text(') ?? false;
      if (subjectOf(span.key) !== model.id || isQuoted) continue;
      yield finding(
        'unpriced-figure',
        file,
        `${span.text} is given for ${model.id}, which has no price. In ${excerpt(text)}`,
      );
    }
  }
}

const standard = inWords({ when: {} });

/** The condition of a rate with the day on which it begins, or else the last one: "Standard, until 31 December 2026". */
function rowWords({ date }: BuiltSite, rate: Rate): string {
  const { from, until } = rate;
  const words = inWords(rate);
  if (from !== undefined && from > date) return `${words}, from ${dateInWords(from)}`;
  if (until === undefined) return words;
  const day = 86_400_000;
  const last = new Date(Date.parse(until) - day).toISOString().slice(0, until.length);
  return `${words}, until ${dateInWords(last)}`;
}
