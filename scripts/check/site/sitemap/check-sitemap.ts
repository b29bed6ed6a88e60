/** Sitemap and robots.txt: exactly the pages for search engines, each by its canonical address, with true dates. */
import type { BuiltSite } from '../built-site.ts';
import { dateFault } from '../dates.ts';
import { finding, type SiteFinding } from '../finding.ts';
import type { PartKind } from '../part.ts';
import type { PageFacts } from '../whole/page-facts.ts';
import { checkRobots } from './robots.ts';

const indexFile = 'sitemap-index.xml';
/** @see https://www.sitemaps.org/protocol.html#index */
const most = { addresses: 50_000, bytes: 50 * 1024 * 1024 };

export const sitemapPart: PartKind = {
  groups: ['sitemap'],
  start: (site) => ({
    *end(pages) {
      yield* checkRobots(site, indexFile);
      if (!site.files.paths.has(indexFile)) {
        yield finding('sitemap-missing', indexFile, 'There is no sitemap index.');
        return;
      }
      yield* checkSitemap(site, pages);
    },
  }),
};

interface Entry {
  readonly file: string;
  readonly address: string;
  readonly changed: string | undefined;
}

function* checkSitemap(site: BuiltSite, pages: readonly PageFacts[]): Iterable<SiteFinding> {
  const parts = entriesIn(site, indexFile, 'sitemap');
  if (parts.length === 0) yield finding('sitemap-invalid', indexFile, 'It names no sitemap.');
  const listed: Entry[] = [];
  for (const part of parts) {
    yield* checkDate(site, part);
    const file = relative(site, part.address);
    if (file === undefined || !site.files.paths.has(file)) {
      yield finding('sitemap-missing', indexFile, `It names ${part.address}, which was not built.`);
      continue;
    }
    const entries = entriesIn(site, file, 'url');
    if (entries.length === 0 || !site.files.read(file).includes('<urlset'))
      yield finding('sitemap-invalid', file, 'It has no addresses.');
    if (entries.length > most.addresses || site.files.bytes(file).length > most.bytes)
      yield finding('sitemap-too-large', file, `It has ${entries.length} addresses.`);
    listed.push(...entries);
  }
  const named = new Set(parts.map(({ address }) => relative(site, address)));
  for (const file of site.files.paths) {
    if (/^sitemap[\w-]*\.xml$/.test(file) && file !== indexFile && !named.has(file))
      yield finding('sitemap-differs', indexFile, `It does not name ${file}.`);
  }
  site.look('sitemap', 'addresses', listed.length);
  for (const entry of listed) yield* checkDate(site, entry);
  yield* compare(site, pages, listed);
}

function* compare(
  site: BuiltSite,
  pages: readonly PageFacts[],
  listed: readonly Entry[],
): Iterable<SiteFinding> {
  const home = site.catalog.gateway.url;
  const wanted = new Set(
    pages
      .filter(({ noindex, canonical, path }) => !noindex && canonical === new URL(path, home).href)
      .map(({ canonical = '' }) => canonical),
  );
  const seen = new Set<string>();
  for (const { file, address } of listed) {
    if (!wanted.has(address)) {
      const page = pages.find(({ path }) => new URL(path, home).href === address);
      const reason = page?.noindex
        ? 'which is noindex'
        : page
          ? `whose canonical address is ${page.canonical ?? 'missing'}`
          : 'which is no page';
      yield finding('sitemap-differs', file, `It has ${address}, ${reason}.`);
    } else if (seen.has(address)) yield finding('sitemap-differs', file, `It has ${address} twice.`);
    seen.add(address);
  }
  for (const address of wanted) {
    if (!seen.has(address)) yield finding('sitemap-differs', indexFile, `It lacks ${address}.`);
  }
}

function* checkDate(site: BuiltSite, { file, address, changed }: Entry): Iterable<SiteFinding> {
  const fault = changed === undefined ? undefined : dateFault(changed, site.date);
  if (fault !== undefined) yield finding('sitemap-date-wrong', file, `lastmod of ${address} ${fault}.`);
}

/** The entries of a sitemap file; the schema of the format is checked by xmllint in tests. */
function entriesIn({ files }: BuiltSite, file: string, tag: 'url' | 'sitemap'): Entry[] {
  const element = new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g');
  return [...files.read(file).matchAll(element)].map(([, inner = '']) => ({
    file,
    address: unescaped(/<loc>([^<]*)<\/loc>/.exec(inner)?.[1]?.trim() ?? ''),
    changed: /<lastmod>([^<]*)<\/lastmod>/.exec(inner)?.[1]?.trim(),
  }));
}

function unescaped(text: string): string {
  return text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The file behind an address of the site. */
function relative(site: BuiltSite, address: string): string | undefined {
  const home = new URL('/', site.catalog.gateway.url).href;
  return address.startsWith(home) ? address.slice(home.length) : undefined;
}
