/** Headings: one h1, before all others, and no level left out. */
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';

const levels = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

export function* checkHeadings(site: BuiltSite, { file, elements }: HtmlPage): Iterable<SiteFinding> {
  const headings = elements
    .filter((element) => isTag(element, ...levels))
    .map((element) => ({ level: Number(element.rawTagName[1]), text: element.text }));
  site.look('pages', 'headings', headings.length);
  const first = headings.filter(({ level }) => level === 1).length;
  if (first !== 1) yield finding('heading-count', file, `There are ${first} <h1>, not 1.`);
  let before = 0;
  for (const { level, text } of headings) {
    if (level > before + 1) {
      yield finding(
        'heading-order',
        file,
        `<h${level}> ${excerpt(text)} follows ${before === 0 ? 'no heading' : `<h${before}>`}.`,
      );
    }
    before = level;
  }
}
