/** The fee as pages give it: in sentences, title and description. */
import type { BuiltSite } from '../built-site.ts';
import { feeFaults } from '../fee-words.ts';
import type { SiteFinding } from '../finding.ts';
import { metaContent, titleOf, type HtmlPage } from '../html-page.ts';

export function* checkFee({ catalog }: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const texts = [
    titleOf(page),
    metaContent(page, 'description') ?? '',
    ...page.blocks.map(({ text }) => text),
  ];
  for (const text of texts) yield* feeFaults(catalog, page.file, text);
}
