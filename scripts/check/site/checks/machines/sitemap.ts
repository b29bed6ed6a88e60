/** Sitemap and robots.txt: exactly the pages for search engines, each by its canonical address, with true dates. */
import type { Model } from '#catalog/types.ts';
import { type BuiltSite, pagePath, wholeAddress } from '../../built-site.ts';
import { dateFault } from '../../dates.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isGone } from '../../oracle/life.ts';
import { rankingRate } from '../../oracle/rates.ts';
import { remembered } from '../../once.ts';
import type { PageFacts, PartKind } from '../../part.ts';

export const sitemapCodes = codes('sitemap', {
  'sitemap-differs': {
    why: 'Search engines find pages by it.',
    fix: 'Make it from the list of pages for search engines.',
  },
  'sitemap-missing': {
    why: 'Search engines find pages by it.',
    fix: 'Build again; if it stays, look at src/views/whole/sitemap.ts.',
  },
  'sitemap-invalid': {
    why: 'Search engines drop a sitemap that they cannot read.',
    fix: 'Correct what makes it; the format is at https://www.sitemaps.org/protocol.html.',
  },
  'sitemap-date-wrong': {
    why: 'A date that is none, or lies in the future of the data, costs the trust in all of them.',
    fix: 'Take lastmod from the data of the page.',
  },
  'sitemap-too-large': {
    why: 'Search engines read 50,000 addresses and 50 MB of one file.',
    fix: 'Split the sitemap into more parts.',
  },
  'page-kept-out': {
    why: 'Readers ask for it, and nobody would find it.',
    fix: 'Let it be indexed: src/views/whole/indexing.ts says which pages are not.',
  },
  'page-not-kept-out': {
    why: 'No price of it is known, nor what could be had instead: readers who come for a price find none.',
    fix: 'Send "noindex, follow": src/views/whole/indexing.ts says of which pages.',
  },
  'robots-wrong': {
    why: 'Search engines ask robots.txt first.',
    fix: 'Let every page be read, and name the sitemap by its whole address.',
  },
});

const finding = raising(sitemapCodes);

const indexFile = 'sitemap-index.xml';
/** @see https://www.sitemaps.org/protocol.html#index */
const most = { addresses: 50_000, bytes: 50 * 1024 * 1024 };

export const sitemapPart: PartKind = {
  codes: [sitemapCodes],
  start: (site) => ({
    *end(pages) {
      // What keeps search engines out of a draft stands in proof.ts.
      if (site.isDraft) return;
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

function* checkSitemap(site: BuiltSite, pages: readonly PageFacts[]): Findings {
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

function* compare(site: BuiltSite, pages: readonly PageFacts[], listed: readonly Entry[]): Findings {
  const wanted = new Set(
    pages
      .filter(({ noindex, canonical, path }) => !noindex && canonical === wholeAddress(site.catalog, path))
      .map(({ canonical = '' }) => canonical),
  );
  const seen = new Set<string>();
  for (const { file, address } of listed) {
    if (!wanted.has(address)) {
      const page = pages.find(({ path }) => wholeAddress(site.catalog, path) === address);
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

function* checkDate(site: BuiltSite, { file, address, changed }: Entry): Findings {
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
  const home = site.catalog.siteUrl;
  return address.startsWith(home) ? address.slice(home.length) : undefined;
}

// robots.txt: lets everybody read, and names the sitemap. @see https://www.rfc-editor.org/rfc/rfc9309

const robotsFile = 'robots.txt';
const rules = ['user-agent', 'allow', 'disallow', 'sitemap', 'crawl-delay', 'content-signal'];

function* checkRobots(site: BuiltSite, sitemap: string): Findings {
  if (!site.files.paths.has(robotsFile)) {
    yield finding('robots-wrong', robotsFile, 'It was not built.');
    return;
  }
  const right = wholeAddress(site.catalog, `/${sitemap}`);
  let named = false;
  for (const [index, line] of site.files.read(robotsFile).split('\n').entries()) {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') continue;
    const [, field = '', value = ''] = /^([\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
    const at = (message: string) => finding('robots-wrong', robotsFile, message, index + 1);
    const name = field.toLowerCase();
    if (!rules.includes(name)) yield at(`"${text}" is no rule.`);
    if (name === 'disallow' && value === '/') yield at('It keeps search engines away from every page.');
    if (name === 'sitemap') {
      named = true;
      if (value !== right) yield at(`It names the sitemap ${value}, not ${right}.`);
    }
  }
  site.look('sitemap', 'robots.txt');
  if (!named) yield finding('robots-wrong', robotsFile, `It does not name the sitemap ${right}.`);
}

/**
 * Which pages search engines may list, read from the catalog alone: a model that is served and has a price (free is one),
 * one whose last price is known, one in whose place a model of the same kind can be named; a provider with a model on
 * offer; and every page that is about neither. The sitemap is compared with what pages say.
 */

/** What a server sends where there is no page. */
const errorPage = '404.html';

export const indexingPart: PartKind = {
  codes: [sitemapCodes],
  start: (site) => ({
    *end(pages) {
      if (site.isDraft) return;
      const keptOut = pathsKeptOut(site);
      site.look('sitemap', 'pages kept out', keptOut.size);
      for (const { file, path, noindex } of pages) {
        const expected = file === errorPage || keptOut.has(path);
        if (noindex && !expected) yield finding('page-kept-out', file, 'It says noindex.');
        if (!noindex && expected) yield finding('page-not-kept-out', file, 'It does not say noindex.');
      }
    },
  }),
};

function pathsKeptOut({ catalog, date }: BuiltSite): ReadonlySet<string> {
  const has = ({ pricing, life: { retires = '9999' } }: Model) =>
    date < retires && !['unknown', 'plan'].includes(pricing.kind);
  const without = catalog.models.filter((model) => !has(model));
  const offering = new Set(catalog.models.filter(has).map(({ provider }) => provider.id));
  const isSilent = (model: Model) =>
    rankingRate(model, date) === undefined && !catalog.models.some((other) => standsIn(other, model));
  const standsIn = (other: Model, model: Model) =>
    other.id === model.life.replacement ||
    (other !== model &&
      other.modality === model.modality &&
      other.snapshotOf === undefined &&
      other.life.status !== 'deprecated' &&
      !isGone(other, date) &&
      isRanked(other) &&
      model.capabilities.every((ability) => other.capabilities.includes(ability)) &&
      (other.context ?? 0) >= (model.context ?? 0));
  const isRanked = (model: Model) => {
    const rate = rankingRate(model, date);
    return rate !== undefined && rate.meter === usualMeter(model.modality);
  };
  /** By which most models of its kind are ranked. */
  const usualMeter = remembered((modality: Model['modality']) => {
    const meters = catalog.models
      .filter((model) => model.modality === modality && !isGone(model, date))
      .flatMap((model) => rankingRate(model, date)?.meter ?? []);
    const counted = [...Map.groupBy(meters, (meter) => meter).values()];
    return counted.sort((a, b) => b.length - a.length)[0]?.[0];
  });
  return new Set([
    // A dated variant names its parent as the page to list instead.
    ...without.filter((model) => model.snapshotOf === undefined && isSilent(model)).map(pagePath),
    ...without
      .map(({ provider }) => provider.id)
      .filter((id) => !offering.has(id))
      .map((id) => `/providers/${id}/`),
  ]);
}
