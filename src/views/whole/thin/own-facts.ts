/** How much a page says that hardly any other page says. */
import { withoutNames, wordsOf } from './mask.ts';
import type { PageText, Unit } from './page-text.ts';

/** A fact that stands on more other pages than these belongs to a family and not to one page. */
export const othersAllowed = 2;
/** Shorter units are labels. */
const fewestWords = 2;

/**
 * For each page, the units that at most {@link othersAllowed} other pages have, its own names masked. The same price
 * said again counts once, a price computed from another one not at all, another model's price neither.
 */
export function ownFacts(texts: readonly PageText[]): readonly (readonly string[])[] {
  const sayings = texts.map((text) =>
    withoutNames(text, true).map((words, index) => ({
      words: withoutRatios(wordsOf(words)),
      keys: text.units[index]?.keys ?? [],
    })),
  );
  const pagesWith = new Map<string, number>();
  for (const units of sayings) {
    for (const fact of new Set(units.map(({ words }) => words.join(' ')))) {
      pagesWith.set(fact, (pagesWith.get(fact) ?? 0) + 1);
    }
  }
  return sayings.map((units, index) => {
    const facts = new Set<string>();
    const told = new Set<string>();
    for (const { words, keys } of units) {
      const fact = words.join(' ');
      const rare = words.length >= fewestWords && (pagesWith.get(fact) ?? 0) <= othersAllowed + 1;
      if (rare && isNews(keys, told, texts[index]?.about)) facts.add(fact);
      for (const key of keys) told.add(key);
    }
    return [...facts];
  });
}

/** How prices relate follows from the prices: "50%" and "8 times" are no facts of their own. */
function withoutRatios(words: readonly string[]): string[] {
  return words.map((word, index) =>
    word.endsWith('%') || (words[index + 1] === 'times' && /^\d/.test(word)) ? '0' : word,
  );
}

/** Whether a unit's figures, where it has any, are the page's own, and one of them was not told yet. */
function isNews(keys: Unit['keys'], told: ReadonlySet<string>, about: string | undefined): boolean {
  if (keys.length === 0) return true;
  const own = keys.filter((key) => about === undefined || key.startsWith(`${about}#`));
  return own.some((key) => !told.has(key));
}
