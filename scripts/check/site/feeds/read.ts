/** Reads the feeds of a site into what RSS and JSON Feed have in common. */
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { BuiltSite } from '../built-site.ts';

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
export function readFeeds({ files }: BuiltSite): ReadFeed[] {
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
