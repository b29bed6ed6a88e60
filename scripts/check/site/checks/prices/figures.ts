/**
 * Figures of a page, wherever they stand: each has its key and is what the key comes to, beside the model it is about, on
 * the day it holds.
 */
import type { HTMLElement } from 'node-html-parser';
import { type BuiltSite, modelLinked } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, isTag, tagged } from '../../html-page.ts';
import { isMoney, moneyIn, moneyInCode } from '../../money.ts';
import { isInForce } from '../../oracle/rates.ts';
import { listedRateOf, subjectOf, wrongUnit } from '../../oracle/trace-key.ts';
import { type Group, type TextBlock, type TracedSpan, withoutRanges } from '../../text-blocks.ts';
import { wordCodes } from '../pages/sentences.ts';
import { pagePart } from '../../part.ts';

const views = 'Correct the view in src/views that prints it, and build again.';
const print =
  'Print it as an Amount of `site.amount(key)`; in content, with <Price/> or <Fee/>. Never type a figure.';

export const figureCodes = codes('prices', {
  'figure-wrong': {
    why: 'The figure is not what its key comes to in the catalog: readers would see a wrong price.',
    fix: 'Build again; if it stays, print the Amount itself instead of a text of its own.',
  },
  'figure-key-unknown': {
    why: 'A key that leads nowhere proves nothing.',
    fix: 'Build again from the same catalog; if it stays, take the key from `keys` in src/pricing/trace-key.ts.',
  },
  'figure-untraced': { why: 'Nobody can recompute a sum of money without a key.', fix: print },
  'figure-in-attribute': {
    why: 'An attribute cannot carry a key, so its figure cannot be recomputed.',
    fix: 'Say it in the text of the element, or leave the figure out of the attribute.',
  },
  'figure-in-code': { why: 'Prices never occur in code, so this one was typed by hand.', fix: print },
  'figure-untraced-head': {
    why: 'Figures of the head and of structured data are recomputed by the trace index (api/trace).',
    fix: 'Make it part of the title, the description or a FAQ answer of the page’s view, as an Amount.',
  },
  'figure-other-model': {
    why: 'The figure belongs to another model than the one it stands beside.',
    fix: views,
  },
  'figure-unit-wrong': { why: 'The right number per the wrong unit is a wrong price.', fix: views },
  'figure-not-in-force': { why: 'The rate does not hold on the day of the build.', fix: views },
  'sort-key-wrong': { why: 'The table would be sorted by another price than it shows.', fix: views },
});

const finding = raising(figureCodes, wordCodes);

export const figuresPart = pagePart(
  [figureCodes, wordCodes],
  checkFigures,
  checkAttributes,
  checkHead,
  checkOwnership,
);

// Figures in the text of a page: each stands in an element with its key, and is what the key comes to.

function* checkFigures(site: BuiltSite, { file, blocks }: HtmlPage): Findings {
  for (const block of blocks) {
    for (const span of block.traced) yield* checkTraced(site, file, block, span);
    yield* checkUntraced(file, block);
    yield* checkSortKey(file, block);
  }
}

function* checkTraced(site: BuiltSite, file: string, block: TextBlock, span: TracedSpan): Findings {
  const fault = site.ledger.faultOf(span);
  if (fault) yield finding(fault.code, file, `${fault.message} In ${quoteOf(block, span)}`);
  if (span.tag === 'data' && span.value === undefined) {
    yield finding('figure-wrong', file, `<data> with the text ${span.text} has no value attribute.`);
  }
  const unit = wrongUnit(span.key, block.text.slice(span.end), site.rates);
  if (unit !== undefined) {
    yield finding(
      'figure-unit-wrong',
      file,
      `${span.key} is followed by "per ${unit}". In ${quoteOf(block, span)}`,
    );
  }
}

/** A traced figure covers its money exactly: "$5" with a key and a "0" behind it is $50. */
function* checkUntraced(file: string, block: TextBlock): Findings {
  const isTraced = (figure: { start: number; end: number }) =>
    block.traced.some(({ start, end }) => start === figure.start && end === figure.end);
  for (const figure of moneyIn(withoutRanges(block.text, block.code))) {
    if (!isTraced(figure)) {
      yield finding('figure-untraced', file, `"${figure.text}" has no key. In ${quoteOf(block, figure)}`);
    }
  }
  for (const [start, end] of block.code) {
    for (const figure of moneyInCode(block.text.slice(start, end))) {
      yield finding(
        'figure-in-code',
        file,
        `"${figure.text}" stands in code of the section "${block.section}".`,
      );
    }
  }
}

/** Cells are sorted by "0.040" or, where units differ, by "image 0.040". */
function* checkSortKey(file: string, { sortKey, traced, text }: TextBlock): Findings {
  const [figure] = traced;
  if (sortKey === undefined || figure === undefined || !isMoney(figure.text)) return;
  const number = sortKey.split(' ').at(-1);
  if (number === figure.value) return;
  yield finding('sort-key-wrong', file, `The cell ${excerpt(text)} is sorted by "${sortKey}".`);
}

function quoteOf({ text, section }: TextBlock, { start, end }: { start: number; end: number }): string {
  return `#${section}: ${excerpt(text, start, end)}`;
}

/** A figure stands beside the model it is about, and its rate holds on the day of the build. */

/** Sections of a model's page that speak of no other model's price. */
const ownSections = new Set(['lead', 'price', 'calculator', 'how-it-works', 'about', 'faq', 'try']);
/** The price table also announces; a history tells what was. */
const sectionsOfOtherDays = new Set(['notice', 'price', 'history', 'changes']);

function* checkOwnership(site: BuiltSite, page: HtmlPage): Findings {
  for (const block of page.blocks) {
    if (block.traced.length === 0) continue;
    const speaksOf = subjects(site, page, block);
    for (const { key, text } of block.traced) {
      const subject = subjectOf(key);
      if (subject !== undefined && speaksOf !== undefined && !speaksOf.includes(subject)) {
        yield finding(
          'figure-other-model',
          page.file,
          `${text} is ${key}, where ${speaksOf.join(' or ')} is spoken of. In ${excerpt(block.text)}`,
        );
      }
      const rate = site.rates.get(listedRateOf(key) ?? '')?.rate;
      const otherDays = sectionsOfOtherDays.has(block.section) || page.path.startsWith('/changes/');
      if (rate !== undefined && !isInForce(rate, site.date) && !otherDays) {
        yield finding(
          'figure-not-in-force',
          page.file,
          `${text} is ${key}, which does not hold on ${site.date}. In #${block.section}: ${excerpt(block.text)}`,
        );
      }
    }
  }
}

/** Ids of the models a block may give figures of; undefined when it may be any. */
function subjects(
  site: BuiltSite,
  page: HtmlPage,
  { section, group }: TextBlock,
): readonly string[] | undefined {
  const own = page.model?.id;
  if (own !== undefined && ownSections.has(section)) return [own];
  // A notice speaks of this model, or of the one that it sends readers to.
  if (own !== undefined && section === 'notice')
    return [own, ...(group?.hrefs.flatMap((href) => modelLinked(site, href)?.id ?? []) ?? [])];
  const linked = linkedModel(site, group);
  if (linked === undefined) return undefined;
  return group?.kind === 'row' || own === undefined ? [linked] : [linked, own];
}

/** The one model that a row's heading or a list item links to. */
function linkedModel(site: BuiltSite, group: Group | undefined): string | undefined {
  const ids = new Set(group?.hrefs.flatMap((href) => modelLinked(site, href)?.id ?? []));
  return ids.size === 1 ? [...ids][0] : undefined;
}

// Title, description and Open Graph: their figures are in the trace index of the page.

function* checkHead(site: BuiltSite, page: HtmlPage): Findings {
  yield* checkIndexedText(site, page, '<title>', page.title);
  for (const element of tagged(page, 'meta')) {
    const name = element.getAttribute('name') ?? element.getAttribute('property') ?? '';
    yield* checkIndexedText(site, page, `meta ${name}`, element.getAttribute('content') ?? '');
  }
}

/** Each figure of a text without keys is one of the page's index, in its own unit, about the page's own model. */
export function* checkIndexedText(site: BuiltSite, page: HtmlPage, place: string, text: string): Findings {
  const indexed = site.index.get(page.file) ?? [];
  for (const figure of moneyIn(text)) {
    const keys = indexed.filter(([shown]) => shown === figure.text).map(([, key]) => key);
    const fitting = keys.filter(
      (key) => page.model === undefined || [undefined, page.model.id].includes(subjectOf(key)),
    );
    if (keys.length === 0) {
      yield finding(
        'figure-untraced-head',
        page.file,
        `"${figure.text}" in ${place} is not in the trace index of the page.`,
      );
    } else if (fitting.length === 0) {
      yield finding('figure-other-model', page.file, `"${figure.text}" in ${place} is ${keys.join(', ')}.`);
    } else {
      const units = fitting.map((key) => wrongUnit(key, text.slice(figure.end), site.rates));
      // The same figure may be several: one of them in the right unit is enough.
      if (!units.includes(undefined)) {
        yield finding(
          'figure-unit-wrong',
          page.file,
          `"${figure.text}" in ${place} is followed by "per ${units[0] ?? ''}".`,
        );
      }
    }
  }
}

/** Attributes: no sums of money, and nothing a program prints for a missingValue value. */

/** Addresses, styles and keys are not read as text; meta content is looked at with the head. */
const unread = new Set(['href', 'src', 'srcset', 'style', 'class', 'id', 'for', 'd', 'points', 'data-rate']);
/** What any finding needs, so that most elements are done without parsing their attributes. */
const attributeHint = /[\p{Sc}&\u00A0]|USD|EUR|GBP|dollar|cent|euro|NaN|undefined|\[object/iu;
const missingValue = /\bNaN\b|\bundefined\b|\[object /;

function* checkAttributes(_: BuiltSite, page: HtmlPage): Findings {
  for (const element of page.elements) {
    if (!attributeHint.test(element.rawAttrs)) continue;
    for (const [name, value] of Object.entries(element.attributes)) {
      yield* checkAttribute(page.file, element, name, value);
    }
  }
}

function* checkAttribute(file: string, element: HTMLElement, name: string, value: string): Findings {
  const place = `${name}="${value}" of <${element.rawTagName}>`;
  if (missingValue.test(value)) yield finding('word-forbidden', file, `A value is missingValue in ${place}.`);
  if (unread.has(name) || (name === 'content' && isTag(element, 'meta'))) return;
  for (const { text } of moneyIn(value)) {
    yield finding('figure-in-attribute', file, `"${text}" stands in ${place}.`);
  }
}
