/** Feeds: price changes, new models, and models that go; and one of each model that has something to tell. */
import { address, modelAddress, modelFeedAddress } from '#address.ts';
import { getRssString } from '@astrojs/rss';
import { isolated } from '#catalog/registry/text.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model, PriceChange } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { keptPer } from '#pricing/kept.ts';
import { enumerated } from '#pricing/words.ts';
import { changeAddress, changeSentence, changeWords, dateWords } from '#views/model/history.ts';
import { amountsIn, plainText, say, type Inlines } from '#views/page/inline.ts';
import { displayName, longDate, shortPrice } from '#views/words/phrases.ts';
import { absolute, type Site } from '#views/site.ts';
import { adviceOf } from './deprecations.ts';

/** The feeds of the site; each stands at `/<name>.xml` as RSS and at `/<name>.json` as JSON Feed. */
export const feeds = [
  { name: 'changes', title: 'AI model price changes', home: address('changes/') },
  { name: 'new-models', title: 'New AI models and their prices', home: address('models/') },
  { name: 'deprecations', title: 'AI model deprecations', home: address('deprecations/') },
] as const;

export type FeedName = (typeof feeds)[number]['name'];

/** Readers of feeds fetch them often and keep what they have seen: the newest are enough. */
const longest = 100;

/** Of as many days, everything stays: a catalog may grow by more than {@link longest} at once. */
const daysKept = 90;

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
  const [entries, description] = {
    changes: () => [changeEntries(site, site.history), `How model prices change at ${gateway}`] as const,
    'new-models': () => [newEntries(site), `Models that ${gateway} lists, newest first`] as const,
    deprecations: () =>
      [retirementEntries(site), `Models that ${gateway} stops serving, as it becomes known`] as const,
  }[name]();
  return printed(site, { title: `${gateway}: ${title}`, description, home }, entries);
}

/**
 * The feed of one model: how its prices change, and that it goes. Undefined where there is nothing to tell yet, so that a
 * large catalog has no thousands of empty files.
 */
export function modelFeed(site: Site, model: Model): Feed | undefined {
  const entries = [
    ...changeEntries(
      site,
      site.history.filter(({ id }) => id === model.id),
    ),
    ...retirementEntries(site, [model]),
  ].sort(byDate);
  if (entries.length === 0) return undefined;
  const name = displayName(site, model);
  return printed(
    site,
    {
      title: `${site.gateway.name}: ${name} pricing`,
      description: `Price changes and the last day of ${name} at ${site.gateway.name}`,
      home: modelAddress(model),
    },
    entries,
  );
}

/** The models with a feed of their own. */
export const modelsWithFeed = keptPer(
  (site: Site): ReadonlySet<Model> =>
    new Set(site.catalog.models.filter((model) => modelFeed(site, model) !== undefined)),
);

function printed(
  site: Site,
  { title, description, home }: Pick<Feed, 'title' | 'description' | 'home'>,
  all: readonly Entry[],
): Feed {
  const since = daysBefore(site.date, daysKept);
  const entries = all.filter(({ date = '' }, index) => index < longest || date >= since);
  return {
    title,
    description,
    home: absolute(site, home),
    items: entries.map((entry) => ({ ...entry, title: isolated(plainText(entry.title)) })),
    figures: entries.flatMap((entry) => amountsIn(entry.title)),
  };
}

/** More changes than these in one title are no longer read. */
const mostTold = 3;

/** One item for all that changed of a model on one day, as it became known. */
function changeEntries(site: Site, history: readonly PriceChange[]): Entry[] {
  const removedIds = new Set(site.catalog.removed.map(({ id }) => id));
  const known = history.flatMap((change) => {
    const day = change.announced ?? change.date;
    // A change to come of which nobody wrote down since when it is known waits for its day: an item without one is new
    // to some readers at every look.
    return day > site.date ? [] : [{ change, day }];
  });
  const groups = Map.groupBy(known.toReversed(), ({ change: { id, date } }) => `${id} ${date}`);
  return [...groups.values()]
    .flatMap((group) => {
      const changes = group.map(({ change }) => change);
      // Those of no condition say most.
      const [first, ...others] = changes.toSorted(
        (one, other) => Number(one.when !== undefined) - Number(other.when !== undefined),
      );
      return first === undefined
        ? []
        : [{ first, others, day: group.map(({ day }) => day).sort()[0] ?? first.date }];
    })
    .sort(byDay)
    .map(({ first, others, day }) => {
      const url = absolute(site, changeAddress(site, first));
      const subject = removedIds.has(first.id) ? `${first.id}-` : '';
      const told = others.slice(0, mostTold - 1);
      const more = others.length - told.length;
      return {
        id: `${url}#${subject}${first.date}`,
        url,
        title: [
          changeSentence(site, first),
          ...told.map((change) => uncapitalised(changeWords(site, change))),
        ].flatMap((words, index) => (index === 0 ? words : ['; ', ...words])),
        text: `${dateWords(site, first)}${more === 0 ? '' : `, with ${String(more)} more ${more === 1 ? 'price' : 'prices'}`}; known from ${sourcesOf([first, ...others])}.`,
        date: day,
      };
    });
}

function sourcesOf(changes: readonly PriceChange[]): string {
  return enumerated([...new Set(changes.flatMap(({ source }) => source.split(', ')))]);
}

/**
 * The models that go, by the day on which that became known: it is recorded by the price check, and an item waits for it.
 * @param models which of them
 */
function retirementEntries(site: Site, models: readonly Model[] = site.catalog.models): Entry[] {
  return models
    .flatMap((model) => {
      const { stays, isServed, retires, replacement } = site.lifecycle(model);
      const record = site.evidence?.leaving?.[model.id];
      const isRecorded = record?.retires === (retires ?? 'unknown') && record.known <= site.date;
      return stays || record === undefined || !isRecorded
        ? []
        : [{ model, day: record.known, isServed, retires, replacement }];
    })
    .sort((one, other) => byDay(one, other) || ((one.retires ?? '9') < (other.retires ?? '9') ? -1 : 1))
    .map(({ model, day, isServed, retires, replacement }) => {
      const url = absolute(site, modelAddress(model));
      const name = displayName(site, model);
      return {
        id: `${url}#retires-${retires ?? 'unknown'}`,
        url,
        title: [
          retires === undefined
            ? `${name} is deprecated`
            : `${name} ${isServed ? 'retires' : 'retired'} on ${longDate(retires)}`,
        ],
        text:
          retires === undefined
            ? `Nobody has said when requests for ${model.id} fail. ${adviceOf(replacement)}`
            : `From this day on, requests for ${model.id} fail. ${adviceOf(replacement)}`,
        date: day,
      };
    });
}

/** By the dates of items, the newest first. */
function byDate({ date: one = '' }: Entry, { date: other = '' }: Entry): number {
  return one < other ? 1 : Number(one > other) * -1;
}

/** A UTC day so many before another. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The newest first. */
function byDay(one: { readonly day: string }, other: { readonly day: string }): number {
  return one.day < other.day ? 1 : one.day > other.day ? -1 : 0;
}

/** Models by the day on which they came here; by that of their release where nobody wrote it down. */
function newEntries(site: Site): Entry[] {
  return (
    site.catalog.models
      .flatMap((model) => {
        const { isServed, listed, released } = site.lifecycle(model);
        const day = listed ?? released;
        // What came and is gone since stays an item that says so.
        return (!isServed && listed === undefined) || day === undefined
          ? []
          : [{ model, day, listed, released }];
      })
      .filter(({ day }) => day <= site.date)
      // Of one day, the newest models first.
      .sort(
        (one, other) =>
          byDay(one, other) || byDay({ day: one.released ?? '' }, { day: other.released ?? '' }),
      )
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
          title: say`${displayName(site, model)}: ${uncapitalised(shortPrice(site, model))}`,
          text: `${nameOfKind(model)} by ${model.provider.name}, ${known.join(', ')}.`,
          date: isDay(day) ? day : undefined,
        };
      })
  );
}

function nameOfKind({ modality }: Model): string {
  const { noun } = modalities[modality];
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** A price in words, "Price not known", goes on behind a colon. */
function uncapitalised(words: Inlines): Inlines {
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
  return rssOf(site, feedOf(site, name), address(`${name}.xml`));
}

/** The same of the feed of a model. */
export function modelRss(site: Site, model: Model): Promise<string> {
  const feed = modelFeed(site, model);
  if (feed === undefined) throw new Error(`There is nothing to tell of ${model.id}.`);
  return rssOf(site, feed, modelFeedAddress(model));
}

/** @param self where it stands */
function rssOf(site: Site, { title, description, home, items }: Feed, self: string): Promise<string> {
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
    customData: `<language>en</language><atom:link href="${absolute(site, self)}" rel="self" type="application/rss+xml"/>`,
  });
}
