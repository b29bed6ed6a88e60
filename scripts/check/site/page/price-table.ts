/** A model's page shows every rate in force in its price table, and no figure where there is no price. */
import type { Meter } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { isInForce, keyOfRate, ratesOf } from '../oracle/rates.ts';
import { isListed, listedRateOf, subjectOf, traceKeyOf } from '../oracle/trace-key.ts';
import { meterWords } from '../oracle/words.ts';
import type { Group, TextBlock } from '../text-blocks.ts';

export function* checkPriceTable(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const { model } = page;
  if (model === undefined) return;
  if (model.pricing.kind !== 'priced') {
    yield* checkUnpriced(page, model);
    return;
  }
  const rows = rowsOf(page.blocks.filter(({ section }) => section === 'price'));
  const shown = new Set(rows.map(({ key }) => key));
  for (const rate of ratesOf(model)) {
    const key = keyOfRate(model.id, rate);
    const announced = rate.from !== undefined && rate.from > site.date;
    if (isInForce(rate, site.date) && !shown.has(key)) {
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
}

interface Row {
  readonly key: string;
  /** Of all its figures. */
  readonly keys: readonly string[];
  /** What the row says besides its prices. */
  readonly words: string;
}

function rowsOf(blocks: readonly TextBlock[]): Row[] {
  const rows = new Map<Group, TextBlock[]>();
  for (const block of blocks) {
    if (block.group?.kind === 'row') rows.set(block.group, [...(rows.get(block.group) ?? []), block]);
  }
  return [...rows.values()].flatMap((cells) => {
    const keys = cells.flatMap(({ traced }) => traced.map((span) => span.key));
    const key = listedRateOf(keys.find(isListed) ?? '');
    const words = cells.filter(({ traced }) => traced.length === 0).map(({ text }) => text);
    return key === undefined ? [] : [{ key, keys, words: words.join(' | ') }];
  });
}

function* checkRows(site: BuiltSite, { file }: HtmlPage, rows: readonly Row[]): Iterable<SiteFinding> {
  const seen = new Map<string, string>();
  for (const { key, keys, words } of rows) {
    const rate = site.rates.get(key)?.rate;
    if (rate !== undefined && !saysUnit(words, rate.meter)) {
      const { label, shortUnit } = meterWords[rate.meter];
      yield finding(
        'figure-unit-wrong',
        file,
        `The row of ${key} says ${excerpt(words)}, not "${label} per ${shortUnit}".`,
      );
    }
    if (site.catalog.gateway.platformFee !== undefined && !keys.includes(`${key}~fee`))
      yield finding('rate-fee-missing', file, `The row of ${key} does not say what it costs with the fee.`);
    const other = seen.get(words);
    if (other !== undefined) {
      yield finding('rate-ambiguous', file, `The rows of ${other} and ${key} both say ${excerpt(words)}.`);
    }
    seen.set(words, key);
  }
}

/** A row names the meter and its unit: in the long form, in the one for narrow columns, or as "each". */
function saysUnit(words: string, meter: Meter): boolean {
  const { label, per, unit, shortUnit } = meterWords[meter];
  const said = words.replaceAll(/\s+/g, ' ');
  const units = [`per ${unit}`, `per ${shortUnit}`, ...(per === 1 ? ['each'] : [])];
  return said.startsWith(label) && units.some((right) => said.includes(right));
}

/** Sentences quoted from the catalog may hold figures, such as why no price is reliable. */
function* checkUnpriced({ file, blocks }: HtmlPage, model: Model): Iterable<SiteFinding> {
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
