/** The feeds: they parse, each item has what readers need, and both formats have the same items. */
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { type BuiltSite, fileOf, localPath, pagePath, wholeAddress } from '../../built-site.ts';
import { dateFault } from '../../dates.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged } from '../../html-page.ts';
import type { PartKind } from '../../part.ts';

export const feedCodes = codes('feeds', {
  'feed-invalid': {
    why: 'Feed readers refuse it.',
    fix: 'Correct src/views/data/feeds.ts, or escape what the item says.',
  },
  'feed-field-missing': {
    why: 'Feed readers show or need it.',
    fix: 'Add the field in src/views/data/feeds.ts.',
  },
  'feed-id-duplicate': {
    why: 'Feed readers show only one of the two.',
    fix: 'Make the id from what is unique of the change: model, rate and date.',
  },
  'feed-date-wrong': {
    why: 'Feed readers hide or misplace an item of another time.',
    fix: 'Date an item by the day it became known, as the format writes dates.',
  },
  'feed-self-wrong': {
    why: 'A reader that follows the address of a feed must come back to it.',
    fix: 'Give the feed its own absolute address.',
  },
  'feeds-differ': {
    why: 'One feed in two formats: both have the same items.',
    fix: 'Print both from the same list of items.',
  },
  'feed-item-wrong': {
    why: 'Whoever follows a feed takes what it does not tell for what did not happen, and its day for the day it became known.',
    fix: 'Tell of each model listed within 90 days, each day on which prices of a model changed, and each model that goes, once (src/views/data/feeds.ts).',
  },
  'feed-unlinked': {
    why: 'Readers and browsers find a feed by it.',
    fix: 'Put `<link rel="alternate">` to the feed on the page of changes.',
  },
});

const finding = raising(feedCodes);

export const feedsPart: PartKind = {
  codes: [feedCodes],
  start(site) {
    const linked = new Set<string>();
    return {
      page(page) {
        for (const address of feedAddresses(page)) {
          const url = localPath(site, address, page.path);
          if (url !== undefined) linked.add(fileOf(url.pathname));
        }
        return [];
      },
      *end() {
        const feeds = readFeeds(site);
        site.look('feeds', 'feeds', feeds.length);
        for (const { feed, fault, file } of feeds) {
          if (fault !== undefined) yield finding('feed-invalid', file, fault);
          if (feed !== undefined) yield* checkFeed(site, file, feed);
          if (feed !== undefined) yield* checkItems(site, file, feed);
          if (!linked.has(file)) yield finding('feed-unlinked', file, 'No page links to it in its head.');
        }
        yield* compareFeeds(feeds);
      },
    };
  },
};

function feedAddresses(page: HtmlPage): string[] {
  return tagged(page, 'link')
    .filter((element) => element.getAttribute('rel') === 'alternate')
    .filter((element) => /rss|atom|feed/.test(element.getAttribute('type') ?? ''))
    .map((element) => element.getAttribute('href') ?? '');
}

function* checkFeed(site: BuiltSite, file: string, feed: Feed): Findings {
  const right = wholeAddress(site.catalog, `/${file}`);
  for (const name of ['title', 'home'] as const)
    if (feed[name] === '')
      yield finding(
        'feed-field-missing',
        file,
        `The feed has no ${name === 'home' ? 'link to its page' : name}.`,
      );
  if (feed.self !== right)
    yield finding('feed-self-wrong', file, `Its own address is "${feed.self}", not ${right}.`);
  const ids = new Set<string>();
  site.look('feeds', 'items', feed.items.length);
  for (const [index, item] of feed.items.entries()) {
    const place = `Item ${index + 1} (${item.title})`;
    for (const name of ['id', 'url', 'title', 'text'] as const)
      if (item[name] === '') yield finding('feed-field-missing', file, `${place} has no ${name}.`);
    if (item.id !== '' && ids.has(item.id))
      yield finding('feed-id-duplicate', file, `${place} has the id ${item.id} of another item.`);
    ids.add(item.id);
    const fault = item.date === '' ? undatedFault(item) : itemDateFault(item.date, site.date);
    if (fault !== undefined) yield finding('feed-date-wrong', file, `The date of ${place} ${fault}.`);
  }
}

/** By the name of the feed: what it has to tell. */
const expectedItems: Readonly<Record<string, (site: BuiltSite) => string[]>> = {
  'new-models': newModels,
  deprecations: retirements,
  changes,
};

const dayLength = 'YYYY-MM-DD'.length;

/** What a feed has to tell, and of which day: lines of address and day, by the catalog and the records beside it. */
function* checkItems(site: BuiltSite, file: string, { items }: Feed): Findings {
  const [name = ''] = file.split('.');
  const right = expectedItems[name]?.(site);
  if (right === undefined) return;
  const told = items.map(({ id, date }) => {
    const day = date === '' ? '' : new Date(date).toISOString().slice(0, dayLength);
    return `${id} of ${day}`;
  });
  const [wanted, said] = [new Set(right), new Set(told)];
  for (const line of [...wanted].filter((one) => !said.has(one)))
    yield finding('feed-item-wrong', file, `It lacks ${line}.`);
  if (name !== 'deprecations') return;
  for (const line of [...said].filter((one) => !wanted.has(one)))
    yield finding('feed-item-wrong', file, `It has ${line}, which no record has.`);
}

/** The day so many days before that of the site. */
function before({ date }: BuiltSite, days: number): string {
  return new Date(Date.parse(date) - days * 24 * 60 * 60 * 1000).toISOString().slice(0, dayLength);
}

function newModels(site: BuiltSite): string[] {
  return site.catalog.models
    .filter(({ life: { listed = '' } }) => listed >= before(site, 90) && listed <= site.date)
    .map((model) => `${wholeAddress(site.catalog, pagePath(model))}#released of ${model.life.listed ?? ''}`);
}

/** Of models that still stand there: one item for what changed on one day; the newest hundred are enough. */
function changes(site: BuiltSite): string[] {
  const known = site.changes
    .map((change) => ({ ...change, day: change.announced ?? change.date }))
    .filter(({ day }) => day <= site.date);
  const groups = [...Map.groupBy(known, ({ id, date }) => `${id} ${date}`).values()];
  const isKept = (group: typeof known) =>
    groups.length <= 100 || group.some(({ day }) => day >= before(site, 90));
  return groups.filter(isKept).flatMap((group) => {
    const [{ id, date } = { id: '', date: '' }] = group;
    const model = site.modelById.get(id);
    const [day] = group.map((one) => one.day).sort();
    return model === undefined
      ? []
      : [`${wholeAddress(site.catalog, pagePath(model))}#${date} of ${day ?? ''}`];
  });
}

/** Every model that goes, by the record of when a price check first found it so. */
function retirements(site: BuiltSite): string[] {
  return site.catalog.models
    .filter(({ life: { status, retires } }) => status === 'deprecated' || retires !== undefined)
    .flatMap((model) => {
      const { retires = 'unknown' } = model.life;
      const record = site.evidence?.leaving?.[model.id];
      return record?.retires === retires && record.known <= site.date
        ? [`${wholeAddress(site.catalog, pagePath(model))}#retires-${retires} of ${record.known}`]
        : [];
    });
}

/** Readers take an item without a day for new at every look. A model of which only the month is known is told as such. */
function undatedFault({ text }: Item): string | undefined {
  return /\breleased in [A-Z][a-z]+ \d{4}\.$/.test(text) ? undefined : 'is missing';
}

/** RSS writes dates as RFC 822 does ("Mon, 23 Nov 2026 00:00:00 GMT"), JSON Feed as RFC 3339. */
function itemDateFault(text: string, latest: string): string | undefined {
  if (/^\d{4}-/.test(text)) return dateFault(text, latest);
  const rfc822 =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/;
  const time = Date.parse(text);
  // What is written is what is meant: a wrong weekday shows a date that was put together by hand.
  if (!rfc822.test(text) || Number.isNaN(time) || !new Date(time).toUTCString().startsWith(text.slice(0, 16)))
    return `is "${text}", which is no date`;
  return dateFault(new Date(time).toISOString(), latest);
}

function* compareFeeds(feeds: readonly ReadFeed[]): Findings {
  // Feeds of one name are one feed in several formats.
  const byName = Map.groupBy(feeds, ({ file }) => file.replace(/\.\w+$/, ''));
  for (const [first, ...others] of byName.values()) {
    for (const other of others) {
      const texts = [first, other].map((read) =>
        read?.feed?.items.map(({ id, url, title, text }) => [id, url, title, text].join(' ')),
      );
      const [one = [], two = []] = texts;
      const differs = two.findIndex((text, index) => text !== one[index]);
      if (one.length !== two.length || differs >= 0) {
        yield finding(
          'feeds-differ',
          other.file,
          `${first?.file ?? ''} has ${one.length} items, this one ${two.length}; the first that differs is number ${differs + 1}.`,
        );
      }
    }
  }
}

// Reads the feeds of a site into what RSS and JSON Feed have in common.

export interface Item {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  /** As it is written in the feed. */
  readonly date: string;
}

export interface Feed {
  readonly title: string;
  readonly home: string;
  readonly self: string;
  readonly items: readonly Item[];
}

export interface ReadFeed {
  readonly file: string;
  readonly feed?: Feed;
  readonly fault?: string;
}

/** XML files with `<rss`, and JSON files that say they are feeds. */
function readFeeds({ files }: BuiltSite): ReadFeed[] {
  return [...files.paths].flatMap((file): ReadFeed[] => {
    if (file.startsWith('api/') || !/\.(?:xml|rss|json)$/.test(file)) return [];
    const text = files.read(file);
    const isRss = text.slice(0, 1000).includes('<rss');
    if (!isRss && !text.slice(0, 1000).includes('jsonfeed.org/version')) return [];
    try {
      return [{ file, feed: isRss ? rss(text) : json(text) }];
    } catch (error) {
      return [{ file, fault: error instanceof Error ? error.message : String(error) }];
    }
  });
}

function rss(text: string): Feed {
  const { title = '', link = '', atom, items = [] } = parseRssFeed(text);
  return {
    title,
    home: link,
    self: atom?.links?.find(({ rel }) => rel === 'self')?.href ?? '',
    items: items.map((item) => ({
      id: item.guid?.value ?? '',
      url: item.link ?? '',
      title: item.title ?? '',
      text: item.description ?? '',
      date: item.pubDate ?? '',
    })),
  };
}

function json(text: string): Feed {
  const { title = '', home_page_url: home = '', feed_url: self = '', items = [] } = parseJsonFeed(text);
  return {
    title,
    home,
    self,
    items: items.map((item) => ({
      id: item.id ?? '',
      url: item.url ?? '',
      title: item.title ?? '',
      text: item.content_text ?? item.content_html ?? '',
      date: item.date_published ?? '',
    })),
  };
}
