/** What the search in the browser looks through: models with their prices, providers, lists, guides and pages. */
import { modalityAddress, modelAddress, providerAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { ratesOn } from '#pricing/rates.ts';
import { type SearchEntry, type SearchFigure, type SearchIndex } from '#pricing/search-entry.ts';
import { cheapestFirst } from '#views/lists/model-table.ts';
import type { Filter, Page } from '#views/page/blocks.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { headingsOf, textOf } from '#guides/tree.ts';
import { plainText, type Inlines } from '#views/page/inline.ts';
import { servedCount } from '#views/lists/list-parts.ts';
import { displayName, longDate, shortPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** @param pages every page of the site; those that list or describe models are found as what they are about */
export function searchIndex(site: Site, pages: Iterable<Page>): SearchIndex {
  const places = placesOf(site);
  return {
    entries: [
      ...site.catalog.models.map((model) => modelEntry(site, model, places.get(model))),
      ...providersOf(site).map(({ provider, models }): SearchEntry => ({
        kind: 'Provider',
        title: provider.name,
        path: providerAddress(provider.id),
        aliases: [provider.id],
        note: [servedCount(site, models)],
      })),
      ...modalitiesOf(site).map(({ modality, models }): SearchEntry => ({
        kind: 'List',
        title: `${modalities[modality].title} by price`,
        path: modalityAddress(modality),
        about: [modality],
        note: [servedCount(site, models)],
      })),
      ...guidesOf(site).map((guide): SearchEntry => ({
        kind: 'Guide',
        title: guide.frontmatter.title,
        path: guide.path,
        about: [guide.name],
        headings: headingsOf(guide.tree),
        words: distinctWords(`${guide.frontmatter.description} ${textOf(guide.tree)}`),
      })),
      ...[...pages].flatMap(pageEntries),
    ],
  };
}

/** Where models stand in the list of their kind; of those without a price or no longer served, nothing. */
function placesOf(site: Site): ReadonlyMap<Model, number> {
  const places = new Map<Model, number>();
  for (const { models } of modalitiesOf(site)) {
    const served = cheapestFirst(site, models).filter((model) => site.lifecycle(model).isServed);
    for (const [index, model] of served.entries()) {
      if (model.pricing.kind === 'free') places.set(model, 0);
      else if (headline(model, site.date) !== undefined) places.set(model, index + 1);
    }
  }
  return places;
}

function modelEntry(site: Site, model: Model, place: number | undefined): SearchEntry {
  const { id, aliases, provider, modality, capabilities } = model;
  const { retires, isServed } = site.lifecycle(model);
  return {
    kind: 'Model',
    title: displayName(site, model),
    path: modelAddress(model),
    id,
    ...(aliases.length > 0 && { aliases: aliases.map((alias) => alias.id) }),
    about: [
      provider.name,
      modality,
      ...capabilities,
      ...new Set(ratesOn(model, site.date).flatMap(({ when }) => when.service ?? [])),
      ...(place === 0 ? ['free'] : []),
    ],
    ...(place !== undefined && { place }),
    note: noteOf(shortPrice(site, model)),
    ...(isServed && retires !== undefined && { ends: `retires ${longDate(retires)}` }),
    ...(!isServed && { retired: true }),
  };
}

/** The words and figures of a price, in their order. */
function noteOf(price: Inlines): (string | SearchFigure)[] {
  return price.map((part) => {
    if (typeof part === 'string') return part;
    return 'key' in part ? { text: part.text, key: part.key } : plainText([part]);
  });
}

/** Kinds of page that are found as models, providers, lists and guides. */
const foundOtherwise: readonly string[] = ['home', 'model', 'provider', 'modality', 'guide'];

function pageEntries(page: Page): SearchEntry[] {
  const { kind, path, heading, sections, continues } = page;
  if (foundOtherwise.includes(kind) || continues !== undefined) return [];
  if (kind === 'versus') return [{ kind: 'Comparison', title: heading, path, about: [kind] }];
  const headings = kind === 'questions' || kind === 'models' ? [] : sections.map(({ title }) => title);
  return [
    { kind: 'Page', title: heading, path, about: [kind], ...(headings.length > 0 && { headings }) },
    ...filtersOn(page).flatMap((filter) => filterEntries(path, filter)),
  ];
}

function filtersOn({ kind, sections }: Page): readonly Filter[] {
  if (kind !== 'models') return [];
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? (block.sorting?.finder?.filters ?? []) : []));
}

/** The table of all models with one filter set: by context, the longest first, by ability and by status. */
function filterEntries(path: string, { name, options }: Filter): SearchEntry[] {
  const entry = (value: string, title: string, about: readonly string[]): SearchEntry => ({
    kind: 'Filter',
    title,
    path: `${path}?${name}=${value}`,
    about,
  });
  if (name === 'status') return options.map(({ value, label }) => entry(value, `Status: ${label}`, [value]));
  if (name === 'can') return options.map(({ value, label }) => entry(value, label, [value]));
  if (name !== 'context') return [];
  return options
    .map(({ value, label }) =>
      entry(value, `Context of ${label} or more`, [name, ...shortCounts(Number(value))]),
    )
    .toReversed();
}

/** As people write a round count: 128000 as "128k", 1000000 as "1000k" and "1m". */
function shortCounts(value: number): string[] {
  return [
    [1000, 'k'],
    [1_000_000, 'm'],
  ].flatMap(([per, sign]) =>
    value % Number(per) === 0 ? [`${String(value / Number(per))}${String(sign)}`] : [],
  );
}

/** Words too common to tell guides apart. */
const common = new Set(
  'the and for not are you was can has its one that this with from have what which when each they them their there then than your more most only also into does about would could other every because'.split(
    ' ',
  ),
);

/** The distinct words of a text of three letters and more, in their order. */
function distinctWords(text: string): string {
  const words = text.toLowerCase().match(/[a-z][a-z-]{2,}/g) ?? [];
  return [...new Set(words.filter((word) => !common.has(word)))].join(' ');
}
