/** The sentences of a page. */
import type { BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { proseFaults } from '../prose.ts';
import { withoutRanges } from '../text-blocks.ts';

export function* checkProse(site: BuiltSite, { file, blocks }: HtmlPage): Iterable<SiteFinding> {
  site.look('words', 'texts of pages', blocks.length);
  for (const { text, code, section } of blocks) {
    const prose = withoutRanges(text, code).trim();
    for (const { code: kind, message, start, end } of proseFaults(prose)) {
      yield finding(kind, file, `${message} In #${section}: ${excerpt(prose, start, end)}`);
    }
  }
}
