/** Since when a page says what it says: by the record beside the catalog, and the same in every format. */
import { createHash } from 'node:crypto';
import { loadPageRecord, type PageRecord } from '#catalog/records/page-record.ts';
import { type BuiltSite, localPath, pagePath } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged, nodesOf } from '../../html-page.ts';
import { wordsOf } from '../../json.ts';
import { dateInWords } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import { twinOf } from '../pages/twins.ts';

export const pageDayCodes = codes('records', {
  'updated-wrong': {
    why: 'Search engines and assistants read a page again by it: it moves when what the page says does, and only then.',
    fix: 'Build again; if it stays, look at dayOf in src/views/whole/build.ts.',
  },
  'days-differ': {
    why: 'A page has one day: which of two is right, nobody could tell.',
    fix: 'Print the day of the page (`updated` in src/views/page/blocks.ts) in every format.',
  },
});

const finding = raising(pageDayCodes);

export const pageDaysPart: PartKind = {
  codes: [pageDayCodes],
  start(site) {
    const record = loadPageRecord(site.catalog);
    const latest = lastEvent(site);
    const pages = pagesOf(site);
    /** The day each page says of itself, by its path. */
    const days = new Map<string, string>();
    /** The day of all the data, as pages about it have it. */
    const ofData: { file: string; day: string }[] = [];
    return {
      *page(page) {
        const nodes = nodesOf(page);
        const own = nodes.find((node) => /^(?:Web|Collection)Page$/.test(wordsOf(node['@type'])));
        if (own === undefined || page.file === '404.html') return;
        const said = wordsOf(own.dateModified ?? '');
        days.set(page.path, said);
        site.look('records', 'days of pages');
        // It tells the age of its sources, which is another one every day.
        const right = page.path === '/verification/' ? site.date : dayOf(site, page, record, latest);
        if (said !== right)
          yield finding(
            'updated-wrong',
            page.file,
            `It says that it changed on ${said === '' ? 'no day' : said}, by what it says it was on ${right}.`,
          );
        yield* checkPage(page, nodes, said);
        for (const node of nodes)
          if (node['@type'] === 'Dataset')
            ofData.push({ file: page.file, day: wordsOf(node.dateModified ?? '') });
      },
      *text(file, text) {
        if (file.endsWith('.md')) yield* checkTwin(file, text, days);
        if (/^sitemap-.*\.xml$/.test(file)) yield* checkSitemap(site, file, text, days);
        if (/^api\/.*\.json$/.test(file)) yield* checkData(pages, file, text, days);
      },
      *end() {
        const right = wordsOf(site.api.generated);
        for (const { file, day } of ofData)
          if (right !== '' && day !== right)
            yield finding(
              'days-differ',
              file,
              `Its data set changed on ${day}, api/models.json on ${right}.`,
            );
      },
    };
  },
};

/** A page is known by its title, its twin and the data of its model, each without the day. */
function dayOf(site: BuiltSite, page: HtmlPage, record: PageRecord | undefined, latest: string): string {
  const known = record?.get(page.path);
  if (known === undefined || known.day > latest) return latest;
  const read = (file: string) => (site.files.paths.has(file) ? site.files.read(file) : '');
  const parts = [
    // Signs that keep the directions of scripts apart are no words.
    page.title.replaceAll(/[\u2066-\u2069]/g, ''),
    read(twinOf(page.path)).replace(/\nupdated: .*\n/, '\nupdated: \n'),
    page.model === undefined
      ? ''
      : read(`api/models/${page.model.fileStem}.json`).replace(/^\{"generated":"[^"]*"/, '{"generated":""'),
  ];
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  return hash.startsWith(known.fingerprint) ? known.day : latest;
}

/** The last day on which something that the site is made of changed: the check, or a day that catalog or history name. */
function lastEvent({ catalog, history, evidence, date }: BuiltSite): string {
  if (evidence === undefined) return date;
  const days = new Set([evidence.date]);
  JSON.stringify([catalog, history], (key, value: unknown) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return value;
    const moment = new Date(`${value}T12:00:00Z`);
    // What expires holds on that day still.
    if (key === 'expires') moment.setUTCDate(moment.getUTCDate() + 1);
    days.add(Number.isNaN(moment.getTime()) ? value : moment.toISOString().slice(0, 10));
    return value;
  });
  return (
    [...days]
      .filter((day) => day <= date)
      .toSorted()
      .at(-1) ?? date
  );
}

/** The page's own lines: below it, and of what it is about. */
function* checkPage(page: HtmlPage, nodes: ReturnType<typeof nodesOf>, day: string): Findings {
  const fault = (where: string, said: string) =>
    finding('days-differ', page.file, `${where} says ${said === '' ? 'no day' : said}, the page ${day}.`);
  for (const node of nodes) {
    const said = node.dateModified;
    if (said !== undefined && node['@type'] !== 'Dataset' && said !== day)
      yield fault(`Its ${wordsOf(node['@type'])}`, wordsOf(said));
  }
  const line = tagged(page, 'time').find((element) => element.closest('footer') !== null);
  if (line === undefined) {
    // In a house, the lines below a page are the house's own.
    if (page.elements.some((element) => element.classNames.includes('site-footer')))
      yield fault('The line below it', '');
    return;
  }
  const [said, words] = [line.getAttribute('datetime') ?? '', line.text.trim()];
  if (said !== day || words !== dateInWords(day)) yield fault('The line below it', `${said}, “${words}”`);
}

function* checkTwin(file: string, text: string, days: ReadonlyMap<string, string>): Findings {
  const right = days.get(file === 'index.md' ? '/' : `/${file.replace(/\.md$/, '/')}`);
  const [, said = ''] = /^---\n[^]*?^updated: (.*)$[^]*?^---$/m.exec(text) ?? [];
  if (right !== undefined && said !== right)
    yield finding('days-differ', file, `It says that it changed on ${said}, its page on ${right}.`, 1);
}

/** A sitemap has the day of each page; the index that of the last of its part. */
function* checkSitemap(
  site: BuiltSite,
  file: string,
  text: string,
  days: ReadonlyMap<string, string>,
): Findings {
  for (const [, loc = '', said] of text.matchAll(/<loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)) {
    const path = decodeURIComponent(localPath(site, loc)?.pathname ?? '');
    const part = path.slice(1);
    const right = part.endsWith('.xml')
      ? [...(site.files.paths.has(part) ? site.files.read(part) : '').matchAll(/<lastmod>([^<]*)</g)]
          .map(([, day = '']) => day)
          .toSorted()
          .at(-1)
      : days.get(path);
    if (said !== right)
      yield finding(
        'days-differ',
        file,
        `It says of ${path} that it changed on ${said ?? 'no day'}, not on ${right ?? 'no known one'}.`,
      );
  }
}

function generatedIn(text: string): string | undefined {
  return /^\{"generated":"([^"]*)"/.exec(text)?.[1];
}

/** Data about models has the day of the last of their pages, or of the page that lists them. */
function* checkData(
  pagesFor: ReturnType<typeof pagesOf>,
  file: string,
  text: string,
  days: ReadonlyMap<string, string>,
): Findings {
  const said = generatedIn(text);
  const pages = said === undefined ? undefined : pagesFor(file);
  if (said === undefined || pages === undefined) return;
  const right = pages
    .flatMap((path) => days.get(path) ?? [])
    .toSorted()
    .at(-1);
  if (right !== undefined && said !== right)
    yield finding('days-differ', file, `It is of ${said}, what it tells of changed on ${right}.`);
}

/** The pages that say what a file of the API says; undefined of one that has a day of its own. */
function pagesOf({ catalog: { models } }: BuiltSite): (file: string) => string[] | undefined {
  const pages = models.map(pagePath);
  const byStem = Map.groupBy(models, ({ fileStem }) => fileStem);
  return (file) => {
    const [, folder, name = ''] = /^api\/(?:(models|modalities|providers)\/)?(.*)\.json$/.exec(file) ?? [];
    if (folder === 'models') return (byStem.get(name) ?? []).map(pagePath);
    if (folder === 'modalities')
      return [...models.filter(({ modality }) => modality === name).map(pagePath), `/models/${name}/`];
    if (folder === 'providers')
      return [...models.filter(({ provider }) => provider.id === name).map(pagePath), `/providers/${name}/`];
    if (name === 'models') return [...pages, '/models/'];
    if (name === 'history') return [...pages, '/changes/'];
    return name === 'deprecations' ? ['/deprecations/'] : undefined;
  };
}
