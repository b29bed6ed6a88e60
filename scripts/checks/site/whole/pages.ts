/** What only shows when all pages are looked at: missing ones, and titles that are not unique. */
import { fileOf, pagePath, type BuiltSite } from '../built-site.ts';
import type { FindingCode } from '../finding-table.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { twinOf } from '../page/twin.ts';
import type { PageFacts } from './page-facts.ts';

export function* checkPages(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  for (const model of site.catalog.models) {
    const file = fileOf(pagePath(model));
    if (!site.files.paths.has(file)) yield finding('page-missing', file, `${model.id} has no page.`);
  }
  const indexed = pages.filter(({ noindex }) => !noindex);
  yield* unique('title-duplicate', indexed, ({ title }) => title);
  yield* unique('description-duplicate', indexed, ({ description }) => description);
  yield* checkSitemap(site, indexed);
}

function* unique(
  code: FindingCode,
  pages: readonly PageFacts[],
  textOf: (page: PageFacts) => string,
): Iterable<SiteFinding> {
  const first = new Map<string, PageFacts>();
  for (const page of pages) {
    const text = textOf(page);
    const other = first.get(text);
    if (text === '') continue;
    if (other === undefined) first.set(text, page);
    else yield finding(code, page.file, `"${text}" also stands on ${other.path}.`);
  }
}

/** A sitemap, where there is one, names every page once and nothing else. */
function* checkSitemap(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  const files = [...site.files.paths].filter((path) => /^sitemap[\w-]*\.xml$/.test(path));
  const maps = files.filter((path) => site.files.read(path).includes('<urlset'));
  if (maps.length === 0) return;
  const listed = maps.flatMap((path) =>
    [...site.files.read(path).matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1] ?? ''),
  );
  const [map = ''] = maps;
  const paths = listed.map((address) => new URL(address, site.catalog.gateway.url).pathname);
  const wanted = new Set(pages.map(({ path }) => path));
  const seen = new Set<string>();
  for (const path of paths) {
    if (!wanted.has(path))
      yield finding('sitemap-differs', map, `It has ${path}, which is no page for search engines.`);
    else if (seen.has(path)) yield finding('sitemap-differs', map, `It has ${path} twice.`);
    seen.add(path);
  }
  for (const path of wanted) {
    if (!seen.has(path)) yield finding('sitemap-differs', map, `It lacks ${path}.`);
  }
}

/** Markdown files below the pages belong to a page. */
export function* checkTwins(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  const twins = new Set(pages.map(({ path }) => twinOf(path)));
  for (const file of site.files.paths) {
    if (file.endsWith('.md') && !twins.has(file)) {
      yield finding('twin-without-page', file, `No page has it as its twin.`);
    }
  }
}
