/** A row of the price table names the condition of its rate in words, and no other. */
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { ratesOf } from '../oracle/rates.ts';
import { isListed, listedRateOf } from '../oracle/trace-key.ts';
import { dateInWords, everyService, inWords } from '../oracle/words.ts';
import type { Group, TextBlock } from '../text-blocks.ts';

export function* checkConditions(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  if (page.model === undefined) return;
  const all = conditionsOf(page.model);
  for (const cells of rowsOf(page.blocks)) {
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

const standard = inWords({});

/** The condition of a rate with the day on which it begins, or else ends: "Standard, until 1 January 2027". */
function rowWords({ date }: BuiltSite, { when, from, until }: Rate): string {
  const words = inWords(when);
  if (from !== undefined && from > date) return `${words}, from ${dateInWords(from)}`;
  return until === undefined ? words : `${words}, until ${dateInWords(until)}`;
}

function begins(text: string, words: string): boolean {
  return (
    text === words || /^, (?:from|until) \d/.test(text.startsWith(words) ? text.slice(words.length) : '')
  );
}

/** Every condition in words that the model has, and those that any could have. */
function conditionsOf(model: Model): string[] {
  const own = ratesOf(model).map(({ when }) => inWords(when));
  return [...new Set([...own, standard, ...everyService.map(inWords)])];
}

function rowsOf(blocks: readonly TextBlock[]): TextBlock[][] {
  const rows = new Map<Group, TextBlock[]>();
  for (const block of blocks) {
    if (block.section !== 'price' || block.group?.kind !== 'row') continue;
    rows.set(block.group, [...(rows.get(block.group) ?? []), block]);
  }
  return [...rows.values()];
}
