/** The sentences of pages and texts. */
import type { FindingKind } from './kind.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const wordsCodes = {
  'word-forbidden': { why: 'It is what a program prints when a value is missing.', fix: views },
  'element-empty': { why: 'A reader finds nothing where something is announced.', fix: views },
  'sentence-broken': { why: 'A part of the sentence is missing.', fix: views },
  'space-double': { why: 'It betrays a missing or empty part of a sentence.', fix: views },
  'article-wrong': { why: 'It reads as machine-made.', fix: views },
  'placeholder-unfilled': { why: 'A placeholder was published.', fix: views },
} as const satisfies Record<string, FindingKind>;
