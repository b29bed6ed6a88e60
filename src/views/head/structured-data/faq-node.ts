/**
 * Questions and answers of a page, word for word. Rich results for them ended in 2026; they stay as plain
 * vocabulary, since they say what is visible and compress to next to nothing beside it.
 */
import type { FAQPage } from 'schema-dts';
import type { Page, Question } from '#views/page/blocks.ts';
import { plainText } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { pageIds } from './ids.ts';

/** Every question that stands on a page. */
export function questionsOn({ sections }: Page): Question[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'faq' ? block.items : [])),
  );
}

export function faqNode(site: Site, path: string, questions: readonly Question[]): FAQPage {
  return {
    '@type': 'FAQPage',
    '@id': pageIds(site, path).faq,
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  };
}
