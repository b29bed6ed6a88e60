/** `/errors/`: every mistake the build refuses, with an example and its report, from the table itself. */
import { address } from '#address.ts';
import { errorDocs } from '#catalog/error-docs.ts';
import { highlight } from '#highlight/index.ts';
import type { Block, Page } from '#views/page/blocks.ts';
import { withCode } from '#views/page/inline.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** One section per code; the code is its fragment, so that a report can be looked up. */
export function errorsPage(site: Site): Page {
  const docs = errorDocs();
  return {
    kind: 'errors',
    path: address('errors/'),
    title: ['Mistakes the catalog check refuses'],
    description: [
      `The ${count(docs.length)} mistakes in a catalog that stop the build, each with an example, the reason and the fix.`,
    ],
    crumbs: [
      { label: 'Home', href: address('') },
      ...(site.evidence ? [{ label: 'How prices are checked', href: address('verification/') }] : []),
    ],
    heading: 'Mistakes the catalog check refuses',
    lead: [
      [
        `Before a page is built, the whole catalog is checked. These ${count(docs.length)} mistakes stop the build; all of them are reported in one run, each with its line and column.`,
      ],
    ],
    sections: docs.map(({ code: name, message, why, fix, example, report }) => ({
      id: name,
      title: name,
      blocks: [
        { kind: 'text', content: withCode(`${message} ${why}`) },
        { kind: 'text', content: withCode(`What to do: ${fix}`) },
        snippet('An example', example, 'yaml'),
        snippet('What the build says', report, 'text'),
      ],
    })),
  };
}

function snippet(label: string, text: string, language: 'yaml' | 'text'): Block {
  return { kind: 'snippet', label, code: text, language, html: highlight(text, language) };
}
