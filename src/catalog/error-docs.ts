/** The error table for readers: every code with an example and with what is reported for it. */
import {
  exampleKnown,
  exampleLines,
  exampleText,
  unmark,
  type ErrorExample,
} from '#catalog/errors/error-examples.ts';
import { errorTable, type ErrorCode, type IssueValues } from '#catalog/errors/error-table.ts';
import { historyProblems } from './check-history.ts';
import { loadCatalog } from './load.ts';
import { CatalogError, formatProblem, problemAt } from '#catalog/read/problem.ts';

export interface ErrorDoc {
  readonly code: ErrorCode;
  /** As the table has them; what is filled in differs from mistake to mistake and stands as "…". */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Lines of a catalog that contain the mistake. */
  readonly example: string;
  /** What the build says about them. */
  readonly report: string;
}

/** Every mistake in Markdown, for maintainers: one section per code, so that a report can be looked up. */
export function errorDocsText(): string {
  const docs = errorDocs();
  const sections = docs.map(({ code, message, why, fix, example, report }) =>
    [
      `## ${code}`,
      `${message} ${why}`,
      `What to do: ${fix}`,
      `\`\`\`yaml\n${example}\n\`\`\``,
      `\`\`\`text\n${report}\n\`\`\``,
    ].join('\n\n'),
  );
  const lead = `Before a page is built, the whole catalog is checked. These ${docs.length} mistakes stop the build; all of them are
reported in one run, each with its line and column: an example, and what is said about it.`;
  return `<!-- Written by npm run schema; edit the texts in src/catalog/errors. -->

# Mistakes the catalog check refuses

${lead}

${sections.join('\n\n')}
`;
}

/** One for every code, in the order of the table. */
export function errorDocs(): ErrorDoc[] {
  return (Object.keys(errorTable) as ErrorCode[]).map((code) => {
    const { message, why, fix, example } = errorTable[code];
    return { code, message: general(message), why, fix: general(fix), ...demonstration(code, example) };
  });
}

function general(words: string): string {
  // A hint is a sentence of its own that may be missing; a fix that has one value is written out.
  return words.replaceAll('{hint}', '').replaceAll(/\{\w+\}/g, '…');
}

/** What is said of files that no example can be written of. */
const unwritten: Partial<Record<ErrorCode, { readonly example: string; readonly values: IssueValues }>> = {
  'file-unreadable': {
    example: 'CATALOG=modles.yaml npm run build',
    values: { detail: "ENOENT: no such file or directory, open 'models.yaml'" },
  },
  'file-encoding': {
    example: 'CATALOG=latin-1.yaml npm run build',
    values: { detail: 'byte 0xE9, 26 bytes from its beginning, is part of no character' },
  },
  'file-too-large': {
    example: 'CATALOG=access-log.yaml npm run build',
    values: { most: '3 million lines and values' },
  },
};

function demonstration(
  code: ErrorCode,
  example: ErrorExample | undefined,
): Pick<ErrorDoc, 'example' | 'report'> {
  if (example === undefined) {
    const { example: command = '', values = {} } = unwritten[code] ?? {};
    const problem = problemAt({ file: 'models.yaml', lines: [''] }, { line: 1, column: 1 }, code, values);
    return { example: command, report: formatProblem(problem) };
  }
  const { text } = unmark(exampleText(example));
  const history = 'history' in example ? unmark(example.history).text : undefined;
  return {
    example: unmark(exampleLines(example)).text,
    report: reportOf(text, history, exampleKnown(example)),
  };
}

function reportOf(text: string, history: string | undefined, known: ReturnType<typeof exampleKnown>): string {
  try {
    const catalog = loadCatalog({ file: 'models.yaml', text });
    const [first] = history === undefined ? [] : historyProblems(catalog, known, { history, catalog: text });
    if (first !== undefined) return formatProblem(first);
  } catch (error) {
    if (error instanceof CatalogError) return formatProblem(error.problems[0]);
    throw error;
  }
  throw new Error('An example of a mistake is none.');
}
