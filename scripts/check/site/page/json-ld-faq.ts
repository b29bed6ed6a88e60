/** The questions of structured data are those of the page, word for word. */
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import type { TextBlock } from '../text-blocks.ts';
import { isObject, wordsOf, type JsonObject } from '../json.ts';

const questionTags = new Set(['h3', 'h4', 'summary', 'dt']);

interface Question {
  readonly question: string;
  readonly answer: string;
}

export function* checkFaq({ file, blocks }: HtmlPage, objects: readonly JsonObject[]): Iterable<SiteFinding> {
  const structured = objects.filter((object) => object['@type'] === 'Question').map(structuredQuestion);
  const visible = visibleQuestions(blocks);
  for (const [index, { question, answer }] of structured.entries()) {
    const shown = visible[index];
    if (shown?.question !== question) {
      yield finding(
        'faq-differs',
        file,
        `Structured data asks "${question}", the page "${shown?.question ?? 'nothing'}".`,
      );
    } else if (shown.answer !== answer) {
      const at = firstDifference(answer, shown.answer);
      yield finding(
        'faq-differs',
        file,
        `The answer to "${question}" differs: ${excerpt(answer, at)} in structured data.`,
      );
    }
  }
  if (visible.length > structured.length) {
    yield finding(
      'faq-differs',
      file,
      `The page answers ${visible.length} questions, structured data ${structured.length}.`,
    );
  }
}

function structuredQuestion(object: JsonObject): Question {
  const accepted = object.acceptedAnswer;
  const answer = isObject(accepted) ? accepted.text : undefined;
  return { question: normal(wordsOf(object.name)), answer: normal(wordsOf(answer)) };
}

/** A heading of the section #faq, and what follows until the next. */
function visibleQuestions(blocks: readonly TextBlock[]): Question[] {
  const questions: { question: string; answer: string }[] = [];
  for (const { section, tag, text } of blocks) {
    if (section !== 'faq' || tag === 'h2') continue;
    const open = questions.at(-1);
    if (questionTags.has(tag)) questions.push({ question: normal(text), answer: '' });
    else if (open !== undefined) open.answer = normal(`${open.answer} ${text}`);
  }
  return questions;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function normal(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
