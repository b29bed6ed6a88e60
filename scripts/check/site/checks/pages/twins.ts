/** Every page has a Markdown twin that shows the same figures. */
import type { HTMLElement } from 'node-html-parser';
import { type BuiltSite, wholeAddress } from '../../built-site.ts';
import { dateFault } from '../../dates.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, isTag, linksBy, tagged } from '../../html-page.ts';
import { isMoney } from '../../money.ts';
import { foldsOf } from '../../oracle/folds.ts';
import { isInForce, ratesOf } from '../../oracle/rates.ts';
import { isListed, listedRateOf } from '../../oracle/trace-key.ts';
import type { PageFacts, PartKind } from '../../part.ts';
import { isFrame } from '../../text-blocks.ts';
import { gridTable } from '../prices/price-table.ts';
import { objectsOf, wordsOf } from '../../json.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const parityCodes = codes('parity', {
  'twin-missing': {
    why: 'Every page has a Markdown twin for assistants.',
    fix: 'Print the page from a view.',
  },
  'twin-without-page': {
    why: 'Assistants would be sent to a page that does not exist.',
    fix: 'Build into an empty folder again.',
  },
  'twin-heading-missing': { why: 'A reader of the twin would miss a part of the page.', fix: views },
  'twin-text-missing': {
    why: 'Half of the readers see the twin: it says what the page says.',
    fix: 'Print both from the same view (src/views/page/markdown.ts).',
  },
  'twin-count-missing': { why: 'A count in the twin differs from the one on the page.', fix: views },
  'twin-front-matter': {
    why: 'Assistants take title, address and date of a twin from its first lines.',
    fix: 'Correct the front matter in src/views/page/markdown.ts.',
  },
  'twin-unlinked': {
    why: 'Assistants find the twin by it.',
    fix: 'Print `<link rel="alternate" type="text/markdown">` in src/layouts/PageLayout.astro.',
  },
  'twin-differs': { why: 'A page and its Markdown twin must show the same figures.', fix: views },
  'formats-differ': {
    why: 'Page, twin and API must list the same rates.',
    fix: 'Print all from the same rates, and build again.',
  },
});

const finding = raising(parityCodes);

/** Enough to see what is lacking. */
const named = 3;

function* checkTwin(site: BuiltSite, page: HtmlPage): Findings {
  if (page.file === '404.html') return;
  const twin = twinOf(page.path);
  if (!site.files.paths.has(twin)) {
    yield finding('twin-missing', page.file, `The page has no Markdown twin ${twin}.`);
    return;
  }
  const shown = new Set(
    page.blocks.flatMap(({ section, traced }) => (section === 'frame' ? [] : traced.flatMap(nameOf))),
  );
  // The twin begins with what search results say of the page.
  const said = (site.index.get(page.file) ?? []).flatMap(([text, key]) => nameOf({ text, key }));
  const twinShows = new Set((site.index.get(twin) ?? []).flatMap(([text, key]) => nameOf({ text, key })));
  yield* lacking(
    twin,
    `its page shows`,
    [...shown].filter((name) => !twinShows.has(name)),
  );
  yield* lacking(
    page.file,
    `its Markdown twin shows`,
    [...twinShows].filter((name) => !shown.has(name) && !said.includes(name)),
  );
}

function* lacking(file: string, where: string, names: readonly string[]): Findings {
  if (names.length === 0) return;
  const rest = names.length > named ? ` and ${names.length - named} more` : '';
  yield finding(
    'twin-differs',
    file,
    `It lacks figures that ${where}: ${names.slice(0, named).join(', ')}${rest}.`,
  );
}

/** "/q/acme-one-pricing/" has "q/acme-one-pricing.md". */
export function twinOf(path: string): string {
  return path === '/'
    ? 'index.md'
    : `${path
        .replace(/\/$/, '')
        .replace(/\.html$/, '')
        .slice(1)}.md`;
}

/** Money only: counts are not in the trace index. */
function nameOf({ text, key }: { text: string; key: string }): string[] {
  return isMoney(text) ? [`${text} (${key})`] : [];
}

// A page, its Markdown twin and the API say the same: headings, sentences, counts, rates.

export const parityPart: PartKind = {
  codes: [parityCodes],
  start: (site) => ({
    *page(page) {
      yield* checkTwin(site, page);
      yield* checkPage(site, page);
    },
    end: (pages) => checkTwins(site, pages),
  }),
};

/** Enough to see what is missing. */
const most = 3;

function* checkPage(site: BuiltSite, page: HtmlPage): Findings {
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

function* checkLink(page: HtmlPage, twin: string): Findings {
  const links = linksBy(page, 'alternate').filter((link) => link.getAttribute('type') === 'text/markdown');
  const paths = links.map((link) => link.getAttribute('href') ?? '');
  if (paths.length !== 1 || !paths[0]?.endsWith(`/${twin}`))
    yield finding('twin-unlinked', page.file, `Its head links to "${paths.join(', ')}", not to /${twin}.`);
}

function* checkFrontMatter(site: BuiltSite, page: HtmlPage, twin: string, text: string): Findings {
  const matter = /^---\n([^]*?)\n---\n/.exec(text)?.[1] ?? '';
  const said = (name: string) =>
    (new RegExp(`^${name}: (.*)$`, 'm').exec(matter)?.[1] ?? '')
      .replaceAll(/^"|"$/g, '')
      .replaceAll('\\"', '"');
  const address = wholeAddress(site.catalog, page.path);
  const fault = (message: string) => finding('twin-front-matter', twin, message, 1);
  if (said('url') !== address) yield fault(`Its url is "${said('url')}", not ${address}.`);
  const title = tagged(page, 'h1')[0]?.text.trim() ?? '';
  if (bare(said('title')) !== bare(title))
    yield fault(`Its title is "${said('title')}", the page’s "${title}".`);
  const index = wholeAddress(site.catalog, '/llms.txt');
  if (said('index') !== index) yield fault(`Its index is "${said('index')}", not ${index}.`);
  const [data = ''] = linksBy(page, 'alternate')
    .filter((link) => link.getAttribute('type') === 'application/json')
    .map((link) => link.getAttribute('href') ?? '');
  const json = data === '' ? '' : new URL(data, site.catalog.siteUrl).href;
  if (said('json') !== json)
    yield fault(`Its data are at "${said('json')}", those of its page at "${json}".`);
  const wrongDate = dateFault(said('updated'), site.date);
  if (wrongDate !== undefined) yield fault(`updated ${wrongDate}.`);
}

function* checkHeadings(page: HtmlPage, twin: string, text: string): Findings {
  const headings = new Set(
    [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, words = '']) =>
      bare(words.replaceAll(/(?<!\\)\]\([^)]*\)/g, '')),
    ),
  );
  for (const { tag, text: words } of statementsOf(page)) {
    if (/^h\d$/.test(tag) && !headings.has(bare(words)))
      yield finding('twin-heading-missing', twin, `It lacks the heading ${excerpt(words)} of its page.`);
  }
}

function* checkStatements(site: BuiltSite, page: HtmlPage, twin: string, text: string): Findings {
  const said = bare(markdownWords(text));
  const statements = statementsOf(page).filter(({ tag }) => !/^h\d$/.test(tag));
  site.look('parity', 'statements', statements.length);
  const missing = [...statements, ...gridStatements(page)].filter(
    ({ text: words }) => !said.includes(bare(words)),
  );
  for (const { tag, text: words } of missing.slice(0, most)) {
    yield finding(
      'twin-text-missing',
      twin,
      `It lacks what a <${tag}> of its page says: ${shortened(words)}`,
    );
  }
}

/** The rows of the price grid as a text has them: a column for each figure, and who confirms them at the end. */
function gridStatements(page: HtmlPage): Statement[] {
  const grid = gridTable(page);
  const [head, ...rows] = grid?.querySelectorAll('tr') ?? [];
  if (grid === undefined || head === undefined) return [];
  const [when, ...columns] = head.querySelectorAll('th').map(({ text }) => text.trim());
  const second = when?.split('second figure ')[1] ?? '';
  const heads = columns.flatMap((column) => [column, second]);
  return [
    { tag: 'caption', text: grid.querySelector('caption')?.text ?? '' },
    { tag: 'tr', text: ['When', ...heads, 'Sources'].join(' ') },
    ...rows.map((row) => {
      const cells = row.querySelectorAll('td').map((cell) => {
        const [price] = cell.querySelectorAll('data');
        const at = price === undefined ? 0 : cell.text.indexOf(price.text);
        const label = cell.getAttribute('data-label') ?? '';
        return { figures: cell.text.slice(at), label, mark: price && cell.text.slice(0, at).trim() };
      });
      const marked = cells.filter(({ mark }) => mark !== undefined);
      const alike = new Set(marked.map(({ mark }) => mark)).size === 1;
      const sources = alike ? [marked[0]?.mark] : marked.map(({ label, mark }) => `${label} ${mark ?? ''}`);
      const condition = row.querySelector('th')?.text ?? '';
      return { tag: 'tr', text: [condition, ...cells.map(({ figures }) => figures), ...sources].join(' ') };
    }),
  ];
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > 160 ? `${line.slice(0, 160)}…` : line}”`;
}

/** Counts have keys on the page and none in the twin: each must stand there as often as on the page. */
function* checkCounts({ blocks }: HtmlPage, twin: string, text: string): Findings {
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
function* checkRates(site: BuiltSite, page: HtmlPage, twin: string): Findings {
  const { model } = page;
  if (model === undefined) return;
  const inTable = new Set(
    page.blocks
      .filter(({ section }) => section === 'price')
      .flatMap(({ traced }) => traced.map(({ key }) => listedRateOf(key))),
  );
  const inTwin = new Set((site.index.get(twin) ?? []).map(([, key]) => listedRateOf(key)));
  // Of some a sentence tells, which the check of the price table looks for.
  const lasting = ratesOf(model).filter(({ until = '9999' }) => until > site.date);
  const folded = new Set(foldsOf(lasting).flatMap(({ rates }) => rates));
  for (const price of objectsOf(site.apiEntries.get(model.id)?.prices)) {
    const key = wordsOf(price.key);
    const rate = site.rates.get(key)?.rate;
    if (rate === undefined || folded.has(rate) || !isListed(key)) continue;
    if (!isInForce(rate, site.date) && (rate.from ?? '') <= site.date) continue;
    site.look('parity', 'rates');
    if (!inTable.has(key))
      yield finding('formats-differ', page.file, `It lacks ${key}, which api/models.json lists.`);
    if (!inTwin.has(key))
      yield finding('formats-differ', twin, `It lacks ${key}, which api/models.json lists.`);
  }
}

/** What a page and its twin say, so that both can be compared: letters, digits and money, without any markup. */

/** Elements of one statement each; a row is one, so that its cells cannot be swapped. */
const units = ['h2', 'h3', 'h4', 'p', 'li', 'dt', 'dd', 'tr', 'caption'];
/**
 * Not part of what the page says: ways around in it, tools that work only there, drawings (a table beside them has
 * their figures) and code (compared by the check of examples).
 */
const apart = ['nav', 'form', 'svg', 'pre', 'button', 'dialog', 'template', 'noscript', 'fieldset'];

export interface Statement {
  readonly tag: string;
  readonly text: string;
}

/** The statements of a page's `<main>`, in order. */
export function statementsOf(page: HtmlPage): Statement[] {
  const main = tagged(page, 'main')[0];
  if (main === undefined) return [];
  // A text has a column for each of its figures.
  const grid = gridTable(page);
  const statements: Statement[] = [];
  const walk = (element: HTMLElement) => {
    for (const child of element.children) {
      if (child === grid || isTag(child, ...apart) || child.hasAttribute('hidden') || isFrame(child))
        continue;
      const whole = isTag(child, ...units) && (isTag(child, 'tr') || !holdsUnit(child));
      if (whole) statements.push({ tag: child.rawTagName.toLowerCase(), text: child.text });
      else walk(child);
    }
  };
  walk(main);
  return statements;
}

function holdsUnit(element: HTMLElement): boolean {
  return element.children.some((child) => isTag(child, ...units, ...apart) || holdsUnit(child));
}

/** Front matter, link targets, code blocks and signs of Markdown are no words. */
export function markdownWords(text: string): string {
  return text
    .replace(/^---\n[^]*?\n---\n/, '')
    .replaceAll(/^(`{3,})[^]*?^\1$/gm, '')
    .replaceAll(/(?<!\\)\]\([^)\s]*\)/g, ']')
    .replaceAll(/(?<!\\)&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? '');
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Only what carries meaning: letters, digits, money and percent. */
export function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{Sc}%]+/gu, '').toLowerCase();
}

/** Markdown files below the pages belong to a page. */
function* checkTwins(site: BuiltSite, pages: readonly PageFacts[]): Findings {
  const twins = new Set(pages.map(({ path }) => twinOf(path)));
  for (const file of site.files.paths) {
    if (file.endsWith('.md') && !twins.has(file) && !file.startsWith('.well-known/')) {
      yield finding('twin-without-page', file, `No page has it as its twin.`);
    }
  }
}
