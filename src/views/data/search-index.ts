/** What the search in the browser looks through: models with their prices, providers, kinds, guides and pages. */
import { modalityAddress, modelAddress, providerAddress } from '#address.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import type { SearchEntry, SearchFigure, SearchIndex } from '#pricing/search-entry.ts';
import type { Page } from '#views/page/blocks.ts';
import { modalitiesOf, providersOf } from '#views/words/catalog-groups.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { headingsOf, textOf } from '#guides/tree.ts';
import { plainText, type Inlines } from '#views/page/inline.ts';
import { servedCount } from '#views/lists/list-parts.ts';
import { displayName, shortPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** @param pages every page of the site; those that list or describe models are found as what they are about */
export function searchIndex(site: Site, pages: Iterable<Page>): SearchIndex {
  return {
    entries: [
      ...site.catalog.models.map((model) => modelEntry(site, model)),
      ...providersOf(site).map(({ provider, models }): SearchEntry => ({
        kind: 'Provider',
        title: provider.name,
        path: providerAddress(provider.id),
        aliases: [provider.id],
        note: [servedCount(site, models)],
      })),
      ...modalitiesOf(site).map(({ modality, models }): SearchEntry => ({
        kind: 'List',
        title: modalities[modality].title,
        path: modalityAddress(modality),
        about: [modality],
        note: [servedCount(site, models)],
      })),
      ...guidesOf(site).map((guide): SearchEntry => ({
        kind: 'Guide',
        title: guide.frontmatter.title,
        path: guide.path,
        headings: headingsOf(guide.tree),
        words: distinctWords(`${guide.frontmatter.description} ${textOf(guide.tree)}`),
      })),
      ...[...pages].flatMap(pageEntries),
    ],
  };
}

function modelEntry(site: Site, model: Model): SearchEntry {
  const { id, aliases, provider, modality, capabilities } = model;
  return {
    kind: 'Model',
    title: displayName(site, model),
    path: modelAddress(model),
    id,
    ...(aliases.length > 0 && { aliases: aliases.map((alias) => alias.id) }),
    about: [provider.name, modality, ...capabilities],
    note: noteOf(shortPrice(site, model)),
    ...(!site.lifecycle(model).isServed && { retired: true }),
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
  const { kind, path, heading, sections } = page;
  if (foundOtherwise.includes(kind)) return [];
  // Each code has its own section, which is what is looked for.
  if (kind === 'errors') {
    return [
      { kind: 'Page', title: heading, path, about: [kind] },
      ...sections.map(({ id, title }): SearchEntry => ({ kind: 'Error', title, path: `${path}#${id}` })),
    ];
  }
  const headings = kind === 'questions' || kind === 'models' ? [] : sections.map(({ title }) => title);
  return [
    {
      kind: kind === 'versus' ? 'Comparison' : 'Page',
      title: heading,
      path,
      about: [kind],
      ...(headings.length > 0 && { headings }),
    },
  ];
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
