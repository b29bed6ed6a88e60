/** Faults of sentences that were put together by a program; for text without its code. */
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { withoutRanges } from '../../text-blocks.ts';
import { perText } from '../../once.ts';
import type { PartKind } from '../../part.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const wordCodes = codes('words', {
  'word-forbidden': { why: 'It is what a program prints when a value is missing.', fix: views },
  'element-empty': { why: 'A reader finds nothing where something is announced.', fix: views },
  'sentence-broken': { why: 'A part of the sentence is missing.', fix: views },
  'space-double': { why: 'It betrays a missing or empty part of a sentence.', fix: views },
  'article-wrong': { why: 'It reads as machine-made.', fix: views },
  'placeholder-unfilled': { why: 'A placeholder was published.', fix: views },
  'price-zero': {
    why: 'Nothing above zero prints as zero, and what is free is called free.',
    fix: 'Say that it is free, or print the amount with all its digits.',
  },
});

const finding = raising(wordCodes);

export const sentencesPart: PartKind = {
  codes: [wordCodes],
  start(site) {
    const check = perText(checkProse);
    return {
      *page({ file, blocks }) {
        site.look('words', 'texts of pages', blocks.length);
        for (const { text, code, section } of blocks)
          yield* inSection(check(file, withoutRanges(text, code).trim()), section);
      },
    };
  },
};

export interface ProseFault {
  readonly code: keyof typeof wordCodes.kinds;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Rule {
  readonly code: keyof typeof wordCodes.kinds;
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
    pattern: /(?:\p{Sc}|[A-Z]\u00A0)0(?:\.0+)?(?!\d|[.,]\d)/gu,
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

function proseFaults(text: string): ProseFault[] {
  return rules
    .filter(({ pattern }) => text.search(pattern) !== -1)
    .flatMap(({ code, pattern, says }) =>
      [...text.matchAll(pattern)].map((match) => ({
        code,
        message: says(match[0]),
        start: match.index,
        end: match.index + match[0].length,
      })),
    );
}

// The sentences of a page.

function* checkProse(file: string, text: string): Findings {
  for (const { code, message, start, end } of proseFaults(text))
    yield finding(code, file, `${message} In ${excerpt(text, start, end)}`);
}

function* inSection(found: Findings, section: string): Findings {
  for (const one of found) yield { ...one, message: `#${section}: ${one.message}` };
}

/** The sentences of text files. */

/** Code and addresses are not sentences. */
const notProse = /^(`{3,})[^]*?^\1$|`[^`\n]*`|https?:\/\/[^\s)]+/gm;

export function* checkTextProse(file: string, text: string): Findings {
  for (const [index, line] of prose(text).split('\n').entries()) {
    for (const { code, message, start, end } of proseFaults(line.trimStart())) {
      yield finding(code, file, `${message} In ${excerpt(line.trimStart(), start, end)}`, index + 1);
    }
    if (line.startsWith('| ')) yield* checkCells(file, line, index + 1);
  }
}

function* checkCells(file: string, line: string, number: number): Findings {
  const cells = line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/);
  for (const cell of cells.map((text) => text.trim())) {
    if (cell === '') yield finding('element-empty', file, `A cell is empty in ${excerpt(line)}.`, number);
    if (cell === 'null')
      yield finding('word-forbidden', file, `A cell says "null" in ${excerpt(line)}.`, number);
  }
}

/** Blanks what is no prose, keeping line breaks so that line numbers stay true. */
function prose(text: string): string {
  return text.replaceAll(notProse, (match) => match.replaceAll(/[^\n]/g, '\u2423'));
}
