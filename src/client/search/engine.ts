/** Finds entries: the very name first, then what has every word, then what has them with a slip of the finger. */
import type { SearchEntry } from '#pricing/search-entry.ts';
import { hasDigit, majorsIn, queryWords, squeeze, swaps, termsIn, wordsIn } from './tokens.ts';
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';

export interface SearchEngine {
  /** The best first; all that fit. */
  find(query: string): SearchEntry[];
}

/** How an entry was found, best first; below them only what is like it. */
const ranks = { spelled: 6, words: 3, slips: 2, someWords: 1 } as const;

/** A slip or two in a long word, one in a short word, none in a very short one. */
function slipsIn(term: string): number {
  if (hasDigit(term) || term.length < 4) return 0;
  return term.length < 7 ? 1 : 2;
}

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

  /** Each word, or what it becomes when two neighbouring letters are swapped. */
  function orSwapped(term: string): Query {
    const slips = slipsIn(term);
    const swapped = hasDigit(term) ? [] : swaps(term).filter((one) => vocabulary.has(one));
    return { combineWith: 'OR', queries: [{ queries: [term], fuzzy: slips }, ...swapped] };
  }

  /** What is no longer served comes last, unless it was asked for by its name. */
  function isGone(place: number, rank: number): number {
    return entries[place]?.retired === true && rank < ranks.spelled + fits.is ? 1 : 0;
  }

  function find(query: string): SearchEntry[] {
    const words = queryWords(query);
    if (words.length === 0) return [];
    const scores = new Map<number, readonly [rank: number, score: number]>();
    const add = (rank: number, found: readonly { id: number; score: number }[]) => {
      for (const { id, score } of found) if (!scores.has(id)) scores.set(id, [rank, score]);
    };
    // What is typed, and what is left of it without the words of a question.
    const spellings = [...new Set([squeeze(query), squeeze(words.join(' '))])];
    for (const [place, own] of names.entries()) {
      const fit = Math.max(...spellings.map((spelling) => fitOf(own, spelling)));
      // All that begin alike keep the catalog's order.
      if (fit > fits.no) scores.set(place, [ranks.spelled + fit, 0]);
    }
    add(ranks.words, index.search({ combineWith: 'AND', queries: words }));
    if (scores.size < enough) {
      add(ranks.slips, index.search({ combineWith: 'AND', queries: words.map(orSwapped) }));
    }
    if (scores.size === 0) {
      add(ranks.someWords, index.search({ combineWith: 'OR', queries: words.map(orSwapped) }));
    }
    return [...scores]
      .sort(([a, [aRank, aScore]], [b, [bRank, bScore]]) => {
        return isGone(a, aRank) - isGone(b, bRank) || bRank - aRank || bScore - aScore || a - b;
      })
      .flatMap(([place]) => entries[place] ?? []);
  }

  return { find };
}

/** With so many found as they were typed, nobody meant something else. */
const enough = 3;

/** From no spelling of it to the very name. */
export const fits = { no: 0, begins: 1, beginsWithVersion: 2, is: 3 } as const;
export type Fit = (typeof fits)[keyof typeof fits];

/** Every way to name an entry: its title, its ids whole and without their first parts. */
function namesOf({ title, id, aliases = [] }: SearchEntry): string[] {
  const ids = [...(id === undefined ? [] : [id]), ...aliases].flatMap((one) => {
    const parts = one.split('/');
    return parts.map((_, from) => parts.slice(from).join('/'));
  });
  // "4.5" is typed for the version of an id that has "4-5".
  const pointed = ids.map((one) => one.replaceAll(/(?<=\d)[-_:](?=\d)/g, '.'));
  const names = [title, ...ids, ...pointed].map(squeeze);
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
