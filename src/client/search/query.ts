/** Reads what was typed: which of its words belong together, what they mean here, and what they ask for. */
import MiniSearch from 'minisearch';
import { cheapest, synonyms } from './synonyms.ts';
import { asides, hasDigit, slipsIn, squeeze, swaps, wordsIn } from './tokens.ts';

/** Words that are looked up together, and what else they may be called. */
export interface Part {
  readonly words: readonly string[];
  readonly meant: readonly string[];
}

export interface Understood {
  /** All of them have to be found; none when nothing is left to look for. */
  readonly parts: readonly Part[];
  /** Whether the cheapest is asked for. */
  readonly byPrice: boolean;
  /** What a name may be spelled like, squeezed: as it is typed, and without what says nothing. */
  readonly spellings: readonly string[];
}

/** What a phrase means; nothing where it only says how to order. */
const phrases = new Map<string, string[]>(cheapest.map((phrase) => [phrase, []]));
for (const [meaning, said] of Object.entries(synonyms)) {
  for (const phrase of said) phrases.set(phrase, [...(phrases.get(phrase) ?? []), meaning]);
}
const longest = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));

/** @param vocabulary every word of the index: what is among them is no slip of the finger */
export function createReader(vocabulary: ReadonlySet<string>): (query: string) => Understood {
  const spoken = new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')));
  const known = new Set([...vocabulary, ...spoken]);
  const near = new MiniSearch<{ id: string; word: string }>({
    fields: ['word'],
    processTerm: (term) => term,
  });
  near.addAll([...known].filter((word) => !hasDigit(word)).map((word) => ({ id: word, word })));

  /** The word that was meant by one that nobody says. */
  function corrected(word: string): string {
    if (known.has(word) || hasDigit(word) || near.search(word, { prefix: true }).length > 0) return word;
    const swapped = swaps(word).find((one) => known.has(one));
    const found = near.search(word, { fuzzy: slipsIn(word) })[0]?.id as string | undefined;
    return swapped ?? found ?? word;
  }

  /** The longest phrase that begins at a place: how many words it has, and what it means. */
  function phraseAt(words: readonly string[], at: number) {
    for (let length = Math.min(longest, words.length - at); length > 0; length--) {
      const meant = phrases.get(words.slice(at, at + length).join(' '));
      if (meant !== undefined) return { length, meant };
    }
    return { length: 1, meant: undefined };
  }

  return (query) => {
    const typed = wordsIn(query);
    const read = typed.map(corrected);
    const parts: Part[] = [];
    let byPrice = false;
    // What is left without the words that say nothing: as typed, and as read.
    const telling: [typed: string[], read: string[]] = [[], []];
    for (let at = 0; at < read.length;) {
      const { length, meant } = phraseAt(read, at);
      const [asTyped, asRead] = [typed, read].map((words) => words.slice(at, at + length)) as [
        string[],
        string[],
      ];
      at += length;
      if (meant?.length === 0) byPrice = true;
      if (meant === undefined ? asTyped.every((word) => asides.has(word)) : meant.length === 0) continue;
      parts.push({ words: meant === undefined ? asTyped : asRead, meant: meant ?? [] });
      telling[0].push(...asTyped);
      telling[1].push(...asRead);
    }
    // Where all of them say nothing, one of them is what is asked for.
    if (parts.length === 0 && !byPrice) parts.push(...typed.map((word) => ({ words: [word], meant: [] })));
    const whole = byPrice ? [] : [query, read.join(' ')];
    const spellings = [...whole, ...telling.map((words) => words.join(' '))].map(squeeze);
    return { parts, byPrice, spellings: [...new Set(spellings)] };
  };
}
