/** Faults of sentences that were put together by a program; for text without its code. */
import type { FindingCode } from './finding-table.ts';

export interface ProseFault {
  readonly code: FindingCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Rule {
  readonly code: FindingCode;
  readonly pattern: RegExp;
  readonly says: (found: string) => string;
}

const rules: readonly Rule[] = [
  {
    code: 'word-forbidden',
    pattern: /\bNaN\b|\bundefined\b|\[object [A-Z]\w*\]?/g,
    says: (found) => `It says "${found}".`,
  },
  {
    code: 'price-zero',
    pattern: /\p{Sc}0(?:\.0+)?(?!\d|[.,]\d)/gu,
    says: (found) => `It says "${found}".`,
  },
  {
    code: 'sentence-broken',
    // A stop after a space, two stops, a word before a stop that never ends a clause, an empty bracket.
    pattern:
      /\s[.,;:](?=\s|$)|\s\?(?=\s|$)|(?<!\.)\.\s?\.(?!\.)|[,;:]\s?[.,;:](?=\s|$)|(?<!-)\b(?:of|per|and|or|the|an|than|plus)[.;](?=\s|$)|\(\s*\)|“\s*”/g,
    says: (found) => `Something is missing before "${found.trim()}".`,
  },
  { code: 'space-double', pattern: /(?<=\S) {2,}(?=\S)/g, says: () => 'There are two spaces between words.' },
  {
    code: 'article-wrong',
    // "a" before a vowel that is spoken as one; "an" before letters that are consonants however they are read.
    pattern:
      /\b[Aa] (?:(?!eu|one\b|one-|once|uni(?!n|m)|us[aeu]|ut[ei]|ubi)[aeiou][a-z]{2,}|(?!Eu|One)[AEIO][a-z]{2,}|8\b|11\b|18\b)|\b[Aa]n (?:(?!hour|hono|heir|https?\b|x[A-Z])[bcdfghjklmnpqrstvwxyz][a-z]{2,}|[BCDGJKPQTVWYZ][a-z]{2,})/g,
    says: (found) => `"${found}" has the wrong article.`,
  },
  {
    code: 'placeholder-unfilled',
    pattern:
      /\{\{|\}\}|\$\{[^}]*\}|\{[A-Za-z][\w.]*\}|<\/?(?:Price|Fee)\b|\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b/gi,
    says: (found) => `"${found}" was never filled in.`,
  },
];

export function proseFaults(text: string): ProseFault[] {
  return rules.flatMap(({ code, pattern, says }) =>
    [...text.matchAll(pattern)].map((match) => ({
      code,
      message: says(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
