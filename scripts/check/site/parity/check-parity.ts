/** A page, its Markdown twin and the API say the same: headings, sentences, counts, rates. */
import type { BuiltSite } from '../built-site.ts';
import { dateFault } from '../dates.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { isTag, linksBy, type HtmlPage } from '../html-page.ts';
import { isInForce } from '../oracle/rates.ts';
import { isListed, listedRateOf } from '../oracle/trace-key.ts';
import { twinOf } from '../page/twin.ts';
import type { PartKind } from '../part.ts';
import { bare, markdownWords, statementsOf } from './text.ts';

export const parityPart: PartKind = {
  groups: ['parity'],
  start: (site) => ({ page: (page) => checkPage(site, page) }),
};

/** Enough to see what is missing. */
const most = 3;

function* checkPage(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const twin = twinOf(page.path);
  // A page without its twin is found by the check of twins.
  if (page.file === '404.html' || !site.files.paths.has(twin)) return;
  const text = site.files.read(twin);
  site.look('parity', 'twins');
  yield* checkLink(page, twin);
  yield* checkFrontMatter(site, page, twin, text);
  yield* checkHeadings(page, twin, text);
  yield* checkStatements(site, page, twin, text);
  yield* checkCounts(page, twin, text);
  yield* checkRates(site, page, twin);
}

function* checkLink(page: HtmlPage, twin: string): Iterable<SiteFinding> {
  const links = linksBy(page, 'alternate').filter((link) => link.getAttribute('type') === 'text/markdown');
  const paths = links.map((link) => link.getAttribute('href') ?? '');
  if (paths.length !== 1 || !paths[0]?.endsWith(`/${twin}`))
    yield finding('twin-unlinked', page.file, `Its head links to "${paths.join(', ')}", not to /${twin}.`);
}

function* checkFrontMatter(
  site: BuiltSite,
  page: HtmlPage,
  twin: string,
  text: string,
): Iterable<SiteFinding> {
  const matter = /^---\n([^]*?)\n---\n/.exec(text)?.[1] ?? '';
  const said = (name: string) =>
    (new RegExp(`^${name}: (.*)$`, 'm').exec(matter)?.[1] ?? '')
      .replaceAll(/^"|"$/g, '')
      .replaceAll('\\"', '"');
  const address = new URL(page.path, site.catalog.gateway.url).href;
  const fault = (message: string) => finding('twin-front-matter', twin, message, 1);
  if (said('url') !== address) yield fault(`Its url is "${said('url')}", not ${address}.`);
  const title = page.elements.find((element) => isTag(element, 'h1'))?.text.trim() ?? '';
  if (bare(said('title')) !== bare(title))
    yield fault(`Its title is "${said('title')}", the page’s "${title}".`);
  const wrongDate = dateFault(said('updated'), site.date);
  if (wrongDate !== undefined) yield fault(`updated ${wrongDate}.`);
}

function* checkHeadings(page: HtmlPage, twin: string, text: string): Iterable<SiteFinding> {
  const headings = new Set(
    [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, words = '']) => bare(words.replaceAll(/\]\([^)]*\)/g, ''))),
  );
  for (const { tag, text: words } of statementsOf(page)) {
    if (/^h\d$/.test(tag) && !headings.has(bare(words)))
      yield finding('twin-heading-missing', twin, `It lacks the heading ${excerpt(words)} of its page.`);
  }
}

function* checkStatements(
  site: BuiltSite,
  page: HtmlPage,
  twin: string,
  text: string,
): Iterable<SiteFinding> {
  const said = bare(markdownWords(text));
  const statements = statementsOf(page).filter(({ tag }) => !/^h\d$/.test(tag));
  site.look('parity', 'statements', statements.length);
  const missing = statements.filter(({ text: words }) => !said.includes(bare(words)));
  for (const { tag, text: words } of missing.slice(0, most)) {
    yield finding(
      'twin-text-missing',
      twin,
      `It lacks what a <${tag}> of its page says: ${shortened(words)}`,
    );
  }
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > 160 ? `${line.slice(0, 160)}…` : line}”`;
}

/** Counts have keys on the page and none in the twin: each must stand there as often as on the page. */
function* checkCounts({ blocks }: HtmlPage, twin: string, text: string): Iterable<SiteFinding> {
  const counts = new Map<string, number>();
  for (const { section, traced } of blocks) {
    if (section === 'frame') continue;
    for (const { text: shown } of traced) {
      if (/^\d[\d,]*$/.test(shown)) counts.set(shown, (counts.get(shown) ?? 0) + 1);
    }
  }
  for (const [shown, times] of counts) {
    const found = text.match(new RegExp(`(?<![\\d.,])${shown}(?![\\d]|[.,]\\d)`, 'g'))?.length ?? 0;
    if (found < times)
      yield finding('twin-count-missing', twin, `It says ${shown} ${found} times, its page ${times} times.`);
  }
}

/** Every rate of the API that has not ended stands in the page's price table and in the twin. */
function* checkRates(site: BuiltSite, page: HtmlPage, twin: string): Iterable<SiteFinding> {
  const { model } = page;
  if (model === undefined) return;
  const inTable = new Set(
    page.blocks
      .filter(({ section }) => section === 'price')
      .flatMap(({ traced }) => traced.map(({ key }) => listedRateOf(key))),
  );
  const inTwin = new Set((site.index.get(twin) ?? []).map(([, key]) => listedRateOf(key)));
  for (const price of site.apiPrices.get(model.id) ?? []) {
    const key = typeof price === 'object' && price !== null && 'key' in price ? String(price.key) : '';
    const rate = site.rates.get(key)?.rate;
    if (rate === undefined || !isListed(key)) continue;
    if (!isInForce(rate, site.date) && (rate.from ?? '') <= site.date) continue;
    site.look('parity', 'rates');
    if (!inTable.has(key))
      yield finding('formats-differ', page.file, `It lacks ${key}, which api/models.json lists.`);
    if (!inTwin.has(key))
      yield finding('formats-differ', twin, `It lacks ${key}, which api/models.json lists.`);
  }
}
