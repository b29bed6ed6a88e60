/** A page and its Markdown twin say the same. */
import type { FindingKind } from './kind.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const parityCodes = {
  'twin-missing': {
    why: 'Every page has a Markdown twin for assistants.',
    fix: 'Print the page from a view.',
  },
  'twin-without-page': {
    why: 'Assistants would be sent to a page that does not exist.',
    fix: 'Build into an empty folder again.',
  },
  'twin-heading-missing': { why: 'A reader of the twin would miss a part of the page.', fix: views },
  'twin-text-missing': {
    why: 'Half of the readers see the twin: it says what the page says.',
    fix: 'Print both from the same view (src/views/page/markdown.ts).',
  },
  'twin-count-missing': { why: 'A count in the twin differs from the one on the page.', fix: views },
  'twin-front-matter': {
    why: 'Assistants take title, address and date of a twin from its first lines.',
    fix: 'Correct the front matter in src/views/page/markdown.ts.',
  },
  'twin-unlinked': {
    why: 'Assistants find the twin by it.',
    fix: 'Print `<link rel="alternate" type="text/markdown">` in src/layouts/Base.astro.',
  },
  'formats-differ': {
    why: 'Page, twin and API must list the same rates.',
    fix: 'Print all from the same rates, and build again.',
  },
} as const satisfies Record<string, FindingKind>;
