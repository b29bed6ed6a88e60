/** A figure stands beside the model it is about, and its rate holds on the day of the build. */
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { isInForce } from '../oracle/rates.ts';
import { listedRateOf, subjectOf } from '../oracle/trace-key.ts';
import type { Group, TextBlock } from '../text-blocks.ts';

/** Sections of a model's page that speak of no other model's price. */
const ownSections = new Set(['lead', 'price', 'in-practice', 'how-it-works', 'about', 'faq', 'try']);
/** The price table also announces; a history tells what was. */
const sectionsOfOtherDays = new Set(['price', 'history', 'changes']);

export function* checkOwnership(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
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
  const linked = linkedModel(site, group);
  if (linked === undefined) return undefined;
  return group?.kind === 'row' || own === undefined ? [linked] : [linked, own];
}

/** The one model that a row's heading or a list item links to. */
function linkedModel(site: BuiltSite, group: Group | undefined): string | undefined {
  const ids = new Set(group?.hrefs.flatMap((href) => modelLinked(site, href)?.id ?? []));
  return ids.size === 1 ? [...ids][0] : undefined;
}
