/** The frame of a page: title, description, headings, address. */
import type { FindingKind } from './kind.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const pagesCodes = {
  'page-missing': { why: 'Every model has its page.', fix: 'Build again; if it stays, look at src/pages/q.' },
  'id-duplicate': {
    why: 'Links and labels find only the first one.',
    fix: 'Make the id unique on its page.',
  },
  'heading-count': { why: 'A page answers one question: it has exactly one h1.', fix: views },
  'title-missing': { why: 'Search results show it.', fix: views },
  'title-duplicate': { why: 'Readers of search results cannot tell the pages apart.', fix: views },
  'description-missing': { why: 'Search results show it.', fix: views },
  'description-duplicate': { why: 'Readers of search results cannot tell the pages apart.', fix: views },
  'canonical-wrong': {
    why: 'Search engines would file the page under another address.',
    fix: 'Correct the canonical link in src/components/HeadMeta.astro.',
  },
  'heading-order': {
    why: 'People who listen to a page move by its headings: a skipped level reads as a missing part.',
    fix: 'Use the next level: h2 below h1, h3 below h2.',
  },
  'heading-duplicate': {
    why: 'Two pages answer the same question.',
    fix: 'Give each page a question of its own, or make one of them noindex.',
  },
  'title-long': {
    severity: 'warning',
    why: 'Search results cut it.',
    fix: 'Shorten the title in its view.',
  },
  'title-cut': { why: 'A figure or a unit may be what was cut off.', fix: 'Say less, in whole words.' },
  'description-long': {
    severity: 'warning',
    why: 'Search results cut it.',
    fix: 'Shorten the description in its view.',
  },
  'description-short': {
    severity: 'warning',
    why: 'Search engines make up their own.',
    fix: 'Say in a sentence what the page answers.',
  },
  'language-missing': {
    why: 'Voices and translators need it.',
    fix: 'Set lang on <html> in src/layouts/Base.astro.',
  },
  'viewport-missing': {
    why: 'Phones would show the page tiny.',
    fix: 'Put `<meta name="viewport" content="width=device-width, initial-scale=1">` in src/layouts/Base.astro, without a limit on zooming.',
  },
  'charset-missing': {
    why: 'Signs such as “€” could be read wrongly.',
    fix: 'Make `<meta charset="utf-8">` the first element of the head.',
  },
  'landmark-missing': {
    why: 'People who listen to a page jump to its content by <main>.',
    fix: 'Print the page through src/layouts/Base.astro.',
  },
  'open-graph-missing': { why: 'A shared link shows it.', fix: 'Print it in src/layouts/Base.astro.' },
  'page-orphan': {
    why: 'No reader, and no search engine, gets there from the home page.',
    fix: 'Link it from a list, or do not build it.',
  },
} as const satisfies Record<string, FindingKind>;
