/** Attributes: no sums of money, and nothing a program prints for a missing value. */
import type { HTMLElement } from 'node-html-parser';
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';
import { moneyIn } from '../money.ts';

/** Addresses, styles and keys are not read as text; meta content is looked at with the head. */
const unread = new Set(['href', 'src', 'srcset', 'style', 'class', 'id', 'for', 'd', 'points', 'data-rate']);
/** What any finding needs, so that most elements are done without parsing their attributes. */
const hint = /[\p{Sc}&]|USD|EUR|GBP|dollar|cent|euro|NaN|undefined|\[object/iu;
const missing = /\bNaN\b|\bundefined\b|\[object /;

export function* checkAttributes(_: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  for (const element of page.elements) {
    if (!hint.test(element.rawAttrs)) continue;
    for (const [name, value] of Object.entries(element.attributes)) {
      yield* checkAttribute(page.file, element, name, value);
    }
  }
}

function* checkAttribute(
  file: string,
  element: HTMLElement,
  name: string,
  value: string,
): Iterable<SiteFinding> {
  const place = `${name}="${value}" of <${element.rawTagName}>`;
  if (missing.test(value)) yield finding('word-forbidden', file, `A value is missing in ${place}.`);
  if (unread.has(name) || (name === 'content' && isTag(element, 'meta'))) return;
  for (const { text } of moneyIn(value)) {
    yield finding('figure-in-attribute', file, `"${text}" stands in ${place}.`);
  }
}
