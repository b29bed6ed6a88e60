/** Finds entries: the very name first, then what has every word, then what has them with a slip of the finger. */
import type { SearchEntry } from '#pricing/search-entry.ts';
import { createReader, type Part } from './query.ts';
import { synonyms } from './synonyms.ts';
import { hasDigit, majorsIn, slipsIn, squeeze, swaps, termsIn, wordsIn } from './tokens.ts';
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';

export interface SearchEngine {
  /** The best first; all that fit. */
  find(query: string): SearchEntry[];
}

/** How an entry was found, best first; below them only what is like it. */
const ranks = { spelled: 6, words: 3, slips: 2, someWords: 1 } as const;

/** What is looked through. Ids count for what the title does not say, else a model with more ids would win. */
function fieldsOf(entry: SearchEntry) {
  const { title, id = '', aliases = [], about = [], headings = [], words = '' } = entry;
  const said = new Set(termsIn(title));
  const ids = new Set(wordsIn([id, ...aliases].join(' ')).filter((word) => !said.has(word)));
  return {
    title,
    majors: majorsIn(title).join(' '),
    ids: [...ids].join(' '),
    about: about.join(' '),
    headings: headings.join(' '),
    words,
  };
}

type Indexed = ReturnType<typeof fieldsOf> & { readonly place: number };

const options: SearchOptions = {
  boost: { title: 6, majors: 2, ids: 4, about: 2, headings: 1, words: 0.3 },
  weights: { prefix: 0.6, fuzzy: 0.4 },
  // Without regard to length: a long name is no worse than a short one, and equals keep the catalog's order.
  bm25: { k: 1.2, b: 0, d: 0.5 },
  // A version is not the beginning of another: "2" is the major of "2.5", but nothing of "20".
  prefix: (term) => !/^\d+$/.test(term),
};

/** Makes the index; some milliseconds for hundreds of models, tenths of a second for thousands. */
export function createEngine(entries: readonly SearchEntry[]): SearchEngine {
  const vocabulary = new Set<string>();
  const index = new MiniSearch<Indexed>({
    idField: 'place',
    fields: ['title', 'majors', 'ids', 'about', 'headings', 'words'],
    tokenize: (text) => {
      const terms = termsIn(text);
      for (const term of terms) vocabulary.add(term);
      return terms;
    },
    // Terms are in lower case already.
    processTerm: (term) => term,
    searchOptions: {
      ...options,
      tokenize: (text) => [text],
      // A comparison names two models; who looks for one of them means the model.
      boostDocument: (place) => (entries[place as number]?.kind === 'Comparison' ? 0.4 : 1),
    },
  });
  index.addAll(entries.map((entry, place) => ({ ...fieldsOf(entry), place })));
  const names = entries.map(namesOf);
  const understand = createReader(vocabulary);
  const lists = entries.filter(({ kind }) => kind === 'List');
  const kinds = lists.map(({ about = [] }) => about[0] ?? '');

  /** Each word, or what it becomes when two neighbouring letters are swapped. */
  function orSwapped(term: string): Query {
    const slips = slipsIn(term);
    const swapped = hasDigit(term) ? [] : swaps(term).filter((one) => vocabulary.has(one));
    return { combineWith: 'OR', queries: [{ queries: [term], fuzzy: slips }, ...swapped] };
  }

  /** The words of a part of a query, or those of what it means. */
  function orMeant({ words, meant }: Part, asQuery: (term: string) => Query): Query {
    const ways = [words, ...meant.map(termsIn)];
    return {
      combineWith: 'OR',
      queries: ways.map((way) => ({ combineWith: 'AND', queries: way.map(asQuery) })),
    };
  }

  /** What nobody looks for stands below what somebody may, unless it was asked for by its name. */
  function shelfOf(place: number, rank: number): number {
    const entry = entries[place];
    if (entry === undefined || rank >= ranks.spelled + fits.is) return shelves.first;
    if (entry.retired === true) return shelves.retired;
    return entry.kind === 'Model' && entry.place === undefined ? shelves.unpriced : shelves.first;
  }

  function find(query: string): SearchEntry[] {
    const { parts, byPrice, spellings } = understand(query);
    if (parts.length === 0) return byPrice ? lists : [];
    const scores = new Map<number, readonly [rank: number, score: number]>();
    const add = (rank: number, found: readonly { id: number; score: number }[]) => {
      for (const { id, score } of found) {
        if (!scores.has(id)) scores.set(id, [rank, score]);
      }
    };
    for (const [place, own] of names.entries()) {
      const fit = Math.max(...spellings.map((spelling) => fitOf(own, spelling)));
      // All that begin alike keep the catalog's order.
      if (fit > fits.no) scores.set(place, [ranks.spelled + fit, 0]);
    }
    const asTyped = (term: string): Query => term;
    add(
      ranks.words,
      index.search({ combineWith: 'AND', queries: parts.map((part) => orMeant(part, asTyped)) }),
    );
    if (scores.size < enough) {
      add(
        ranks.slips,
        index.search({ combineWith: 'AND', queries: parts.map((part) => orMeant(part, orSwapped)) }),
      );
    }
    if (scores.size === 0) {
      add(
        ranks.someWords,
        index.search({ combineWith: 'OR', queries: parts.map((part) => orMeant(part, orSwapped)) }),
      );
    }
    // The kind that was asked for by its name comes before others.
    const named = new Set(
      [...scores].flatMap(([place, [rank]]) =>
        isNamedList(place, rank) ? (entries[place]?.about ?? []) : [],
      ),
    );
    const found = [...scores].map(([place, [rank, score]]) => ({
      place,
      order: [shelfOf(place, rank), ...(byPrice ? priceOrder(place, rank, named) : []), -rank, -score, place],
    }));
    return found.sort((a, b) => inOrder(a.order, b.order)).flatMap(({ place }) => entries[place] ?? []);
  }

  function isNamedList(place: number, rank: number): boolean {
    return entries[place]?.kind === 'List' && rank >= ranks.spelled + fits.is;
  }

  /** A list that was named, then models by kind and price, then all else. @param named kinds that were named */
  function priceOrder(at: number, rank: number, named: ReadonlySet<string>): number[] {
    if (isNamedList(at, rank)) return [0, 0, 0];
    const { place, about: [, kind = ''] = [] } = entries[at] ?? {};
    if (place === undefined) return [2, 0, 0];
    return [1, named.has(kind) ? -1 : kinds.indexOf(kind), place];
  }

  return { find };
}

/** What nobody looks for comes last. */
const shelves = { first: 0, unpriced: 1, retired: 2 } as const;

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) {
    const difference = one - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** With so many found as they were typed, nobody meant something else. */
const enough = 3;

/** From no spelling of it to the very name. */
export const fits = { no: 0, begins: 1, beginsWithVersion: 2, is: 3 } as const;
export type Fit = (typeof fits)[keyof typeof fits];

/** Every way to name an entry: its title, its ids whole and without their first parts, what readers call such a thing. */
function namesOf({ kind, title, id, aliases = [], about: [what = ''] = [] }: SearchEntry): string[] {
  const ids = [...(id === undefined ? [] : [id]), ...aliases].flatMap((one) => {
    const parts = one.split('/');
    return parts.map((_, from) => parts.slice(from).join('/'));
  });
  // "4.5" is typed for the version of an id that has "4-5".
  const pointed = ids.map((one) => one.replaceAll(/(?<=\d)[-_:](?=\d)/g, '.'));
  const called = kind === 'Model' ? [] : [what, ...(synonyms[what] ?? [])];
  const names = [title, ...ids, ...pointed, ...called].map(squeeze).filter((name) => name !== '');
  // "gemini25pro" is typed, too.
  return [...new Set([...names, ...names.map((name) => name.replaceAll('.', ''))])];
}

/** @param names of {@link namesOf} @param query squeezed */
function fitOf(names: readonly string[], query: string): Fit {
  if (query === '') return fits.no;
  if (names.includes(query)) return fits.is;
  const rests = names.filter((name) => name.startsWith(query)).map((name) => name.slice(query.length));
  if (!/\d$/.test(query)) return rests.length > 0 ? fits.begins : fits.no;
  // "gpt5" begins "gpt5mini" and, less so, "gpt5.4", but never "gpt54".
  if (rests.some((rest) => /^[^\d.]/.test(rest))) return fits.beginsWithVersion;
  return rests.some((rest) => rest.startsWith('.')) ? fits.begins : fits.no;
}
