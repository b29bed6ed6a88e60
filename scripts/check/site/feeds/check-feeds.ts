/** The feeds: they parse, each item has what readers need, and both formats have the same items. */
import { fileOf, localPath, type BuiltSite } from '../built-site.ts';
import { dateFault } from '../dates.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';
import type { PartKind } from '../part.ts';
import { readFeeds, type Feed, type ReadFeed } from './read.ts';

export const feedsPart: PartKind = {
  groups: ['feeds'],
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
          if (!linked.has(file)) yield finding('feed-unlinked', file, 'No page links to it in its head.');
        }
        yield* compareFeeds(feeds);
      },
    };
  },
};

function feedAddresses({ elements }: HtmlPage): string[] {
  return elements
    .filter((element) => isTag(element, 'link') && element.getAttribute('rel') === 'alternate')
    .filter((element) => /rss|atom|feed/.test(element.getAttribute('type') ?? ''))
    .map((element) => element.getAttribute('href') ?? '');
}

function* checkFeed(site: BuiltSite, file: string, feed: Feed): Iterable<SiteFinding> {
  const right = new URL(`/${file}`, site.catalog.gateway.url).href;
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
    // Announced changes have no date yet: their words name it.
    for (const name of ['id', 'url', 'title', 'text'] as const)
      if (item[name] === '') yield finding('feed-field-missing', file, `${place} has no ${name}.`);
    if (item.id !== '' && ids.has(item.id))
      yield finding('feed-id-duplicate', file, `${place} has the id ${item.id} of another item.`);
    ids.add(item.id);
    const fault = item.date === '' ? undefined : itemDateFault(item.date, site.date);
    if (fault !== undefined) yield finding('feed-date-wrong', file, `The date of ${place} ${fault}.`);
  }
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

function* compareFeeds(feeds: readonly ReadFeed[]): Iterable<SiteFinding> {
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
