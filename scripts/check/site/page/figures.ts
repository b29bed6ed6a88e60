/** Figures in the text of a page: each stands in an element with its key, and is what the key comes to. */
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { wrongUnit } from '../oracle/trace-key.ts';
import { isMoney, moneyIn, moneyInCode } from '../money.ts';
import { withoutRanges, type TextBlock, type TracedSpan } from '../text-blocks.ts';

export function* checkFigures(site: BuiltSite, { file, blocks }: HtmlPage): Iterable<SiteFinding> {
  for (const block of blocks) {
    for (const span of block.traced) yield* checkTraced(site, file, block, span);
    yield* checkUntraced(file, block);
    yield* checkSortKey(file, block);
  }
}

function* checkTraced(
  site: BuiltSite,
  file: string,
  block: TextBlock,
  span: TracedSpan,
): Iterable<SiteFinding> {
  const fault = site.ledger.faultOf(span);
  if (fault) yield finding(fault.code, file, `${fault.message} In ${quoteOf(block, span)}`);
  if (span.tag === 'data' && span.value === undefined) {
    yield finding('figure-wrong', file, `<data> with the text ${span.text} has no value attribute.`);
  }
  const unit = wrongUnit(span.key, block.text.slice(span.end));
  if (unit !== undefined) {
    yield finding(
      'figure-unit-wrong',
      file,
      `${span.key} is followed by "per ${unit}". In ${quoteOf(block, span)}`,
    );
  }
}

/** A traced figure covers its money exactly: "$5" with a key and a "0" behind it is $50. */
function* checkUntraced(file: string, block: TextBlock): Iterable<SiteFinding> {
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
function* checkSortKey(file: string, { sortKey, traced, text }: TextBlock): Iterable<SiteFinding> {
  const [figure] = traced;
  if (sortKey === undefined || figure === undefined || !isMoney(figure.text)) return;
  const number = sortKey.split(' ').at(-1);
  if (number === figure.value) return;
  yield finding('sort-key-wrong', file, `The cell ${excerpt(text)} is sorted by "${sortKey}".`);
}

function quoteOf({ text, section }: TextBlock, { start, end }: { start: number; end: number }): string {
  return `#${section}: ${excerpt(text, start, end)}`;
}
