/** A model's page shows every rate in force in its price table, and no figure where there is no price. */
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { isInForce, keyOfRate, ratesOf } from '../oracle/rates.ts';
import { foldsOf } from '../oracle/folds.ts';
import { isListed, listedRateOf, subjectOf, traceKeyOf } from '../oracle/trace-key.ts';
import {
  dateInWords,
  everyService,
  inWords,
  meterWords,
  rulesInWords,
  wordsOfRate,
} from '../oracle/words.ts';
import type { Group, TextBlock } from '../text-blocks.ts';
import { figureCodes } from './figures.ts';
import { pagePart } from '../part.ts';

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
});

const finding = raising(priceTableCodes, figureCodes);

export const priceTablePart = pagePart([priceTableCodes, figureCodes], checkPriceTable, checkConditions);

function* checkPriceTable(site: BuiltSite, page: HtmlPage): Findings {
  const { model } = page;
  if (model === undefined) return;
  if (model.pricing.kind !== 'priced') {
    yield* checkUnpriced(page, model);
    return;
  }
  const rows = pricedRows(page);
  const shown = new Set(rows.map(({ key }) => key));
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
  yield* checkRows(site, page, rows);
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

interface Row {
  readonly key: string;
  /** Of all its figures. */
  readonly keys: readonly string[];
  /** What the row says besides its prices. */
  readonly words: string;
  /** Of these, what it is the price of: the meter and the condition. */
  readonly subject: string;
}

/** The rows of a model's price table, each with the listed rate it is about. */
export function pricedRows({ blocks }: HtmlPage): Row[] {
  const rows = new Map<Group, TextBlock[]>();
  for (const block of blocks) {
    if (block.section === 'price' && block.group?.kind === 'row')
      rows.set(block.group, [...(rows.get(block.group) ?? []), block]);
  }
  return [...rows.values()].flatMap((cells) => {
    const keys = cells.flatMap(({ traced }) => traced.map((span) => span.key));
    const key = listedRateOf(keys.find(isListed) ?? '');
    const words = cells.filter(({ traced }) => traced.length === 0).map(({ text }) => text);
    return key === undefined
      ? []
      : [{ key, keys, words: words.join(' | '), subject: words.slice(0, 2).join(' | ') }];
  });
}

function* checkRows(site: BuiltSite, { file }: HtmlPage, rows: readonly Row[]): Findings {
  const seen = new Map<string, string>();
  for (const { key, keys, words, subject } of rows) {
    const rate = site.rates.get(key)?.rate;
    if (rate !== undefined && !saysUnit(words, rate)) {
      const { label } = meterWords[rate.meter];
      const { shortUnit } = wordsOfRate(rate);
      yield finding(
        'figure-unit-wrong',
        file,
        `The row of ${key} says ${excerpt(words)}, not "${label} per ${shortUnit}".`,
      );
    }
    if (tellsFee(site.catalog.gateway) && !keys.includes(`${key}~fee`))
      yield finding('rate-fee-missing', file, `The row of ${key} does not say what it costs with the fee.`);
    const other = seen.get(subject);
    if (other !== undefined) {
      yield finding('rate-ambiguous', file, `The rows of ${other} and ${key} both say ${excerpt(subject)}.`);
    }
    seen.set(subject, key);
  }
}

/** A price with the fee can be told where it is a share of any payment, or there is a smallest one to name. */
function tellsFee({ platformFee, topUp }: BuiltSite['catalog']['gateway']): boolean {
  if (platformFee === undefined) return false;
  return topUp !== undefined || (platformFee.fixed ?? platformFee.minimum) === undefined;
}

/** A row names the meter and its unit: in the long form, in the one for narrow columns, or as "each". */
function saysUnit(words: string, rate: Rate): boolean {
  const { label } = meterWords[rate.meter];
  const { unit, shortUnit, things } = wordsOfRate(rate);
  const said = words.replaceAll(/\s+/g, ' ');
  const units = [`per ${unit}`, `per ${shortUnit}`, ...(things.equals(1) ? ['each'] : [])];
  return said.startsWith(label) && units.some((right) => said.includes(right));
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

// A row of the price table names the condition of its rate in words, and no other.

function* checkConditions(site: BuiltSite, page: HtmlPage): Findings {
  if (page.model === undefined) return;
  const all = conditionsOf(page.model);
  for (const cells of cellsByRow(page.blocks)) {
    const key = cells.flatMap(({ traced }) => traced).find((span) => isListed(span.key))?.key;
    const rate = site.rates.get(listedRateOf(key ?? '') ?? '')?.rate;
    if (rate === undefined) continue;
    const said = cells.filter(({ traced }) => traced.length === 0).map(({ text }) => text.trim());
    const right = rowWords(site, rate);
    const others = said.filter((text) => all.some((words) => text !== right && begins(text, words)));
    // Where no rate of the model has a condition, there is no column for it.
    const names = right === standard || said.includes(right);
    if (names && others.length === 0) continue;
    yield finding(
      'condition-wrong',
      page.file,
      `The row of ${key ?? ''} says “${said.join(' | ')}”, not "${right}".`,
    );
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

function begins(text: string, words: string): boolean {
  return (
    text === words || /^, (?:from|until) \d/.test(text.startsWith(words) ? text.slice(words.length) : '')
  );
}

/** Every condition in words that the model has, and those that any could have. */
function conditionsOf(model: Model): string[] {
  const own = ratesOf(model).map(inWords);
  return [...new Set([...own, standard, ...everyService.map((when) => inWords({ when }))])];
}

function cellsByRow(blocks: readonly TextBlock[]): TextBlock[][] {
  const rows = new Map<Group, TextBlock[]>();
  for (const block of blocks) {
    if (block.section !== 'price' || block.group?.kind !== 'row') continue;
    rows.set(block.group, [...(rows.get(block.group) ?? []), block]);
  }
  return [...rows.values()];
}
