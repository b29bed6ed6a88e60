/** Feeds of price changes. */
import type { Amount } from '#pricing/amount.ts';
import { changeSentence, dateWords } from './history.ts';
import { amountsIn, plainText } from './inline.ts';
import { absolute } from './json-ld.ts';
import { modelPath, type Site } from './site.ts';

/** One entry of a feed, printed. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  /** Carries the figures. */
  readonly title: string;
  readonly text: string;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
}

/** The newest changes first, with the figures of their titles in reading order. */
export function changeFeed(site: Site): { items: FeedItem[]; figures: Amount[] } {
  const sentences = site.history
    .toReversed()
    .map((change) => ({ change, sentence: changeSentence(site, change) }));
  const items = sentences.map(({ change, sentence }): FeedItem => {
    const url = absolute(site, modelPath(site.model(change.id)));
    return {
      id: `${url}#${change.meter}-${change.when ?? 'standard'}-${change.date}`,
      url,
      title: plainText(sentence),
      text: `${dateWords(site, change)}; known from ${change.source}.`,
      date: change.date,
    };
  });
  return { items, figures: sentences.flatMap(({ sentence }) => amountsIn(sentence)) };
}

/** The JSON Feed 1.1. @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(site: Site) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.gateway.name}: AI model price changes`,
    home_page_url: absolute(site, '/changes/'),
    feed_url: absolute(site, '/changes.json'),
    language: 'en',
    items: changeFeed(site).items.map(({ id, url, title, text, date }) => ({
      id,
      url,
      title,
      content_text: text,
      date_published: `${date}T00:00:00Z`,
    })),
  };
}
