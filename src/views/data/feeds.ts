/** Feeds: price changes, and models by the day of their release. */
import { address, modelAddress } from '#address.ts';
import { getRssString } from '@astrojs/rss';
import { isolated } from '#catalog/registry/text.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { changeAddress, changeSentence, dateWords } from '#views/model/history.ts';
import { amountsIn, plainText, say, type Inlines } from '#views/page/inline.ts';
import { displayName, longDate, shortPrice } from '#views/words/phrases.ts';
import { absolute, type Site } from '#views/site.ts';

/** The feeds; each stands at `/<name>.xml` as RSS and at `/<name>.json` as JSON Feed. */
export const feeds = [
  { name: 'changes', title: 'AI model price changes', home: address('changes/') },
  { name: 'new-models', title: 'New AI models and their prices', home: address('models/') },
] as const;

export type FeedName = (typeof feeds)[number]['name'];

/** Readers of feeds fetch them often and keep what they have seen: the newest are enough. */
const longest = 100;

/** One entry of a feed, printed. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  /** Carries the figures. */
  readonly title: string;
  readonly text: string;
  /** UTC day on which it became known, `YYYY-MM-DD`; undefined where only the month is known. */
  readonly date: string | undefined;
}

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Address of the page that says the same. */
  readonly home: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  /** The figures of the titles in reading order. */
  readonly figures: readonly Amount[];
}

type Entry = Omit<FeedItem, 'title'> & { readonly title: Inlines };

/** A feed with its figures. */
export function feedOf(site: Site, name: FeedName): Feed {
  const gateway = site.gateway.name;
  const { title, home } = feeds.find((feed) => feed.name === name) ?? feeds[0];
  const entries = (name === 'changes' ? changeEntries(site) : releaseEntries(site)).slice(0, longest);
  return {
    title: `${gateway}: ${title}`,
    description:
      name === 'changes'
        ? `How model prices change at ${gateway}`
        : `Models that ${gateway} lists, newest first`,
    home: absolute(site, home),
    items: entries.map((entry) => ({ ...entry, title: isolated(plainText(entry.title)) })),
    figures: entries.flatMap((entry) => amountsIn(entry.title)),
  };
}

function changeEntries(site: Site): Entry[] {
  const removedIds = new Set(site.catalog.removed.map(({ id }) => id));
  const known = site.history.flatMap((change) => {
    const day = change.announced ?? change.date;
    // A change to come of which nobody wrote down since when it is known waits for its day: an item without one is new
    // to some readers at every look.
    return day > site.date ? [] : [{ change, day }];
  });
  return known
    .toReversed()
    .sort(byDay)
    .map(({ change, day }) => {
      const url = absolute(site, changeAddress(site, change));
      const subject = removedIds.has(change.id) ? `${change.id}-` : '';
      return {
        id: `${url}#${subject}${change.meter}-${change.when ?? 'standard'}-${change.date}`,
        url,
        title: changeSentence(site, change),
        text: `${dateWords(site, change)}; known from ${change.source}.`,
        date: day,
      };
    });
}

/** The newest first. */
function byDay(one: { readonly day: string }, other: { readonly day: string }): number {
  return one.day < other.day ? 1 : one.day > other.day ? -1 : 0;
}

function releaseEntries(site: Site): Entry[] {
  return site.catalog.models
    .flatMap((model) => {
      const { isServed, listed, released } = site.lifecycle(model);
      const day = listed ?? released;
      return !isServed || day === undefined ? [] : [{ model, day, listed, released }];
    })
    .filter(({ day }) => day <= site.date)
    .sort(byDay)
    .map(({ model, day, listed, released }) => {
      const url = absolute(site, modelAddress(model));
      const isDay = (date: string) => date.length === 'YYYY-MM-DD'.length;
      const known = [
        ...(listed === undefined ? [] : [`listed here on ${longDate(listed)}`]),
        ...(released === undefined
          ? []
          : [`released ${isDay(released) ? 'on' : 'in'} ${longDate(released)}`]),
      ];
      return {
        id: `${url}#released`,
        url,
        title: say`${displayName(site, model)}: ${lowerFirst(shortPrice(site, model))}`,
        text: `${nameOfKind(model)} by ${model.provider.name}, ${known.join(', ')}.`,
        date: isDay(day) ? day : undefined,
      };
    });
}

function nameOfKind({ modality }: Model): string {
  const { noun } = modalities[modality];
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** A price in words, "Price not known", goes on behind a colon. */
function lowerFirst(words: Inlines): Inlines {
  const [first, ...rest] = words;
  return typeof first === 'string' ? [first.charAt(0).toLowerCase() + first.slice(1), ...rest] : words;
}

/** The JSON Feed 1.1 of a feed. @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(site: Site, name: FeedName) {
  const { title, description, home, items } = feedOf(site, name);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: absolute(site, address(`${name}.json`)),
    language: 'en',
    authors: [{ name: site.gateway.name, url: site.gateway.url }],
    items: items.map(({ id, url, title: itemTitle, text, date }) => ({
      id,
      url,
      title: itemTitle,
      content_text: text,
      ...(date !== undefined && { date_published: `${date}T00:00:00Z` }),
    })),
  };
}

/** The RSS 2.0 of a feed. */
export function rssFeed(site: Site, name: FeedName): Promise<string> {
  const { title, description, home, items } = feedOf(site, name);
  return getRssString({
    title,
    description,
    site: home,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    items: items.map(({ id, url, title: itemTitle, text, date }) => ({
      title: itemTitle,
      description: text,
      link: url,
      ...(date !== undefined && { pubDate: new Date(`${date}T00:00:00Z`) }),
      customData: `<guid isPermaLink="false">${id.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</guid>`,
    })),
    customData: `<language>en</language><atom:link href="${absolute(site, address(`${name}.xml`))}" rel="self" type="application/rss+xml"/>`,
  });
}
